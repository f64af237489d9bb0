/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/forged-l2-update-run.h"

#include "ns3/ap-relay.h"
#include "ns3/better-poa-policy.h"
#include "ns3/boolean.h"
#include "ns3/lan-bridge.h"
#include "ns3/mobility-model.h"
#include "ns3/pointer.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"
#include "ns3/wifi-access-network.h"

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
constexpr uint32_t ATTACKED_AP = 3;      //!< AP4, on the same LAN
constexpr double DISTANCE_M = 10;        //!< of victim and attacker from their access points
constexpr int64_t OWN_STREAMS = 1000000; //!< beyond those of HandoverScenario

/// Builds on a scenario, and keeps what must live as long as the run.
class ForgeryBuilder
{
  public:
    ForgeryBuilder(Ptr<HandoverScenario> scenario,
                   const ForgedL2UpdateVariant& variant,
                   const ForgedL2UpdateParameters& parameters)
        : m_scenario(scenario),
          m_variant(variant),
          m_parameters(parameters)
    {
    }

    /// To be called from HandoverScenario's prepare function.
    void Build()
    {
        m_random = CreateObject<UniformRandomVariable>();
        m_random->SetStream(OWN_STREAMS);
        auto victim = m_scenario->GetMobileNode(0);
        victim->GetObject<MobilityModel>()->SetPosition(Beside(HOME_AP));
        // It stays where it is, and goes back there when it is thrown out.
        victim->GetObject<MobileNode>()->SetAttribute(
            "Policy",
            PointerValue(CreateObject<BetterPoaPolicy>()));
        // The phase of the rare uplink against the attack is what differs between runs.
        const Time phase = m_parameters.uplinkInterval * m_random->GetValue(0, 1);
        AddUplink(*m_scenario,
                  CALL_STARTS + phase,
                  m_scenario->GetDuration() - HANG_UP_MARGIN,
                  m_parameters.uplinkInterval);
        m_scenario->GetNetwork()
            .GetLanSwitches()
            .front()
            ->GetObject<LanBridge>()
            ->TraceConnectWithoutContext("StationMoved",
                                         MakeCallback(&ForgeryBuilder::NoteMove, this));
        m_scenario->GetLink(0)->TraceConnectWithoutContext(
            "Primitive",
            MakeCallback(&ForgeryBuilder::NotePrimitive, this));
        if (m_variant.kind)
        {
            AddAttacker();
        }
    }

    /// @return what came of it; to be called when the run has ended
    ForgedL2UpdateOutcome GetOutcome() const
    {
        auto outcome = m_outcome;
        std::set<uint32_t> elsewhere;
        if (m_attacker)
        {
            elsewhere = {GetAp().node->GetId(), m_attacker->GetNode()->GetId()};
        }
        outcome.call = MeasureAttack(*m_scenario->GetLedger(),
                                     m_scenario->GetDuration() - HANG_UP_MARGIN,
                                     elsewhere);
        outcome.atHome = IsAssociatedWith(*m_scenario, HOME_AP);
        return outcome;
    }

  private:
    /// @return the access point that the attacker uses
    const NetworkAp& GetAp() const
    {
        return m_scenario->GetNetwork().GetAccessPoints()[ATTACKED_AP];
    }

    /// @param ap index of an access point @return a place near it
    Vector Beside(uint32_t ap) const
    {
        auto place = m_scenario->GetNetwork()
                         .GetAccessPoints()[ap]
                         .node->GetObject<MobilityModel>()
                         ->GetPosition();
        place.y += DISTANCE_M;
        return place;
    }

    /// The attacker, and the access point as far as it differs.
    void AddAttacker()
    {
        auto& access = dynamic_cast<WifiAccessNetwork&>(m_scenario->GetAccessNetwork());
        auto mlme = access.GetApDevice(ATTACKED_AP)->GetObject<ApMlme>();
        mlme->GetMac()->SetAttribute("RelayStrays", BooleanValue(!m_variant.apChecks));
        GetAp().node->GetObject<ApRelay>()->SetAttribute("CheckSource",
                                                         BooleanValue(m_variant.apChecks));
        mlme->TraceConnectWithoutContext("PortOpen", MakeCallback(&ForgeryBuilder::NotePort, this));
        mlme->GetMac()->TraceConnectWithoutContext(
            "PacketDrop",
            MakeCallback(&ForgeryBuilder::NoteRefusal, this));

        ForgingStation::Settings settings;
        settings.victim = m_scenario->GetLink(0)->GetAddress();
        settings.ap = access.GetPoa(ATTACKED_AP);
        settings.channel = GetAp().plan.channel;
        settings.position = Beside(ATTACKED_AP);
        settings.when = Seconds(m_random->GetValue(FIRST_ATTACK_S, LAST_ATTACK_S));
        settings.kind = *m_variant.kind;
        settings.networkUsesDot1x = m_variant.dot1x;
        settings.hasCredentials = m_variant.insider;
        m_attacker =
            std::make_unique<ForgingStation>(access.GetHelper(), settings, m_scenario->GetLedger());
        m_scenario->GetProbe()->WatchNode(m_attacker->GetNode(), PlaceKind::STATION_BUFFER);
        access.GetHelper().AssignStreams(m_attacker->GetNode()->GetDevice(0), OWN_STREAMS + 1);
    }

    /// Sink of the switch's StationMoved; the parameters are the trace's
    void NoteMove(Mac48Address station, Ptr<NetDevice> from, Ptr<NetDevice>)
    {
        m_outcome.bridgeMoves += from && station == m_scenario->GetLink(0)->GetAddress() ? 1 : 0;
    }

    /// Sink of the access point's PortOpen; the parameter is the trace's
    void NotePort(Mac48Address)
    {
        ++m_outcome.portsOpened;
    }

    /// Sink of the access point's PacketDrop; the parameters are the trace's
    void NoteRefusal(Ptr<const Packet> packet, PacketDropCause)
    {
        m_outcome.refused += LedgerTag::Find(packet) ? 0 : 1;
    }

    /// Sink of the victim's Primitive; the parameter is the trace's
    void NotePrimitive(const LinkSap::PrimitiveRecord& record)
    {
        m_outcome.victimLinkDowns += record.name == LinkPrimitiveName::LINK_DOWN &&
                                             record.primitiveClass == LinkPrimitiveClass::INDICATION
                                         ? 1
                                         : 0;
    }

    Ptr<HandoverScenario> m_scenario;           //!< built on
    ForgedL2UpdateVariant m_variant;            //!< which row
    ForgedL2UpdateParameters m_parameters;      //!< of all rows
    Ptr<UniformRandomVariable> m_random;        //!< what differs between runs
    std::unique_ptr<ForgingStation> m_attacker; //!< or null
    ForgedL2UpdateOutcome m_outcome;            //!< what was seen so far
};

} // namespace

const std::vector<ForgedL2UpdateVariant>&
GetForgedL2UpdateVariants()
{
    using F = ForgeryKind;
    static const std::vector<ForgedL2UpdateVariant> VARIANTS{
        {"no-attack", std::nullopt, false, false, true},
        {"association-open", F::ASSOCIATION, false, false, true},
        {"association-8021x", F::ASSOCIATION, true, false, true},
        {"association-8021x-insider", F::ASSOCIATION, true, true, true},
        {"xid-frame-unchecked", F::XID_FRAME, false, false, false},
        {"xid-frame-checked", F::XID_FRAME, false, false, true},
        {"data-frame-unchecked", F::DATA_FRAME, false, false, false},
        {"data-frame-checked", F::DATA_FRAME, false, false, true},
    };
    return VARIANTS;
}

ForgedL2UpdateOutcome
RunForgedL2Update(const ForgedL2UpdateVariant& variant, const ForgedL2UpdateParameters& parameters)
{
    auto scenario = CreateObject<HandoverScenario>();
    scenario->SetAttribute("FlowStart", TimeValue(CALL_STARTS));
    scenario->SetAttribute("CoolDown", TimeValue(CALL_GOES_ON));
    ForgeryBuilder builder(scenario, variant, parameters);
    RunAtRest(scenario, variant.dot1x, parameters.seed, parameters.run, [&builder] {
        builder.Build();
    });
    return builder.GetOutcome();
}

} // namespace fmipv6
} // namespace ns3
