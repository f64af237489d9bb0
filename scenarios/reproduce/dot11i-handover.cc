/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// How long does IEEE 802.11i keep a station that moves between two access points of one LAN? The
// answer is one line of JSON. `./fmipv6 reproduce rfc6252-80211i` runs it. The scan that finds the
// second access point is over long before the move.
//
//        AP 1 ---- LAN ---- AP 2        channels 36 and 44
//         |  10 m    10 m    |
//          station

#include "ns3/ap-mlme.h"
#include "ns3/ap-relay.h"
#include "ns3/boolean.h"
#include "ns3/command-line.h"
#include "ns3/config.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/csma-helper.h"
#include "ns3/dot11-helper.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/eap-packet.h"
#include "ns3/eapol-frame.h"
#include "ns3/llc-snap-header.h"
#include "ns3/managed-ap-mac.h"
#include "ns3/random-variable-stream.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"
#include "ns3/string.h"
#include "ns3/wifi-mac-header.h"

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

constexpr uint16_t PREAUTHENTICATION = 0x88c7;

/// Connects where it is told, and keeps the times of the last connection.
class Mover : public LinkSapUser
{
  public:
    /// @param link of the station
    explicit Mover(Ptr<Dot11LinkSap> link)
        : m_link(link)
    {
        auto supplicant = m_link->GetSupplicant();
        supplicant->TraceConnectWithoutContext("StateTransition",
                                               MakeCallback(&Mover::NoteSupplicant, this));
        supplicant->TraceConnectWithoutContext("MsgRx", MakeCallback(&Mover::NoteEapol, this));
        auto phy = DynamicCast<WifiNetDevice>(m_link->GetNetDevice())->GetPhy();
        phy->TraceConnectWithoutContext("MonitorSnifferTx", MakeCallback(&Mover::NoteTx, this));
        phy->TraceConnectWithoutContext("MonitorSnifferRx", MakeCallback(&Mover::NoteRx, this));
    }

    /// A node whose steps are to be kept. @param node the node
    void Watch(Ptr<Node> node)
    {
        StepTrace::GetFor(node)->TraceConnectWithoutContext("Step",
                                                            MakeCallback(&Mover::NoteStep, this));
    }

    /// Connect. @param poa to which
    void Connect(Poa poa)
    {
        m_begins.clear();
        m_ends.clear();
        m_eapSuccess.reset();
        m_exchanges = 0;
        m_link->LinkConnectRequest(this, poa);
    }

    /// Look around. @param poas for whom
    void Scan(const std::vector<Poa>& poas)
    {
        m_link->LinkScanRequest(this, poas);
    }

    /// @return what was measured
    nlohmann::json GetMeasured() const
    {
        const bool done = m_ends.count(HandoverStep::DOT1X);
        nlohmann::json measured{{"success", done},
                                {"eap", m_eapSuccess.has_value()},
                                {"exchanges", m_exchanges}};
        if (done)
        {
            const Time end = m_ends.at(HandoverStep::DOT1X);
            const Time start = m_begins.at(HandoverStep::DOT1X);
            const Time left = m_begins.at(HandoverStep::JOIN);
            const Time keyed = m_eapSuccess.value_or(start);
            measured["associate_ms"] = ToMs(m_ends.at(HandoverStep::ASSOCIATE) - left);
            measured["eap_ms"] = ToMs(keyed - start);
            measured["handshake_ms"] = ToMs(end - keyed);
            measured["path_ms"] = ToMs(end - left);
        }
        if (m_preauthBegin)
        {
            measured["preauth_ms"] = ToMs(m_preauthEnd - *m_preauthBegin);
        }
        return measured;
    }

  private:
    /// @param time a duration @return it in ms
    static double ToMs(Time time)
    {
        return time.GetSeconds() * 1e3;
    }

    /// Trace sink. @param event a step
    void NoteStep(const StepEvent& event)
    {
        if (event.phase == StepPhase::BEGIN)
        {
            m_begins.emplace(event.step, event.when);
        }
        else if (event.phase == StepPhase::END)
        {
            m_ends.emplace(event.step, event.when);
        }
    }

    /// Trace sink. @param why an event of the supplicant
    void NoteSupplicant(Dot1xSupplicant::State, Dot1xSupplicant::State, Dot1xSupplicant::Event why)
    {
        if (why == Dot1xSupplicant::Event::EAP_SUCCESS)
        {
            m_eapSuccess = Simulator::Now();
        }
    }

    /// Trace sink. @param eapol a PDU that the supplicant has received
    void NoteEapol(Ptr<const Packet> eapol)
    {
        const auto frame = EapolFrame::Parse(eapol);
        if (frame && frame->type == EapolType::EAP)
        {
            const auto eap = EapPacket::Parse(frame->body);
            m_exchanges += eap && eap->code == EapCode::REQUEST;
        }
    }

    /// @param frame of IEEE 802.11 @return whether it carries preauthentication
    static bool IsPreauthentication(Ptr<const Packet> frame)
    {
        auto copy = frame->Copy();
        WifiMacHeader mac;
        copy->RemoveHeader(mac);
        LlcSnapHeader llc;
        return mac.IsData() && mac.HasData() && copy->GetSize() > llc.GetSerializedSize() &&
               copy->PeekHeader(llc) && llc.GetType() == PREAUTHENTICATION;
    }

    /// Trace sink. @param frame that the station sends
    void NoteTx(Ptr<const Packet> frame, uint16_t, WifiTxVector, MpduInfo, uint16_t)
    {
        if (!m_preauthBegin && IsPreauthentication(frame))
        {
            m_preauthBegin = Simulator::Now();
        }
    }

    /// Trace sink. @param frame that the station receives
    void NoteRx(Ptr<const Packet> frame, uint16_t, WifiTxVector, MpduInfo, SignalNoiseDbm, uint16_t)
    {
        if (IsPreauthentication(frame))
        {
            m_preauthEnd = Simulator::Now();
        }
    }

    Ptr<Dot11LinkSap> m_link;              //!< of the station
    std::map<HandoverStep, Time> m_begins; //!< first begin of each step
    std::map<HandoverStep, Time> m_ends;   //!< first end of each step
    std::optional<Time> m_eapSuccess;      //!< at the station
    uint32_t m_exchanges{0};               //!< EAP Requests received
    std::optional<Time> m_preauthBegin;    //!< first frame sent
    Time m_preauthEnd;                     //!< last frame received
};

/// @param x metres @return a node that stands there
Ptr<Node>
CreateNodeAt(double x)
{
    auto node = CreateObject<Node>();
    auto mobility = CreateObject<ConstantPositionMobilityModel>();
    mobility->SetPosition(Vector(x, 0, 0));
    node->AggregateObject(mobility);
    return node;
}

} // namespace

int
main(int argc, char* argv[])
{
    std::string how = "post";
    std::string method = "tls";
    Time serverRtt = MilliSeconds(10);
    Time keyProcessing;
    uint32_t seed = 1;
    uint64_t run = 1;
    CommandLine cmd(__FILE__);
    cmd.AddValue("how", "post, preauth (with the second AP before the move), or cached", how);
    cmd.AddValue("method", "EAP method: generic, gpsk or tls", method);
    cmd.AddValue("server-rtt", "round trip to the authentication server", serverRtt);
    cmd.AddValue("key-processing", "time that an end takes over each EAPOL-Key", keyProcessing);
    cmd.AddValue("seed", "random seed", seed);
    cmd.AddValue("run", "run number: a substream of the seed", run);
    cmd.Parse(argc, argv);
    const bool preauthenticate = how == "preauth";

    RngSeedManager::SetSeed(seed);
    RngSeedManager::SetRun(run);
    const std::string room = "ns3::fmipv6::";
    Config::SetDefault(room + "Dot1xAuthenticator::ServerRtt", TimeValue(serverRtt));
    Config::SetDefault(room + "Dot1xAuthenticator::Method", StringValue(method));
    Config::SetDefault(room + "Dot1xAuthenticator::KeyProcessingTime", TimeValue(keyProcessing));
    Config::SetDefault(room + "Dot1xSupplicant::KeyProcessingTime", TimeValue(keyProcessing));
    Config::SetDefault(room + "Dot1xSupplicant::Preauthenticate", BooleanValue(preauthenticate));
    Config::SetDefault(room + "Dot1xAccessPoint::Preauthentication", BooleanValue(preauthenticate));
    Dot11Helper wifi;
    wifi.SetSsid("reproduce");
    wifi.SetDot1x(true);
    CsmaHelper lan;
    NodeContainer nodes(CreateNodeAt(-10), CreateNodeAt(10));
    const auto wired = lan.Install(nodes);
    const std::vector<uint8_t> channels{36, 44};
    NetDeviceContainer devices;
    std::vector<Mac48Address> bssids;
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        auto mlme = wifi.InstallAp(nodes.Get(i), channels[i]);
        auto relay = CreateObject<ApRelay>();
        relay->Connect(mlme->GetMac()->GetDevice(), wired.Get(i), PeekPointer(mlme));
        mlme->GetDot1xEntity()->ConnectRelay(relay);
        nodes.Get(i)->AggregateObject(relay);
        devices.Add(mlme->GetMac()->GetDevice());
        bssids.push_back(mlme->GetMac()->GetAddress());
    }
    auto station = CreateNodeAt(0);
    auto link = wifi.InstallStation(station, channels[0]);
    devices.Add(link->GetNetDevice());
    const auto streams = wifi.AssignStreams(devices, 1);
    auto phase = CreateObject<UniformRandomVariable>();
    phase->SetStream(1 + streams);

    nlohmann::json measured;
    {
        Mover mover(link);
        mover.Watch(station);
        mover.Watch(nodes.Get(1));
        for (uint32_t i = 0; i < nodes.GetN(); ++i)
        {
            link->AddKnownPoa(bssids[i], "reproduce", channels[i]);
        }
        const std::vector<Poa> second{bssids[1]};
        if (how == "cached")
        {
            Simulator::Schedule(Seconds(1), [&] { mover.Connect(bssids[1]); });
        }
        Simulator::Schedule(Seconds(6), [&] { mover.Connect(bssids[0]); });
        Simulator::Schedule(Seconds(11), [&] { mover.Scan(second); });
        // Anywhere in a beacon interval.
        Simulator::Schedule(Seconds(16) + MicroSeconds(phase->GetInteger(0, 102400)),
                            [&] { mover.Connect(bssids[1]); });
        Simulator::Stop(Seconds(21));
        Simulator::Run();
        measured = mover.GetMeasured();
        measured["how"] = how;
        link->Detach(&mover);
    }
    Simulator::Destroy();
    std::cout << measured << std::endl;
    return 0;
}
