/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/double.h"
#include "ns3/error-model.h"
#include "ns3/global-value.h"
#include "ns3/inet6-socket-address.h"
#include "ns3/lin6-address.h"
#include "ns3/lin6-endpoint.h"
#include "ns3/lin6-layer.h"
#include "ns3/lin6-mapping-agent.h"
#include "ns3/lin6-registration.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/node-container.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/string.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{
namespace
{

constexpr uint16_t PORT = 4000;

/**
 * Two LIN6 nodes and a mapping agent on one wire that has two prefixes: a node moves by taking the
 * other one.
 */
class Lin6NodeTest : public SimulationFixture
{
  protected:
    enum
    {
        MOBILE,
        PEER,
        AGENT
    };

    void SetUp() override
    {
        SimulationFixture::SetUp();
        GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
        m_nodes.Create(3);
        m_devices = CsmaHelper().Install(m_nodes);
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            MobilityStackHelper().InstallHost(m_nodes.Get(i));
        }
        Address(AGENT, "fd00:1::9");
        Address(AGENT, "fd00:2::9");
        m_agent = CreateObject<Lin6MappingAgent>();
        m_nodes.Get(AGENT)->AggregateObject(m_agent);
        m_agent->Install(m_nodes.Get(AGENT));
        for (uint32_t i : {MOBILE, PEER})
        {
            InstallLin6(i);
        }
        MobilityStackHelper::AssignStreams(m_nodes, 1);
        for (auto* messages : {&m_sent, &m_accepted})
        {
            m_endpoints[MOBILE]->TraceConnectWithoutContext(
                messages == &m_sent ? "MsgTx" : "MsgRx",
                Callback<void, const Lin6Message&>([messages](const Lin6Message& message) {
                    messages->push_back(ToString(message.type) + "@" +
                                        std::to_string(Simulator::Now().GetMilliSeconds()));
                }));
        }
        m_endpoints[PEER]->TraceConnectWithoutContext(
            "MsgDrop",
            Callback<void, Ptr<const Packet>, std::string>(
                [this](Ptr<const Packet>, std::string reason) { m_drops.push_back(reason); }));
    }

    void TearDown() override
    {
        GlobalValue::Bind("ChecksumEnabled", BooleanValue(false));
        SimulationFixture::TearDown();
    }

    void Address(uint32_t node, const Ipv6Address& address)
    {
        MobilityStackHelper::AddInterface(m_nodes.Get(node),
                                          m_devices.Get(node),
                                          address,
                                          Ipv6Prefix(64));
    }

    void InstallLin6(uint32_t i)
    {
        auto node = m_nodes.Get(i);
        const auto id = MakeLin6Id(i + 1);
        for (const auto* prefix : {"fd00:1::", "fd00:2::"})
        {
            Address(i, JoinPrefixAndId(GetPrefix64(Ipv6Address(prefix)), id));
        }
        auto layer = CreateObject<Lin6Layer>();
        node->AggregateObject(layer);
        layer->Install(node, id);
        auto endpoint = CreateObject<Lin6Endpoint>();
        node->AggregateObject(endpoint);
        endpoint->Install(node, Ipv6Address("fd00:1::9"));
        auto registration = CreateObject<Lin6Registration>();
        node->AggregateObject(registration);
        registration->Install(endpoint, [this] { ++m_completed; });
        m_layers.push_back(layer);
        m_endpoints.push_back(endpoint);
        m_registrations.push_back(registration);

        auto sink = Socket::CreateSocket(node, UdpSocketFactory::GetTypeId());
        sink->Bind(Inet6SocketAddress(Ipv6Address::GetAny(), PORT));
        sink->SetRecvCallback(MakeCallback(&Lin6NodeTest::Receive, this));
        m_sinks.push_back(sink);
    }

    void Receive(Ptr<Socket> socket)
    {
        ns3::Address from;
        while (auto packet = socket->RecvFrom(from))
        {
            m_sizes.push_back(packet->GetSize());
            m_source = Inet6SocketAddress::ConvertFrom(from).GetIpv6();
        }
    }

    /// Be somewhere, and tell. @param when simulated time @param node which @param prefix where
    void MoveAt(Time when, uint32_t node, const char* prefix)
    {
        Simulator::Schedule(when, [this, node, prefix] {
            m_layers[node]->SetLocator(GetPrefix64(Ipv6Address(prefix)));
            m_registrations[node]->Move();
        });
    }

    /// Send to the other node's identifier. @param when simulated time @param node which
    /// @param size of the packet, which tells it from others
    void SendAt(Time when, uint32_t node, uint32_t size)
    {
        Simulator::Schedule(when, [this, node, size] {
            auto socket = Socket::CreateSocket(m_nodes.Get(node), UdpSocketFactory::GetTypeId());
            socket->Bind(Inet6SocketAddress(m_layers[node]->GetGeneralizedId(), 0));
            socket->SendTo(Create<Packet>(size),
                           0,
                           Inet6SocketAddress(m_layers[1 - node]->GetGeneralizedId(), PORT));
        });
    }

    /// Lose what comes to a node, for a while. @param node which @param from when on
    /// @param until when
    void DeafBetween(uint32_t node, Time from, Time until)
    {
        auto errors = CreateObject<RateErrorModel>();
        errors->SetAttribute("ErrorRate", DoubleValue(1));
        errors->SetAttribute("ErrorUnit", StringValue("ERROR_UNIT_PACKET"));
        errors->Disable();
        m_devices.Get(node)->SetAttribute("ReceiveErrorModel", PointerValue(errors));
        Simulator::Schedule(from, [errors] { errors->Enable(); });
        Simulator::Schedule(until, [errors] { errors->Disable(); });
    }

    void Run(Time until = Seconds(5))
    {
        Simulator::Stop(until);
        Simulator::Run();
    }

    NodeContainer m_nodes;
    NetDeviceContainer m_devices;
    Ptr<Lin6MappingAgent> m_agent;
    std::vector<Ptr<Lin6Layer>> m_layers;
    std::vector<Ptr<Lin6Endpoint>> m_endpoints;
    std::vector<Ptr<Lin6Registration>> m_registrations;
    std::vector<Ptr<Socket>> m_sinks;
    std::vector<uint32_t> m_sizes;       //!< of packets received, in order
    std::vector<std::string> m_sent;     //!< messages of the mobile node, with time in ms
    std::vector<std::string> m_accepted; //!< by the mobile node, with time in ms
    std::vector<std::string> m_drops;    //!< reasons, of the peer
    Ipv6Address m_source;                //!< of the last packet received
    uint32_t m_completed{0};             //!< registrations
};

TEST_F(Lin6NodeTest, TheFirstPacketWaitsForTheMapping)
{
    MoveAt(Seconds(1), MOBILE, "fd00:1::");
    MoveAt(Seconds(1), PEER, "fd00:1::");
    SendAt(Seconds(2), MOBILE, 100);
    SendAt(Seconds(2), MOBILE, 101);
    Run();
    EXPECT_EQ(m_sizes, (std::vector<uint32_t>{100, 101}));
    EXPECT_EQ(m_source, m_layers[MOBILE]->GetGeneralizedId()) << "transport sees identifiers";
    EXPECT_EQ(m_sent, (std::vector<std::string>{"MappingUpdate@1000", "MappingQuery@2000"}))
        << "one question for both packets";
    EXPECT_EQ(m_completed, 2U);
}

TEST_F(Lin6NodeTest, ToANodeThatNobodyKnowsNothingIsSent)
{
    uint32_t drops = 0;
    m_layers[MOBILE]->TraceConnectWithoutContext(
        "PacketDrop",
        Callback<void, Ptr<const Packet>, PacketDropCause>(
            [&drops](Ptr<const Packet>, PacketDropCause cause) {
                drops += cause == PacketDropCause::NO_ROUTE;
            }));
    MoveAt(Seconds(1), MOBILE, "fd00:1::");
    SendAt(Seconds(2), MOBILE, 100);
    Run();
    EXPECT_EQ(drops, 1U);
    EXPECT_TRUE(m_sizes.empty());
}

TEST_F(Lin6NodeTest, ACorrespondentAsksTheAgentAnewWhenItsPeerHasMoved)
{
    MoveAt(Seconds(1), MOBILE, "fd00:1::");
    MoveAt(Seconds(1), PEER, "fd00:1::");
    SendAt(Seconds(2), MOBILE, 100);
    SendAt(MilliSeconds(2100), PEER, 50);
    MoveAt(Seconds(3), MOBILE, "fd00:2::");
    SendAt(MilliSeconds(3500), PEER, 51);
    Run();
    const auto locator = GetPrefix64(Ipv6Address("fd00:2::"));
    EXPECT_EQ(m_agent->Find(MakeLin6Id(1)), locator);
    EXPECT_EQ(m_layers[PEER]->FindMapping(MakeLin6Id(1)), locator);
    EXPECT_EQ(m_registrations[MOBILE]->GetState(), Lin6RegistrationState::REGISTERED);
    EXPECT_EQ(m_sizes, (std::vector<uint32_t>{100, 50, 51}));
    ASSERT_EQ(m_sent.size(), 4U);
    EXPECT_EQ(m_sent[2], "MappingUpdate@3000");
    EXPECT_EQ(m_sent[3].substr(0, 14), "RefreshRequest");
    EXPECT_EQ(m_accepted.back().substr(0, 10), "RefreshAck");
}

TEST_F(Lin6NodeTest, WhatIsNotAnsweredIsSentAgainAtDoublingIntervals)
{
    DeafBetween(AGENT, Seconds(2), MilliSeconds(2650));
    MoveAt(Seconds(1), MOBILE, "fd00:1::");
    MoveAt(Seconds(2), MOBILE, "fd00:2::");
    Run();
    EXPECT_EQ(m_sent,
              (std::vector<std::string>{"MappingUpdate@1000",
                                        "MappingUpdate@2000",
                                        "MappingUpdate@2100",
                                        "MappingUpdate@2300",
                                        "MappingUpdate@2700"}));
    EXPECT_EQ(m_completed, 2U);
}

TEST_F(Lin6NodeTest, WhatIsKeptBackGoesInOrderAndMessagesGoAtOnce)
{
    MoveAt(Seconds(1), MOBILE, "fd00:1::");
    MoveAt(Seconds(1), PEER, "fd00:1::");
    SendAt(Seconds(2), MOBILE, 100);
    Simulator::Schedule(MilliSeconds(2900), [this] {
        m_layers[MOBILE]->SetAttribute("HoldLimit", UintegerValue(2));
        m_layers[MOBILE]->Hold();
    });
    for (uint32_t size : {101, 102, 103})
    {
        SendAt(MilliSeconds(2900 + size), MOBILE, size);
    }
    MoveAt(MilliSeconds(3100), MOBILE, "fd00:2::");
    Simulator::Schedule(Seconds(4), [this] {
        EXPECT_EQ(m_registrations[MOBILE]->GetState(), Lin6RegistrationState::REGISTERED);
        EXPECT_EQ(m_sizes, (std::vector<uint32_t>{100}));
        EXPECT_EQ(m_layers[MOBILE]->GetHeldCount(), 2U) << "HoldLimit";
        m_layers[MOBILE]->Release();
    });
    Run();
    EXPECT_EQ(m_sizes, (std::vector<uint32_t>{100, 101, 102}));
}

TEST_F(Lin6NodeTest, NobodyMovesAnotherNode)
{
    MoveAt(Seconds(1), MOBILE, "fd00:1::");
    MoveAt(Seconds(1), PEER, "fd00:1::");
    SendAt(Seconds(2), MOBILE, 100);
    Simulator::Schedule(Seconds(3), [this] {
        Lin6Message forged;
        forged.type = Lin6MessageType::REFRESH_REQUEST;
        forged.node = MakeLin6Id(77);
        m_endpoints[MOBILE]->SendToPeer(forged, MakeLin6Id(2));
        forged.type = Lin6MessageType::MAPPING_REPLY;
        forged.node = MakeLin6Id(1);
        m_endpoints[MOBILE]->SendToPeer(forged, MakeLin6Id(2));
        forged.type = Lin6MessageType::MAPPING_UPDATE;
        m_endpoints[MOBILE]->SendToPeer(forged, MakeLin6Id(2));
    });
    Run();
    EXPECT_EQ(m_drops,
              (std::vector<std::string>{"about another node than its sender",
                                        "no such question",
                                        "for a mapping agent"}));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
