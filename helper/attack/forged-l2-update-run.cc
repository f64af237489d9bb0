/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/forged-l2-update-run.h"

#include "ns3/ap-relay.h"
#include "ns3/attack-run.h"
#include "ns3/boolean.h"
#include "ns3/lan-bridge.h"
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

const Time RUN_ENDS = Seconds(30);
constexpr double FIRST_ATTACK_S = 8; //!< earliest
constexpr double LAST_ATTACK_S = 10; //!< latest
constexpr uint32_t ATTACKED_AP = 3;  //!< AP4, on the same LAN
constexpr double DISTANCE_M = 10;    //!< of victim and attacker from their access points

/// The attacker is a station beside the mobile node.
class ForgedL2UpdateRun : public AttackRun
{
  public:
    ForgedL2UpdateRun(const ForgedL2UpdateVariant& variant,
                      const ForgedL2UpdateParameters& parameters)
        : AttackRun(1, RUN_ENDS),
          m_variant(variant),
          m_parameters(parameters)
    {
    }

    /// @return what came of it
    ForgedL2UpdateOutcome GetOutcome()
    {
        m_outcome.call = Run(m_variant.dot1x, m_parameters.seed, m_parameters.run);
        return m_outcome;
    }

  private:
    void Build() override
    {
        Rest(VICTIM, Beside(HOME_AP, 0, DISTANCE_M));
        // The phase of the rare uplink against the attack is what differs between runs.
        Speak(m_parameters.uplinkInterval * Draw(0, 1), m_parameters.uplinkInterval);
        m_scenario->GetNetwork()
            .GetLanSwitches()
            .front()
            ->GetObject<LanBridge>()
            ->TraceConnectWithoutContext("StationMoved",
                                         MakeCallback(&ForgedL2UpdateRun::NoteMove, this));
        m_scenario->GetLink(VICTIM)->TraceConnectWithoutContext(
            "Primitive",
            MakeCallback(&ForgedL2UpdateRun::NotePrimitive, this));
        if (m_variant.kind)
        {
            AddAttacker();
        }
    }

    std::set<uint32_t> GetElsewhere() const override
    {
        if (!m_attacker)
        {
            return {};
        }
        return {GetAp().node->GetId(), m_attacker->GetNode()->GetId()};
    }

    /// @return the access point that the attacker uses
    const NetworkAp& GetAp() const
    {
        return m_scenario->GetNetwork().GetAccessPoints()[ATTACKED_AP];
    }

    /// The attacker, and the access point as far as it differs.
    void AddAttacker()
    {
        auto& access = dynamic_cast<WifiAccessNetwork&>(m_scenario->GetAccessNetwork());
        auto mlme = access.GetApDevice(ATTACKED_AP)->GetObject<ApMlme>();
        mlme->GetMac()->SetAttribute("RelayStrays", BooleanValue(!m_variant.apChecks));
        GetAp().node->GetObject<ApRelay>()->SetAttribute("CheckSource",
                                                         BooleanValue(m_variant.apChecks));
        mlme->TraceConnectWithoutContext("PortOpen",
                                         MakeCallback(&ForgedL2UpdateRun::NotePort, this));
        mlme->GetMac()->TraceConnectWithoutContext(
            "PacketDrop",
            MakeCallback(&ForgedL2UpdateRun::NoteRefusal, this));

        ForgingStation::Settings settings;
        settings.victim = m_scenario->GetLink(VICTIM)->GetAddress();
        settings.ap = access.GetPoa(ATTACKED_AP);
        settings.channel = GetAp().plan.channel;
        settings.position = Beside(ATTACKED_AP, 0, DISTANCE_M);
        settings.when = Seconds(Draw(FIRST_ATTACK_S, LAST_ATTACK_S));
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
        m_outcome.bridgeMoves +=
            from && station == m_scenario->GetLink(VICTIM)->GetAddress() ? 1 : 0;
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
        m_outcome.victimLinkDowns += record.TellsIpv6Of(LinkPrimitiveName::LINK_DOWN) ? 1 : 0;
    }

    ForgedL2UpdateVariant m_variant;            //!< which row
    ForgedL2UpdateParameters m_parameters;      //!< of all rows
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
    return ForgedL2UpdateRun(variant, parameters).GetOutcome();
}

} // namespace fmipv6
} // namespace ns3
