/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HandoverScenario: its attributes.
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/handover-scenario.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-standards.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HandoverScenario);

TypeId
HandoverScenario::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HandoverScenario")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HandoverScenario>()
            .AddAttribute("MobileNodes",
                          "Mobile nodes (a number); all make the same journey, side by side.",
                          UintegerValue(1),
                          MakeUintegerAccessor(&HandoverScenario::m_mobileNodes),
                          MakeUintegerChecker<uint32_t>(1, 200))
            .AddAttribute("MobileNodeSpacing",
                          "Distance (m) between neighbouring mobile nodes, across their way. Many "
                          "of them a metre apart do not all find the same access point nearest.",
                          DoubleValue(1),
                          MakeDoubleAccessor(&HandoverScenario::m_mobileNodeSpacingM),
                          MakeDoubleChecker<double>(0, 100))
            .AddAttribute("Crossings",
                          "How many times a mobile node makes its way (a number): forth, back, "
                          "forth ...; a node with speed 0 does not move.",
                          UintegerValue(1),
                          MakeUintegerAccessor(&HandoverScenario::m_crossings),
                          MakeUintegerChecker<uint32_t>(1, 1000))
            .AddAttribute("Policy",
                          "Policy of mobile nodes in runs without a label: Default "
                          "(DefaultPolicy) or L3Driven (L3DrivenPolicy, RFC 5184).",
                          EnumValue(static_cast<int>(FreePolicy::DEFAULT)),
                          MakeEnumAccessor(&HandoverScenario::m_policy),
                          MakeEnumChecker(static_cast<int>(FreePolicy::DEFAULT),
                                          "Default",
                                          static_cast<int>(FreePolicy::L3_DRIVEN),
                                          "L3Driven"))
            .AddAttribute("Deployment",
                          "How access points and access routers are joined: Figure1 or Figure2 of "
                          "RFC 4260 section 3 (relay access points, or each integrated with an "
                          "access router).",
                          EnumValue(static_cast<int>(DeploymentKind::FIGURE_ONE)),
                          MakeEnumAccessor(&HandoverScenario::m_deployment),
                          MakeEnumChecker(static_cast<int>(DeploymentKind::FIGURE_ONE),
                                          "Figure1",
                                          static_cast<int>(DeploymentKind::FIGURE_TWO),
                                          "Figure2"))
            .AddAttribute("Subnets",
                          "Subnets (a number), in Figure 2 access points, too; 0: as the figures "
                          "show, 2 in Figure 1 and 3 in Figure 2 (RFC 4260 section 3).",
                          UintegerValue(0),
                          MakeUintegerAccessor(&HandoverScenario::m_subnets),
                          MakeUintegerChecker<uint32_t>(0, 50))
            .AddAttribute("RoutersPerSubnet",
                          "Access routers on the LAN of each subnet (RFC 4260 Figure 1: 3); all "
                          "advertise, and a mobile node uses the first that answers it. Without "
                          "effect in Figure 2.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&HandoverScenario::m_routersPerSubnet),
                          MakeUintegerChecker<uint32_t>(1, 20))
            .AddAttribute("ApsPerSubnet",
                          "Access points in each subnet (RFC 4260 Figure 1: 5). Without effect in "
                          "Figure 2.",
                          UintegerValue(5),
                          MakeUintegerAccessor(&HandoverScenario::m_apsPerSubnet),
                          MakeUintegerChecker<uint32_t>(1, 50))
            .AddAttribute("ApSpacing",
                          "Distance (m) between neighbouring access points (RFC 5184 Appendix E: "
                          "80 to 100 m).",
                          DoubleValue(80),
                          MakeDoubleAccessor(&HandoverScenario::m_apSpacingM),
                          MakeDoubleChecker<double>(1, 1000))
            .AddAttribute("ApPositions",
                          "Where access points stand (m), in order of their numbers, as in \"0,0 "
                          "80,10\"; those without one stand ApSpacing apart on the x axis.",
                          StringValue(""),
                          MakeStringAccessor(&HandoverScenario::m_apPositions),
                          MakeStringChecker())
            .AddAttribute("ChannelPlan",
                          "Channel numbers of the access points, taken in turn, separated by "
                          "blanks (default: the twelve of IEEE 802.11a-1999 in the 5 GHz band, "
                          "neighbours not adjacent).",
                          StringValue("36 44 52 60 149 157 40 48 56 64 153 161"),
                          MakeStringAccessor(&HandoverScenario::m_channelPlan),
                          MakeStringChecker())
            .AddAttribute("AnchorPlacement",
                          "Scheme hmipv6: where mobility anchor points are (RFC 5380 section 3). "
                          "Core: one on the core router, before the WAN; AccessRouters: one on "
                          "each access router, so that every move is one between anchor points.",
                          EnumValue(static_cast<int>(AnchorPlacement::CORE)),
                          MakeEnumAccessor(&HandoverScenario::m_anchorPlacement),
                          MakeEnumChecker(static_cast<int>(AnchorPlacement::CORE),
                                          "Core",
                                          static_cast<int>(AnchorPlacement::ACCESS_ROUTERS),
                                          "AccessRouters"))
            .AddAttribute("FirstAp",
                          "Number of the access point where the way of the mobile nodes begins; 0: "
                          "the last of the first subnet.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&HandoverScenario::m_firstAp),
                          MakeUintegerChecker<uint32_t>(0, 2500))
            .AddAttribute("LastAp",
                          "Number of the access point where it ends, past all in between; 0: the "
                          "one after FirstAp.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&HandoverScenario::m_lastAp),
                          MakeUintegerChecker<uint32_t>(0, 2500))
            .AddAttribute(
                "Standard",
                "Standard of the radio; 802.11n and later bring aggregation and Block Ack "
                "to the 20 MHz channels, and send at MCS 1.",
                EnumValue(static_cast<int>(WIFI_STANDARD_80211a)),
                MakeEnumAccessor(&HandoverScenario::m_standard),
                MakeEnumChecker(static_cast<int>(WIFI_STANDARD_80211a),
                                "802.11a",
                                static_cast<int>(WIFI_STANDARD_80211n),
                                "802.11n",
                                static_cast<int>(WIFI_STANDARD_80211ac),
                                "802.11ac",
                                static_cast<int>(WIFI_STANDARD_80211ax),
                                "802.11ax"))
            .AddAttribute("Qos",
                          "Whether 802.11a uses EDCA and QoS Data frames, as 802.11n and later "
                          "always do; without, DCF.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&HandoverScenario::m_qos),
                          MakeBooleanChecker())
            .AddAttribute("TxPower",
                          "Transmit power (dBm) of access points and mobile node; 20 dBm are the "
                          "100 mW that many 5 GHz devices have.",
                          DoubleValue(20),
                          MakeDoubleAccessor(&HandoverScenario::m_txPowerDbm),
                          MakeDoubleChecker<double>(-20, 36))
            .AddAttribute("PathLossExponent",
                          "Exponent of ns-3's log-distance path loss (46.7 dB at 1 m). With 2.7, "
                          "TxPower and ApSpacing put the default trigger (22 dB above noise) some "
                          "48 m from an access point, past half-way to the next.",
                          DoubleValue(2.7),
                          MakeDoubleAccessor(&HandoverScenario::m_pathLossExponent),
                          MakeDoubleChecker<double>(1, 6))
            .AddAttribute("WanRtt",
                          "Round trip (s) between the core router and the home agent.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&HandoverScenario::m_wanRtt),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("BackboneDelay",
                          "One-way delay (s) between the core router and each access router, and "
                          "the correspondent.",
                          TimeValue(MilliSeconds(1)),
                          MakeTimeAccessor(&HandoverScenario::m_backboneDelay),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("LanDelay",
                          "One-way delay (s) of each Ethernet cable of a subnet's LAN; 500 ns are "
                          "100 m of cable, 100 us 20 km of fibre. ns-3's CSMA channel is busy for "
                          "as long as the delay with every frame, so longer ones would starve it.",
                          TimeValue(NanoSeconds(500)),
                          MakeTimeAccessor(&HandoverScenario::m_lanDelay),
                          MakeTimeChecker(Time(0), MicroSeconds(100)))
            .AddAttribute("WarmUp",
                          "Time (s) from the start of the run until the mobile node begins to "
                          "move; it attaches and registers with its home agent meanwhile.",
                          TimeValue(Seconds(4)),
                          MakeTimeAccessor(&HandoverScenario::m_warmUp),
                          MakeTimeChecker(Seconds(3), Seconds(1000)))
            .AddAttribute("CoolDown",
                          "Time (s) that the run goes on after the mobile node has stopped, or "
                          "after the scripted trigger of a node that stands still.",
                          TimeValue(Seconds(8)),
                          MakeTimeAccessor(&HandoverScenario::m_coolDown),
                          MakeTimeChecker(Seconds(3), Seconds(1000)))
            .AddAttribute("Dwell",
                          "Time (s) that the mobile node rests between two crossings.",
                          TimeValue(Seconds(4)),
                          MakeTimeAccessor(&HandoverScenario::m_dwell),
                          MakeTimeChecker(Time(0), Seconds(1000)))
            .AddAttribute("FlowStart",
                          "Simulated time (s) at which the application flow starts; it ends one "
                          "second before the run.",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&HandoverScenario::m_flowStart),
                          MakeTimeChecker(Time(0), Seconds(1000)))
            .AddAttribute("WireLoss",
                          "Share of the frames that each wired device loses on reception (0 to 1).",
                          DoubleValue(0),
                          MakeDoubleAccessor(&HandoverScenario::m_wireLoss),
                          MakeDoubleChecker<double>(0, 1))
            .AddAttribute(
                "AirLoss",
                "Share of the frames that each 802.11 receiver loses (0 to 1), which the "
                "sender then repeats as 802.11 has it; on the ideal link, of the packets.",
                DoubleValue(0),
                MakeDoubleAccessor(&HandoverScenario::m_airLoss),
                MakeDoubleChecker<double>(0, 1))
            .AddAttribute("Duplicate",
                          "Share of the control packets, all but those of the application flows, "
                          "that come twice to an IPv6 node (0 to 1).",
                          DoubleValue(0),
                          MakeDoubleAccessor(&HandoverScenario::m_duplicate),
                          MakeDoubleChecker<double>(0, 1))
            .AddAttribute("Reorder",
                          "Share of the control packets, all but those of the application flows, "
                          "that come late to an IPv6 node, after others (0 to 1).",
                          DoubleValue(0),
                          MakeDoubleAccessor(&HandoverScenario::m_reorder),
                          MakeDoubleChecker<double>(0, 1))
            .AddAttribute("ReorderDelay",
                          "How much later they come, and the second of a pair of duplicates (s), "
                          "at most: uniformly distributed.",
                          TimeValue(MilliSeconds(50)),
                          MakeTimeAccessor(&HandoverScenario::m_reorderDelay),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("FaultFreeTail",
                          "Losses, duplicates and disorder end so long before the run (s), for the "
                          "network to recover; 0: they do not end.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HandoverScenario::m_faultFreeTail),
                          MakeTimeChecker(Time(0), Seconds(1000)));
    return tid;
}

} // namespace fmipv6
} // namespace ns3
