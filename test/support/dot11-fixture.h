/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_FIXTURE_H
#define DOT11_FIXTURE_H

#include "simulation-fixture.h"

#include "ns3/ap-mlme.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/dot11-helper.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/managed-ap-mac.h"
#include "ns3/node-container.h"
#include "ns3/station-mac.h"
#include "ns3/station-mlme.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Access points in a row, 20 m apart, on channels of one's choice, and one station near the first.
 * Packets of four bytes, a number, go between the station and the access points themselves.
 */
class Dot11Fixture : public SimulationFixture, public LinkSapUser
{
  protected:
    /// Channel numbers up to this one are of the 2.4 GHz band.
    static constexpr uint8_t LAST_2_4_GHZ = 14;
    /// Protocol number of the test's packets.
    static constexpr uint16_t PROTOCOL = 0x88b5;

    /// Build. @param channels of the access points @param dot1x whether with IEEE 802.1X
    void Build(const std::vector<uint8_t>& channels, bool dot1x = false)
    {
        m_helper = std::make_unique<Dot11Helper>();
        m_helper->SetDot1x(dot1x);
        if (m_configure)
        {
            m_configure(*m_helper);
        }
        NetDeviceContainer devices;
        for (std::size_t i = 0; i < channels.size(); ++i)
        {
            auto node = MakeNode(20.0 * i);
            auto ap = m_helper->InstallAp(node, channels[i]);
            auto device = ap->GetMac()->GetDevice();
            node->RegisterProtocolHandler(MakeCallback(&Dot11Fixture::ReceiveAtAp, this),
                                          PROTOCOL,
                                          device);
            m_aps.push_back(ap);
            devices.Add(device);
        }
        m_node = MakeNode(5);
        const bool low = !channels.empty() && channels.front() <= LAST_2_4_GHZ;
        m_sap = low ? m_helper->InstallStation(m_node, channels.front())
                    : m_helper->InstallStation(m_node);
        m_node->RegisterProtocolHandler(MakeCallback(&Dot11Fixture::ReceiveAtStation, this),
                                        PROTOCOL,
                                        m_sap->GetNetDevice());
        devices.Add(m_sap->GetNetDevice());
        m_helper->AssignStreams(devices, 100);
        m_mlme = m_sap->GetMlme();
        m_mac = m_mlme->GetMac();
        for (const auto name : {LinkPrimitiveName::LINK_UP, LinkPrimitiveName::LINK_DOWN})
        {
            m_sap->NotificationRequest(this, name, true);
        }
        StepTrace::GetFor(m_node)->TraceConnectWithoutContext(
            "Step",
            MakeCallback(&Dot11Fixture::RecordStep, this));
    }

    void TearDown() override
    {
        m_sap = nullptr;
        m_mlme = nullptr;
        m_mac = nullptr;
        m_aps.clear();
        m_node = nullptr;
        m_helper.reset();
        SimulationFixture::TearDown();
    }

    /// @param x position @return a node there
    Ptr<Node> MakeNode(double x)
    {
        auto node = CreateObject<Node>();
        auto mobility = CreateObject<ConstantPositionMobilityModel>();
        mobility->SetPosition(Vector(x, 0, 0));
        node->AggregateObject(mobility);
        return node;
    }

    /// @param i which @return its address
    Mac48Address ApAddress(std::size_t i) const
    {
        return m_aps[i]->GetMac()->GetAddress();
    }

    /// Scan. @param when simulated time
    void ScanAt(Time when)
    {
        Simulator::Schedule(when, [this] { m_sap->LinkScanRequest(this, {}); });
    }

    /// Connect. @param when simulated time @param i to which access point
    void ConnectAt(Time when, std::size_t i)
    {
        Simulator::Schedule(when, [this, i] { m_sap->LinkConnectRequest(this, ApAddress(i)); });
    }

    /// Scan at once and connect to the first access point at 1 s.
    void AttachToFirst()
    {
        ScanAt(MilliSeconds(500));
        ConnectAt(Seconds(1), 0);
    }

    /// Send numbered packets. @param from device @param to its receiver @param start first
    /// @param stop last @param interval between them @param sent counts
    void Flow(Ptr<NetDevice> from,
              Mac48Address to,
              Time start,
              Time stop,
              Time interval,
              std::set<uint32_t>& sent)
    {
        uint32_t id = 0;
        for (Time t = start; t < stop; t += interval, ++id)
        {
            Simulator::Schedule(t, [from, to, id, &sent] {
                const uint8_t bytes[4] = {uint8_t(id >> 24),
                                          uint8_t(id >> 16),
                                          uint8_t(id >> 8),
                                          uint8_t(id)};
                sent.insert(id);
                from->Send(Create<Packet>(bytes, 4), to, PROTOCOL);
            });
        }
    }

    /// Packets from the first access point from 2 s to 3 s, a scan at 2.5 s, and the end at 4 s.
    /// @param to their receiver @param interval between them @return the numbers that were sent
    std::set<uint32_t> RunDownFlowDuringScan(Mac48Address to, Time interval)
    {
        std::set<uint32_t> down;
        Flow(m_aps[0]->GetMac()->GetDevice(), to, Seconds(2), Seconds(3), interval, down);
        ScanAt(MilliSeconds(2500));
        Simulator::Stop(Seconds(4));
        Simulator::Run();
        return down;
    }

    /// A scan of three access points' channels while packets go both ways every millisecond: all of
    /// them arrive, in order.
    void ExpectInterleavedScanLosesNothing()
    {
        Build({36, 44, 149});
        AttachToFirst();
        std::set<uint32_t> up;
        std::set<uint32_t> down;
        Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(4), MilliSeconds(1), up);
        Flow(m_aps[0]->GetMac()->GetDevice(),
             m_mac->GetAddress(),
             Seconds(2),
             Seconds(4),
             MilliSeconds(1),
             down);
        ScanAt(MilliSeconds(2500));
        Simulator::Stop(Seconds(5));
        Simulator::Run();
        EXPECT_EQ(up.size(), 2000U);
        EXPECT_EQ(m_scans, 2U);
        EXPECT_EQ(m_scanned.size(), 3U);
        EXPECT_LT(m_scanEnd, Seconds(4));
        EXPECT_EQ(m_atAp[ApAddress(0)], std::vector<uint32_t>(up.begin(), up.end()));
        EXPECT_EQ(m_atStation, std::vector<uint32_t>(down.begin(), down.end()));
    }

    void LinkUpIndication(Poa poa) override
    {
        m_events.push_back({Simulator::Now(), "up", poa});
    }

    void LinkDownIndication(Poa poa) override
    {
        m_events.push_back({Simulator::Now(), "down", poa});
    }

    void LinkScanConfirm(LinkStatusCode code, const PoaList& list) override
    {
        m_scanCode = code;
        m_scanned = list;
        m_scanEnd = Simulator::Now();
        ++m_scans;
    }

    void LinkConfirm(LinkPrimitiveName name, LinkStatusCode code) override
    {
        m_confirms.emplace_back(name, code);
    }

    /// A packet came to an access point.
    void ReceiveAtAp(Ptr<NetDevice> device,
                     Ptr<const Packet> packet,
                     uint16_t,
                     const Address&,
                     const Address&,
                     NetDevice::PacketType)
    {
        m_atAp[Mac48Address::ConvertFrom(device->GetAddress())].push_back(Number(packet));
    }

    /// A packet came to the station.
    void ReceiveAtStation(Ptr<NetDevice>,
                          Ptr<const Packet> packet,
                          uint16_t,
                          const Address&,
                          const Address&,
                          NetDevice::PacketType)
    {
        m_atStation.push_back(Number(packet));
    }

    /// @param packet of four bytes @return its number
    static uint32_t Number(Ptr<const Packet> packet)
    {
        uint8_t bytes[4] = {};
        packet->CopyData(bytes, 4);
        return bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
    }

    /// A step report of the station.
    void RecordStep(const StepEvent& event)
    {
        m_steps.push_back(event);
    }

    /// @param phase which @return the label characters of the steps reported so, in order
    std::string Steps(StepPhase phase) const
    {
        std::string label;
        for (const auto& event : m_steps)
        {
            if (event.phase == phase)
            {
                label += ToLabelChar(event.step);
            }
        }
        return label;
    }

    /// An indication.
    struct LinkEvent
    {
        Time when;        //!< when
        std::string what; //!< "up" or "down"
        Poa poa;          //!< whose
    };

    std::function<void(Dot11Helper&)> m_configure; //!< called before the first installation
    std::unique_ptr<Dot11Helper> m_helper;         //!< installs
    std::vector<Ptr<ApMlme>> m_aps;                //!< access points
    Ptr<Node> m_node;                              //!< the station
    Ptr<Dot11LinkSap> m_sap;                       //!< its link service access point
    Ptr<StationMlme> m_mlme;                       //!< its MLME
    Ptr<StationMac> m_mac;                         //!< its MAC
    std::vector<LinkEvent> m_events;               //!< link up and down
    std::vector<std::pair<LinkPrimitiveName, LinkStatusCode>> m_confirms; //!< type 2 and 3
    LinkStatusCode m_scanCode{LinkStatusCode::FAILED};                    //!< of the last scan
    PoaList m_scanned;                                                    //!< of the last scan
    Time m_scanEnd;                                                       //!< of the last scan
    uint32_t m_scans{0};                                                  //!< scans that ended
    std::map<Mac48Address, std::vector<uint32_t>> m_atAp;                 //!< numbers received
    std::vector<uint32_t> m_atStation;                                    //!< numbers received
    std::vector<StepEvent> m_steps;                                       //!< of the station's node
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_FIXTURE_H */
