/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/forged-fbu-run.h"

#include "ns3/access-router.h"
#include "ns3/attack-run.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/previous-access-router.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <set>

namespace ns3
{
namespace fmipv6
{

namespace
{

const Time RUN_ENDS = Seconds(30);
constexpr double FIRST_ATTACK_S = 8; //!< earliest
constexpr double LAST_ATTACK_S = 10; //!< latest
constexpr uint32_t ATTACKER = 1;     //!< index of the mobile node that attacks
constexpr uint32_t ATTACKER_AP = 5;  //!< AP6, of the other subnet
constexpr double DISTANCE_M = 10;    //!< of victim and attacker from their access points
constexpr uint16_t SEQUENCE = 1;     //!< of the FBU
const char* const VICTIM_KEY = "the victim's handover key";
const char* const ATTACKER_KEY = "the attacker's handover key";

/// Two mobile nodes, of which the second one attacks.
class ForgedFbuRun : public AttackRun
{
  public:
    ForgedFbuRun(const ForgedFbuVariant& variant, const ForgedFbuParameters& parameters)
        : AttackRun(2, RUN_ENDS),
          m_variant(variant),
          m_parameters(parameters)
    {
    }

    /// @return what came of it
    ForgedFbuOutcome GetOutcome()
    {
        m_outcome.call = Run(false, m_parameters.seed, m_parameters.run);
        return m_outcome;
    }

  private:
    void Build() override
    {
        Rest(VICTIM, Beside(HOME_AP, 0, DISTANCE_M));
        Rest(ATTACKER, Beside(ATTACKER_AP, 0, DISTANCE_M));
        Speak(Time(0), MilliSeconds(20));
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
                MakeCallback(&ForgedFbuRun::NoteReceived, this));
            router->GetPreviousRole()->TraceConnectWithoutContext(
                "MsgTx",
                MakeCallback(&ForgedFbuRun::NoteSent, this));
            router->GetPreviousRole()->TraceConnectWithoutContext(
                "MsgDrop",
                MakeCallback(&ForgedFbuRun::NoteRefusal, this));
        }
        const auto when = Seconds(Draw(FIRST_ATTACK_S, LAST_ATTACK_S));
        if (m_variant.attacks)
        {
            Simulator::ScheduleWithContext(m_scenario->GetMobileNode(ATTACKER)->GetId(),
                                           when,
                                           &ForgedFbuRun::Attack,
                                           this);
        }
    }

    std::set<uint32_t> GetElsewhere() const override
    {
        return {m_scenario->GetMobileNode(ATTACKER)->GetId()};
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
    return ForgedFbuRun(variant, parameters).GetOutcome();
}

} // namespace fmipv6
} // namespace ns3
