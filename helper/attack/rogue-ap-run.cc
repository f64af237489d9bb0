/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/rogue-ap-run.h"

#include "ns3/access-router.h"
#include "ns3/attack-run.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/enum.h"
#include "ns3/previous-access-router.h"
#include "ns3/rogue-access-point.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-access-network.h"

#include <memory>
#include <set>

namespace ns3
{
namespace fmipv6
{

namespace
{

const Time ROGUE_APPEARS = Seconds(6);
const Time LOOK_INTERVAL = Seconds(10);
const Time AFTERWARDS = Seconds(15);   //!< the call goes on for so long when the rogue is gone
const Time PATIENCE = Seconds(1);      //!< of an impatient mobile node
constexpr uint32_t CLONED_AP = 9;      //!< AP10, the last of subnet 2; not to be heard at AP5
constexpr uint8_t ROGUE_CHANNEL = 161; //!< used by none of the ten access points
constexpr double NEAR_M = 4;           //!< from the mobile node to the rogue
constexpr double LEAST_M = 15;         //!< from AP5 to the mobile node
constexpr double MOST_M = 25;          //!< the same; the link is good there

/// The mobile node looks around now and again, as stations do.
void
LookAround(Ptr<MobileNode> mn, Time interval)
{
    if (mn->GetState() == MobileNodeState::ATTACHED)
    {
        mn->TriggerHandover();
    }
    Simulator::Schedule(interval, &LookAround, mn, interval);
}

/// A rogue beside the mobile node.
class RogueApRun : public AttackRun
{
  public:
    RogueApRun(const RogueApVariant& variant, const RogueApParameters& parameters)
        : AttackRun(1, ROGUE_APPEARS + parameters.stay + AFTERWARDS),
          m_variant(variant),
          m_parameters(parameters)
    {
    }

    /// @return what came of it
    RogueApOutcome GetOutcome()
    {
        m_outcome.call = Run(m_variant.dot1x, m_parameters.seed, m_parameters.run);
        if (m_rogue && m_rogue->GetAuthenticator())
        {
            m_outcome.forgedMessages3 = m_rogue->GetAuthenticator()->GetMessage3Count();
        }
        return m_outcome;
    }

  private:
    void Build() override
    {
        const auto& network = m_scenario->GetNetwork();
        const auto place = Beside(HOME_AP, Draw(LEAST_M, MOST_M), 2);
        auto policy = Rest(VICTIM, place);
        policy->SetAttribute("Mode", EnumValue(static_cast<int>(m_variant.mode)));
        policy->Watch(m_scenario->GetLink(VICTIM));
        auto agent = m_scenario->GetMobileNode(VICTIM)->GetObject<MobileNode>();
        Simulator::Schedule(ROGUE_APPEARS + Seconds(Draw(0.5, 2)),
                            &LookAround,
                            agent,
                            LOOK_INTERVAL);
        Speak(Time(0), MilliSeconds(20));
        for (const auto& router : network.GetRouters())
        {
            if (router.subnet == 0)
            {
                auto role = router.node->GetObject<AccessRouter>()->GetPreviousRole();
                role->TraceConnectWithoutContext("MsgRx",
                                                 MakeCallback(&RogueApRun::NoteMessage, this));
            }
        }
        if (m_variant.rogue != RogueKind::NONE)
        {
            AddRogue(place);
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
        for (const auto& ap : m_scenario->GetNetwork().GetAccessPoints())
        {
            if (ap.subnet != 0)
            {
                elsewhere.insert(ap.node->GetId());
            }
        }
        if (m_rogue)
        {
            elsewhere.insert(m_rogue->GetNode()->GetId());
        }
        return elsewhere;
    }

    /// @param place where the mobile node rests
    void AddRogue(Vector place)
    {
        auto& access = dynamic_cast<WifiAccessNetwork&>(m_scenario->GetAccessNetwork());
        RogueAccessPoint::Settings settings;
        settings.channel = ROGUE_CHANNEL;
        settings.position = Vector(place.x, place.y + NEAR_M, 0);
        settings.appears = ROGUE_APPEARS;
        settings.stays = m_parameters.stay;
        settings.networkUsesDot1x = m_variant.dot1x;
        settings.playsDot1x = m_variant.dot1x && !m_variant.silent;
        if (m_variant.rogue == RogueKind::CLONE)
        {
            settings.bssid = access.GetPoa(CLONED_AP);
        }
        m_rogue = std::make_unique<RogueAccessPoint>(access.GetHelper(),
                                                     settings,
                                                     m_scenario->GetLedger());
        m_rogue->GetMlme()->TraceConnectWithoutContext("Associated",
                                                       MakeCallback(&RogueApRun::NoteJoin, this));
        m_scenario->GetLink(VICTIM)->TraceConnectWithoutContext(
            "Primitive",
            MakeCallback(&RogueApRun::NotePrimitive, this));
        if (auto supplicant =
                DynamicCast<Dot11LinkSap>(m_scenario->GetLink(VICTIM))->GetSupplicant())
        {
            supplicant->TraceConnectWithoutContext("MsgDrop",
                                                   MakeCallback(&RogueApRun::NoteRefusal, this));
            if (m_variant.impatient)
            {
                supplicant->SetAttribute("AuthPeriod", TimeValue(PATIENCE));
                supplicant->SetAttribute("StartPeriod", TimeValue(PATIENCE));
                supplicant->SetAttribute("MaxStart", UintegerValue(1));
            }
        }
        m_scenario->GetProbe()->WatchNode(m_rogue->GetNode(), PlaceKind::PS_BUFFER);
        access.GetHelper().AssignStreams(m_rogue->GetNode()->GetDevice(0), OWN_STREAMS + 1);
    }

    /// Sink of the previous access router's MsgRx; the parameters are the trace's
    void NoteMessage(std::string name, Ptr<const Packet>)
    {
        m_outcome.acceptedFbus += name == "FBU" ? 1 : 0;
    }

    /// Sink of the rogue's Associated; the parameter is the trace's
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

    /// Sink of the supplicant's MsgDrop; the parameters are the trace's
    void NoteRefusal(Ptr<const Packet>, Dot1xDrop reason)
    {
        m_outcome.refusedMessages3 += reason == Dot1xDrop::BAD_MIC ? 1 : 0;
    }

    RogueApVariant m_variant;                  //!< which row
    RogueApParameters m_parameters;            //!< of all rows
    std::unique_ptr<RogueAccessPoint> m_rogue; //!< or null
    RogueApOutcome m_outcome;                  //!< what was seen so far
};

} // namespace

const std::vector<RogueApVariant>&
GetRogueApVariants()
{
    using R = RogueKind;
    using M = HandoverMode;
    static const std::vector<RogueApVariant> VARIANTS{
        {"no-rogue-open", R::NONE, false, false, false, M::PREDICTIVE},
        {"no-rogue-8021x", R::NONE, true, false, false, M::PREDICTIVE},
        {"stranger-open", R::STRANGER, false, false, false, M::PREDICTIVE},
        {"clone-open", R::CLONE, false, false, false, M::PREDICTIVE},
        {"clone-open-reactive", R::CLONE, false, false, false, M::REACTIVE},
        {"clone-8021x", R::CLONE, true, false, false, M::PREDICTIVE},
        {"clone-8021x-reactive", R::CLONE, true, false, false, M::REACTIVE},
        {"clone-8021x-silent", R::CLONE, true, true, false, M::PREDICTIVE},
        {"clone-8021x-impatient", R::CLONE, true, false, true, M::PREDICTIVE},
    };
    return VARIANTS;
}

RogueApOutcome
RunRogueAp(const RogueApVariant& variant, const RogueApParameters& parameters)
{
    return RogueApRun(variant, parameters).GetOutcome();
}

} // namespace fmipv6
} // namespace ns3
