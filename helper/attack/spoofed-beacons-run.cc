/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/spoofed-beacons-run.h"

#include "ns3/access-router.h"
#include "ns3/attack-run.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/double.h"
#include "ns3/previous-access-router.h"
#include "ns3/rogue-access-point.h"
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

const Time APPEARS = Seconds(6);
const Time AFTERWARDS = Seconds(15); //!< the call goes on for so long when the attacker is gone
constexpr uint32_t CLONED_AP = 9;    //!< AP10, the last of subnet 2; not to be heard at AP5
constexpr double NEAR_M = 4;         //!< from the mobile node to the attacker
constexpr double LEAST_M = 15;       //!< from AP5 to the mobile node
constexpr double MOST_M = 25;        //!< the same; the link is good there
constexpr double STRONG_DBM = 16;    //!< transmit power: EXCELLENT at the mobile node
constexpr double WEAK_DBM = -17.6; //!< transmit power: NONE at the mobile node, and still received
const Time BEACON = MicroSeconds(102400); //!< 100 TU

/// An upper layer of the mobile node that wants to know of new points of attachment, and may have
/// the mobile node look whether one is better.
class PoaWatcher : public LinkSapUser
{
  public:
    /// @param link of the mobile node @param agent of it @param follows whether it hands over
    PoaWatcher(Ptr<LinkSap> link, Ptr<MobileNode> agent, bool follows)
        : m_agent(agent),
          m_follows(follows)
    {
        link->NotificationRequest(this, LinkPrimitiveName::POA_FOUND, true);
        link->NotificationRequest(this, LinkPrimitiveName::POA_LOST, true);
    }

    std::string GetEntityName() const override
    {
        return "PoA watcher";
    }

    void PoaFoundIndication(const PoaList&) override
    {
        ++m_found;
        if (m_follows && m_agent->GetState() == MobileNodeState::ATTACHED)
        {
            m_agent->TriggerHandover();
        }
    }

    void PoaLostIndication(const PoaList&) override
    {
        ++m_lost;
    }

    uint32_t m_found{0}; //!< indications
    uint32_t m_lost{0};  //!< indications

  private:
    Ptr<MobileNode> m_agent; //!< the mobile node's
    bool m_follows;          //!< hands over
};

/// An attacker that beacons beside the mobile node.
class SpoofedBeaconsRun : public AttackRun
{
  public:
    SpoofedBeaconsRun(const SpoofedBeaconsVariant& variant,
                      const SpoofedBeaconsParameters& parameters)
        : AttackRun(1, APPEARS + parameters.stay + AFTERWARDS),
          m_variant(variant),
          m_parameters(parameters)
    {
    }

    /// @return what came of it
    SpoofedBeaconsOutcome GetOutcome()
    {
        m_outcome.call = Run(m_variant.dot1x, m_parameters.seed, m_parameters.run);
        return m_outcome;
    }

  private:
    void Build() override
    {
        const auto place = Beside(HOME_AP, Draw(LEAST_M, MOST_M), 2);
        const auto link = m_scenario->GetLink(VICTIM);
        Rest(VICTIM, place)->Watch(link);
        link->SetAttribute("DampingTime", TimeValue(m_variant.damping));
        link->SetAttribute("PoaIndicationInterval", TimeValue(m_variant.limit));
        Simulator::Schedule(APPEARS, [this, link] {
            m_watcher = std::make_unique<PoaWatcher>(
                link,
                m_scenario->GetMobileNode(VICTIM)->GetObject<MobileNode>(),
                m_variant.follows);
        });
        Simulator::Schedule(APPEARS + m_parameters.stay, [this, link] {
            link->Detach(m_watcher.get());
            m_outcome.found = m_watcher->m_found;
            m_outcome.lost = m_watcher->m_lost;
        });
        Speak(Time(0), MilliSeconds(20));
        for (const auto& router : m_scenario->GetNetwork().GetRouters())
        {
            if (router.subnet == 0)
            {
                router.node->GetObject<AccessRouter>()
                    ->GetPreviousRole()
                    ->TraceConnectWithoutContext(
                        "MsgRx",
                        MakeCallback(&SpoofedBeaconsRun::NoteMessage, this));
            }
        }
        if (m_variant.attacked)
        {
            AddAttacker(place);
        }
    }

    std::set<uint32_t> GetElsewhere() const override
    {
        std::set<uint32_t> elsewhere;
        for (const auto& router : m_scenario->GetNetwork().GetRouters())
        {
            if (router.subnet != 0)
            {
                elsewhere.insert(router.node->GetId());
            }
        }
        if (m_rogue)
        {
            elsewhere.insert(m_rogue->GetNode()->GetId());
        }
        return elsewhere;
    }

    /// @param place where the mobile node rests
    void AddAttacker(Vector place)
    {
        auto& access = dynamic_cast<WifiAccessNetwork&>(m_scenario->GetAccessNetwork());
        RogueAccessPoint::Settings settings;
        settings.channel = m_scenario->GetNetwork().GetAccessPoints()[HOME_AP].plan.channel;
        settings.txPowerDbm = STRONG_DBM;
        settings.position = Vector(place.x, place.y + NEAR_M, 0);
        settings.appears = APPEARS + Seconds(Draw(0.5, 2));
        settings.stays = m_parameters.stay;
        settings.networkUsesDot1x = m_variant.dot1x;
        settings.playsDot1x = m_variant.dot1x;
        if (m_variant.clone)
        {
            settings.bssid = access.GetPoa(CLONED_AP);
        }
        m_rogue = std::make_unique<RogueAccessPoint>(access.GetHelper(),
                                                     settings,
                                                     m_scenario->GetLedger());
        m_rogue->GetMlme()->TraceConnectWithoutContext(
            "Associated",
            MakeCallback(&SpoofedBeaconsRun::NoteJoin, this));
        m_scenario->GetLink(VICTIM)->TraceConnectWithoutContext(
            "Primitive",
            MakeCallback(&SpoofedBeaconsRun::NotePrimitive, this));
        m_scenario->GetProbe()->WatchNode(m_rogue->GetNode(), PlaceKind::PS_BUFFER);
        access.GetHelper().AssignStreams(m_rogue->GetNode()->GetDevice(0), OWN_STREAMS + 1);
        if (!m_variant.alternate.IsZero())
        {
            Simulator::Schedule(settings.appears, &SpoofedBeaconsRun::Alternate, this, false);
        }
    }

    /// @param strong how the attacker's beacons are from now on
    void Alternate(bool strong)
    {
        for (const auto name : {"TxPowerStart", "TxPowerEnd"})
        {
            m_rogue->GetMlme()->GetMac()->GetWifiPhy()->SetAttribute(
                name,
                DoubleValue(strong ? STRONG_DBM : WEAK_DBM));
        }
        Simulator::Schedule(m_variant.alternate, &SpoofedBeaconsRun::Alternate, this, !strong);
    }

    /// Sink of the previous access router's MsgRx; the parameters are the trace's
    void NoteMessage(std::string name, Ptr<const Packet>)
    {
        m_outcome.acceptedFbus += name == "FBU" ? 1 : 0;
    }

    /// Sink of the attacker's Associated; the parameter is the trace's
    void NoteJoin(Mac48Address)
    {
        ++m_outcome.joins;
    }

    /// Sink of the link's Primitive; the parameter is the trace's
    void NotePrimitive(const LinkSap::PrimitiveRecord& record)
    {
        m_outcome.linkUps += record.TellsIpv6Of(LinkPrimitiveName::LINK_UP) &&
                                     record.GetPoa() == m_rogue->GetMlme()->GetMac()->GetAddress()
                                 ? 1
                                 : 0;
    }

    SpoofedBeaconsVariant m_variant;           //!< which row
    SpoofedBeaconsParameters m_parameters;     //!< of all rows
    std::unique_ptr<RogueAccessPoint> m_rogue; //!< or null
    std::unique_ptr<PoaWatcher> m_watcher;     //!< of the mobile node
    SpoofedBeaconsOutcome m_outcome;           //!< what was seen so far
};

} // namespace

const std::vector<SpoofedBeaconsVariant>&
GetSpoofedBeaconsVariants()
{
    const auto damping = Seconds(1);
    static const std::vector<SpoofedBeaconsVariant> VARIANTS{
        // name, attacked, clone, 802.1X, follows, alternate, damping, limit
        {"no-attack", false, false, false, true, {}, damping, {}},
        {"not-followed", true, false, false, false, {}, damping, {}},
        {"followed-open", true, false, false, true, {}, damping, {}},
        {"followed-clone-open", true, true, false, true, {}, damping, {}},
        {"followed-8021x", true, false, true, true, {}, damping, {}},
        {"followed-clone-8021x", true, true, true, true, {}, damping, {}},
    };
    return VARIANTS;
}

const std::vector<SpoofedBeaconsVariant>&
GetPoaStormVariants()
{
    const auto damping = Seconds(1);
    const auto slow = Seconds(5);
    const auto limit = Seconds(30);
    static const std::vector<SpoofedBeaconsVariant> VARIANTS{
        {"no-attack", false, false, false, false, {}, damping, {}},
        {"fast-undamped", true, false, false, false, BEACON, {}, {}},
        {"fast-undamped-limited", true, false, false, false, BEACON, {}, limit},
        {"fast-damped", true, false, false, false, BEACON, damping, {}},
        {"slow-undamped", true, false, false, false, slow, {}, {}},
        {"slow-damped", true, false, false, false, slow, damping, {}},
        {"slow-damped-limited", true, false, false, false, slow, damping, limit},
    };
    return VARIANTS;
}

SpoofedBeaconsOutcome
RunSpoofedBeacons(const SpoofedBeaconsVariant& variant, const SpoofedBeaconsParameters& parameters)
{
    return SpoofedBeaconsRun(variant, parameters).GetOutcome();
}

} // namespace fmipv6
} // namespace ns3
