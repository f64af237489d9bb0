/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/forged-fbu-run.h"

#include "ns3/access-router.h"
#include "ns3/better-poa-policy.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobility-model.h"
#include "ns3/pointer.h"
#include "ns3/previous-access-router.h"
#include "ns3/random-variable-stream.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <memory>
#include <set>

namespace ns3
{
namespace fmipv6
{

namespace
{

const Time CALL_STARTS = Seconds(3);
const Time CALL_GOES_ON = Seconds(26);   //!< from the start of the mobile node's warm-up on
const Time HANG_UP_MARGIN = Seconds(1);  //!< as HandoverScenario has it
constexpr double FIRST_ATTACK_S = 8;     //!< earliest
constexpr double LAST_ATTACK_S = 10;     //!< latest
constexpr uint32_t HOME_AP = 4;          //!< AP5, where the victim is
constexpr uint32_t ATTACKER_AP = 5;      //!< AP6, of the other subnet
constexpr double DISTANCE_M = 10;        //!< of victim and attacker from their access points
constexpr int64_t OWN_STREAMS = 1000000; //!< beyond those of HandoverScenario
constexpr uint16_t SEQUENCE = 1;         //!< of the FBU
const char* const VICTIM_KEY = "the victim's handover key";
const char* const ATTACKER_KEY = "the attacker's handover key";

/// Builds on a scenario of two mobile nodes, of which the second one attacks.
class ForgedFbuBuilder
{
  public:
    ForgedFbuBuilder(Ptr<HandoverScenario> scenario,
                     const ForgedFbuVariant& variant,
                     const ForgedFbuParameters& parameters)
        : m_scenario(scenario),
          m_variant(variant),
          m_parameters(parameters)
    {
    }

    /// To be called from HandoverScenario's prepare function.
    void Build()
    {
        auto random = CreateObject<UniformRandomVariable>();
        random->SetStream(OWN_STREAMS);
        Settle(VICTIM, HOME_AP);
        Settle(ATTACKER, ATTACKER_AP);
        AddUplink(*m_scenario,
                  CALL_STARTS,
                  m_scenario->GetDuration() - HANG_UP_MARGIN,
                  MilliSeconds(20));
        for (const auto& router : m_scenario->GetDeployment().GetRouters())
        {
            if (m_variant.protection == FbuProtection::NONE)
            {
                router->SetAttribute("SharedKey", StringValue(""));
            }
            else if (m_variant.protection == FbuProtection::HANDOVER_KEYS)
            {
                router->SetHandoverKey(m_scenario->GetLink(VICTIM)->GetAddress(), VICTIM_KEY);
                router->SetHandoverKey(m_scenario->GetLink(ATTACKER)->GetAddress(), ATTACKER_KEY);
            }
            router->GetPreviousRole()->TraceConnectWithoutContext(
                "MsgRx",
                MakeCallback(&ForgedFbuBuilder::NoteReceived, this));
            router->GetPreviousRole()->TraceConnectWithoutContext(
                "MsgTx",
                MakeCallback(&ForgedFbuBuilder::NoteSent, this));
            router->GetPreviousRole()->TraceConnectWithoutContext(
                "MsgDrop",
                MakeCallback(&ForgedFbuBuilder::NoteRefusal, this));
        }
        const auto when = Seconds(random->GetValue(FIRST_ATTACK_S, LAST_ATTACK_S));
        if (m_variant.attacks)
        {
            Simulator::ScheduleWithContext(m_scenario->GetMobileNode(ATTACKER)->GetId(),
                                           when,
                                           &ForgedFbuBuilder::Attack,
                                           this);
        }
    }

    /// @return what came of it; to be called when the run has ended
    ForgedFbuOutcome GetOutcome() const
    {
        auto outcome = m_outcome;
        const std::set<uint32_t> elsewhere{m_scenario->GetMobileNode(ATTACKER)->GetId()};
        outcome.call = MeasureAttack(*m_scenario->GetLedger(),
                                     m_scenario->GetDuration() - HANG_UP_MARGIN,
                                     elsewhere);
        outcome.atHome = IsAssociatedWith(*m_scenario, HOME_AP);
        return outcome;
    }

  private:
    enum : uint32_t
    {
        VICTIM,
        ATTACKER
    };

    /// Have a mobile node rest. @param mobile index of it @param ap index of an access point
    void Settle(uint32_t mobile, uint32_t ap)
    {
        auto node = m_scenario->GetMobileNode(mobile);
        auto place = m_scenario->GetNetwork()
                         .GetAccessPoints()[ap]
                         .node->GetObject<MobilityModel>()
                         ->GetPosition();
        place.y += DISTANCE_M;
        node->GetObject<MobilityModel>()->SetPosition(place);
        node->GetObject<MobileNode>()->SetAttribute("Policy",
                                                    PointerValue(CreateObject<BetterPoaPolicy>()));
    }

    /// Send the forged FBU.
    void Attack()
    {
        const auto pcoa =
            m_scenario->GetMobileNode(VICTIM)->GetObject<MobileNode>()->GetCareOfAddress();
        auto node = m_scenario->GetMobileNode(ATTACKER);
        const auto ncoa = node->GetObject<MobileNode>()->GetCareOfAddress();
        Ipv6Address par;
        for (const auto& router : m_scenario->GetDeployment().GetRouters())
        {
            const auto info = router->GetArInfo();
            if (Ipv6Prefix(info.prefixLength).IsMatch(pcoa, info.prefix))
            {
                par = info.routerAddress;
            }
        }
        FastBindingUpdateHeader fbu;
        fbu.sequence = SEQUENCE;
        fbu.lifetime = m_parameters.lifetime;
        fbu.options.alternateCareOf = ncoa;
        // The new router would know the attacker by another one.
        fbu.options.mobileLla = m_scenario->GetLink(ATTACKER)->GetAddress();
        if (m_variant.protection != FbuProtection::NONE)
        {
            const auto* key = !m_variant.insider ? "a guess"
                              : m_variant.protection == FbuProtection::SHARED_KEY
                                  ? DEFAULT_SHARED_KEY
                                  : ATTACKER_KEY;
            fbu.Authenticate(ToSharedKey(key), ncoa, par);
        }
        auto packet = fbu.ToPacket(pcoa, par);
        HomeAddressHeader option;
        option.nextHeader = MobilityHeader::PROTOCOL;
        option.homeAddress = pcoa;
        packet->AddHeader(option);
        node->GetObject<MobileNode>()->GetAddresses()->Send(packet,
                                                            m_variant.spoofs ? pcoa : ncoa,
                                                            par,
                                                            HomeAddressHeader::PROTOCOL);
    }

    /// Sink of the routers' MsgRx; the parameters are the trace's
    void NoteReceived(std::string name, Ptr<const Packet>)
    {
        m_outcome.acceptedFbus += name == "FBU" ? 1 : 0;
    }

    /// Sink of the routers' MsgTx; the parameters are the trace's
    void NoteSent(std::string name, Ptr<const Packet>)
    {
        m_outcome.hi += name == "HI" ? 1 : 0;
    }

    /// Sink of the routers' MsgDrop; the parameters are the trace's
    void NoteRefusal(Ptr<const Packet>, std::string)
    {
        ++m_outcome.refusedFbus;
    }

    Ptr<HandoverScenario> m_scenario; //!< built on
    ForgedFbuVariant m_variant;       //!< which row
    ForgedFbuParameters m_parameters; //!< of all rows
    ForgedFbuOutcome m_outcome;       //!< what was seen so far
};

} // namespace

const std::vector<ForgedFbuVariant>&
GetForgedFbuVariants()
{
    using P = FbuProtection;
    static const std::vector<ForgedFbuVariant> VARIANTS{
        {"no-attack", false, P::SHARED_KEY, false, false},
        {"unprotected", true, P::NONE, false, false},
        {"unprotected-spoofed-source", true, P::NONE, false, true},
        {"shared-key-outsider", true, P::SHARED_KEY, false, false},
        {"shared-key-insider", true, P::SHARED_KEY, true, false},
        {"handover-keys-insider", true, P::HANDOVER_KEYS, true, false},
    };
    return VARIANTS;
}

ForgedFbuOutcome
RunForgedFbu(const ForgedFbuVariant& variant, const ForgedFbuParameters& parameters)
{
    auto scenario = CreateObject<HandoverScenario>();
    scenario->SetAttribute("MobileNodes", UintegerValue(2));
    scenario->SetAttribute("FlowStart", TimeValue(CALL_STARTS));
    scenario->SetAttribute("CoolDown", TimeValue(CALL_GOES_ON));
    ForgedFbuBuilder builder(scenario, variant, parameters);
    RunAtRest(scenario, false, parameters.seed, parameters.run, [&builder] { builder.Build(); });
    return builder.GetOutcome();
}

} // namespace fmipv6
} // namespace ns3
