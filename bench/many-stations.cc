// SPDX-License-Identifier: GPL-2.0-only
//
// Many mobile nodes pass from one access point to another, in another subnet, at the same time,
// with 802.1X in force; 5 s of voice to each. `./fmipv6 bench` sets the same number of stock ns-3
// stations beside it.
//
//    many-stations [--stations=50]
//
// Prints what became of them, how busy the two channels were, and what the access points' queues
// lost, as one line of JSON. Fails if a mobile node has not handed over in the end, if a handover
// that failed has no reason, if the ledger leaves a packet unexplained, or if a flow's packets do
// not add up.

#include "ns3/ap-wifi-mac.h"
#include "ns3/command-line.h"
#include "ns3/handover-scenario.h"
#include "ns3/node-list.h"
#include "ns3/packet-ledger.h"
#include "ns3/run-request.h"
#include "ns3/simulator.h"
#include "ns3/wifi-mac-queue-scheduler.h"
#include "ns3/wifi-mpdu.h"
#include "ns3/wifi-net-device.h"
#include "ns3/wifi-phy-state-helper.h"
#include "ns3/wifi-phy.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// What the access points see of the air.
class Air
{
  public:
    /// Watch every access point there is.
    void Watch()
    {
        for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
        {
            for (uint32_t i = 0; i < (*node)->GetNDevices(); ++i)
            {
                auto device = DynamicCast<WifiNetDevice>((*node)->GetDevice(i));
                if (device && DynamicCast<ApWifiMac>(device->GetMac()))
                {
                    const auto ap = static_cast<uint32_t>(m_busy.size());
                    m_busy.emplace_back();
                    device->GetPhy()->GetState()->TraceConnectWithoutContext(
                        "State",
                        MakeCallback(&Air::NoteState, this).Bind(ap));
                    device->GetMac()->TraceConnectWithoutContext(
                        "DroppedMpdu",
                        MakeCallback(&Air::NoteDrop, this));
                    device->GetMac()->GetMacQueueScheduler()->TraceConnectWithoutContext(
                        "PacketDrop",
                        MakeCallback(&Air::NoteFull, this));
                }
            }
        }
    }

    /// @return the result as a member of a JSON object
    std::string ToJson() const
    {
        std::string text = "\"busiest_100_ms\": [";
        for (const auto& bins : m_busy)
        {
            Time most;
            for (const auto& [number, busy] : bins)
            {
                most = Max(most, busy);
            }
            text += (&bins == &m_busy.front() ? "" : ", ") +
                    std::to_string(most.GetSeconds() / BIN.GetSeconds());
        }
        return text + "], \"queue_full\": " + std::to_string(m_full) +
               ", \"expired\": " + std::to_string(m_expired) +
               ", \"retry_limit\": " + std::to_string(m_retry);
    }

  private:
    /// An access point's PHY was in a state. @param ap number @param start since @param duration
    /// how long @param state which
    void NoteState(uint32_t ap, Time start, Time duration, WifiPhyState state)
    {
        if (state != WifiPhyState::TX && state != WifiPhyState::RX &&
            state != WifiPhyState::CCA_BUSY)
        {
            return;
        }
        const Time end = start + duration;
        while (start < end)
        {
            const int64_t bin = start.GetTimeStep() / BIN.GetTimeStep();
            const Time until = Min(end, (bin + 1) * BIN);
            m_busy[ap][bin] += until - start;
            start = until;
        }
    }

    /// A frame was given up. @param reason why @param mpdu which
    void NoteDrop(WifiMacDropReason reason, Ptr<const WifiMpdu> mpdu)
    {
        const auto& header = mpdu->GetHeader();
        if (!header.IsData() || !header.HasData())
        {
            return;
        }
        m_expired += reason == WIFI_MAC_DROP_EXPIRED_LIFETIME;
        m_retry += reason == WIFI_MAC_DROP_REACHED_RETRY_LIMIT;
    }

    /// A queue was full.
    void NoteFull(Ptr<const Packet>, PacketDropCause)
    {
        ++m_full;
    }

    const Time BIN{MilliSeconds(100)};           //!< of the busy shares
    std::vector<std::map<int64_t, Time>> m_busy; //!< by access point and number of the bin
    uint64_t m_full{0};                          //!< packets that found a queue full
    uint64_t m_expired{0};                       //!< data frames too long in the queue
    uint64_t m_retry{0};                         //!< data frames never acknowledged
};

/// @param run a run @param record its record @param stations how many mobile nodes
/// @return what it should not show, whatever its cost; empty if nothing
std::string
FindFault(const HandoverScenario& run, const ResultRecord& record, uint32_t stations)
{
    std::set<std::string> moved;
    std::size_t failed = 0;
    for (const auto& handover : record.handovers)
    {
        if (handover.outcome == OutcomeKind::COMPLETED)
        {
            moved.insert(handover.mn);
        }
        failed += handover.outcome == OutcomeKind::FAILED;
    }
    if (moved.size() != stations)
    {
        return std::to_string(stations - moved.size()) + " mobile nodes have not handed over";
    }
    if (failed != run.GetFailures().size())
    {
        return std::to_string(failed) + " handovers failed, for " +
               std::to_string(run.GetFailures().size()) + " reasons";
    }
    if (record.flows.size() != stations)
    {
        return "there are " + std::to_string(record.flows.size()) + " flows";
    }
    for (const auto& flow : record.flows)
    {
        if (!flow.packets.IsBalanced() || flow.packets.sent == 0)
        {
            return "the packets of " + flow.mn + " do not add up";
        }
    }
    return run.GetLedger()->DescribeUnexplained();
}

/// @param run a run @return its failed handovers by reason, as a JSON object
std::string
CountReasons(const HandoverScenario& run)
{
    std::map<std::string, uint32_t> reasons;
    for (const auto& failure : run.GetFailures())
    {
        ++reasons[failure.reason];
    }
    std::string text = "{";
    for (const auto& [reason, count] : reasons)
    {
        text += (text.size() > 1 ? ", \"" : "\"") + reason + "\": " + std::to_string(count);
    }
    return text + "}";
}

} // namespace

int
main(int argc, char* argv[])
{
    uint32_t stations = 50;
    std::string set;
    CommandLine command(__FILE__);
    command.AddValue("stations", "number of mobile nodes", stations);
    command.AddValue("set", "one more attribute, as fmipv6 run --set takes it", set);
    command.Parse(argc, argv);

    RunRequest request;
    request.label = "1abcdef23456g";
    request.speedMps = 40; // 2 s from one access point to the other
    const std::string scenario = "ns3::fmipv6::HandoverScenario::";
    request.settings = {scenario + "MobileNodes=" + std::to_string(stations),
                        scenario + "MobileNodeSpacing=0.1",
                        scenario + "ApsPerSubnet=1",
                        scenario + "RoutersPerSubnet=1",
                        scenario + "FlowStart=4s",
                        scenario + "WarmUp=4s",
                        scenario + "CoolDown=4s"};
    if (!set.empty())
    {
        request.settings.push_back(set);
    }
    ValidateAndApply(request);
    Air air;
    auto run = CreateObject<HandoverScenario>();
    run->SetPrepare([&air] { air.Watch(); });
    const auto record = run->Run(request);
    const auto fault = FindFault(*run, record, stations);
    std::cout << "{\"sent\": " << record.packets.sent
              << ", \"received\": " << record.packets.received
              << ", \"lost\": " << record.packets.lost
              << ", \"handovers\": " << record.handovers.size()
              << ", \"failed\": " << CountReasons(*run) << ", " << air.ToJson()
              << ", \"events\": " << Simulator::GetEventCount()
              << ", \"simulated_s\": " << run->GetDuration().GetSeconds() << "}\n";
    run = nullptr;
    Simulator::Destroy();
    if (!fault.empty())
    {
        std::cerr << "many-stations: " << fault << "\n";
    }
    return fault.empty() ? 0 : 1;
}
