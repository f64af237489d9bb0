/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Primitives as messages of five fields (RFC 5184 section 3): what is refused, what is traced.
#include "link-sap-fixture.h"

#include "ns3/link-layer.h"
#include "ns3/node.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class LinkPrimitiveTest : public LinkSapFixture
{
  protected:
    using Name = LinkPrimitiveName;

    /// @return a request to the interface of the fixture @param name which primitive
    static LinkPrimitive Make(Name name)
    {
        return MakeLinkRequest({3, LinkType::IDEAL}, name);
    }

    /// A complete request. @param name which primitive @return it
    static LinkPrimitive MakeComplete(Name name)
    {
        auto request = Make(name);
        request.parameters.enable = true;
        request.parameters.threshold = LinkQuality::FAIR;
        request.parameters.poa = NEW;
        return request;
    }

    static const std::vector<Name>& AllNames()
    {
        static const std::vector<Name> NAMES{Name::LINK_STATUS,
                                             Name::POA_LIST,
                                             Name::POA_FOUND,
                                             Name::POA_LOST,
                                             Name::LINK_UP,
                                             Name::LINK_DOWN,
                                             Name::LINK_STATUS_CHANGED,
                                             Name::LINK_CONNECT,
                                             Name::LINK_DISCONNECT,
                                             Name::LINK_SCAN};
        return NAMES;
    }

    /// Send a request and take its confirm. @param request it @return the code
    LinkStatusCode Ask(const LinkPrimitive& request)
    {
        m_records.clear();
        m_sap->Request(&m_x, request);
        EXPECT_EQ(m_records.size(), 1U) << "no confirm within the request";
        Told();
        const auto isConfirm = [](const auto& record) {
            return record.primitiveClass == LinkPrimitiveClass::CONFIRM;
        };
        EXPECT_EQ(std::count_if(m_records.begin() + 1, m_records.end(), isConfirm), 1)
            << ToString(request) << " has one confirm";
        const auto& confirm = m_records.at(1);
        EXPECT_TRUE(isConfirm(confirm)) << "and it comes first";
        EXPECT_EQ(confirm.name, request.name);
        return confirm.parameters.code.value();
    }
};

} // namespace

TEST_F(LinkPrimitiveTest, ARequestGoesToLayerTwoAndItsConfirmToLayerThree)
{
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true, LinkQuality::BAD);
    Told();
    ASSERT_EQ(m_records.size(), 2U);
    const auto& request = m_records[0];
    EXPECT_EQ(request.layer, ProtocolLayer::LINK);
    EXPECT_EQ(request.protocol, ProtocolId::IDEAL_LINK);
    EXPECT_EQ(request.primitiveClass, LinkPrimitiveClass::REQUEST);
    EXPECT_EQ(request.name, Name::POA_FOUND);
    EXPECT_EQ(request.parameters.interface.ifIndex, 3U);
    EXPECT_EQ(request.parameters.interface.type, LinkType::IDEAL);
    EXPECT_EQ(request.parameters.enable, true);
    EXPECT_EQ(request.parameters.threshold, LinkQuality::BAD);
    EXPECT_EQ(request.user, "x");
    const auto& confirm = m_records[1];
    EXPECT_EQ(confirm.layer, ProtocolLayer::NETWORK);
    EXPECT_EQ(confirm.protocol, ProtocolId::IPV6);
    EXPECT_EQ(confirm.parameters.interface.ifIndex, 3U);
    EXPECT_EQ(confirm.parameters.code, LinkStatusCode::ACK);
    EXPECT_EQ(confirm.user, "x");
}

TEST_F(LinkPrimitiveTest, EveryRequestToAnotherInterfaceIsAnError)
{
    for (const auto name : AllNames())
    {
        auto wrongIndex = MakeComplete(name);
        wrongIndex.parameters.interface.ifIndex = 4;
        EXPECT_EQ(Ask(wrongIndex), LinkStatusCode::UNKNOWN_INTERFACE) << ToString(name);
        EXPECT_EQ(m_records.at(1).parameters.interface.ifIndex, 4U);
        auto wrongType = MakeComplete(name);
        wrongType.parameters.interface.type = LinkType::IEEE_802_11;
        EXPECT_EQ(Ask(wrongType), LinkStatusCode::UNKNOWN_INTERFACE) << ToString(name);
        auto wrongProtocol = MakeComplete(name);
        wrongProtocol.protocol = ProtocolId::IPV6;
        EXPECT_EQ(Ask(wrongProtocol), LinkStatusCode::UNKNOWN_INTERFACE) << ToString(name);
        auto wrongLayer = MakeComplete(name);
        wrongLayer.layer = ProtocolLayer::NETWORK;
        EXPECT_EQ(Ask(wrongLayer), LinkStatusCode::UNKNOWN_INTERFACE) << ToString(name);
    }
    m_sap->IndicateLinkUp(NEW);
    EXPECT_TRUE(Told().empty()) << "nothing was registered";
}

TEST_F(LinkPrimitiveTest, WhatIsNoRequestOrLacksAParameterIsAnError)
{
    for (const auto name : AllNames())
    {
        for (const auto wrong : {LinkPrimitiveClass::CONFIRM,
                                 LinkPrimitiveClass::INDICATION,
                                 LinkPrimitiveClass::RESPONSE})
        {
            auto request = MakeComplete(name);
            request.primitiveClass = wrong;
            EXPECT_EQ(Ask(request), LinkStatusCode::INVALID) << ToString(name);
        }
    }
    for (const auto name : {Name::POA_FOUND,
                            Name::POA_LOST,
                            Name::LINK_UP,
                            Name::LINK_DOWN,
                            Name::LINK_STATUS_CHANGED,
                            Name::LINK_CONNECT,
                            Name::LINK_DISCONNECT})
    {
        EXPECT_EQ(Ask(Make(name)), LinkStatusCode::INVALID) << ToString(name);
    }
    auto withoutThreshold = Make(Name::LINK_STATUS_CHANGED);
    withoutThreshold.parameters.enable = true;
    EXPECT_EQ(Ask(withoutThreshold), LinkStatusCode::INVALID);
}

TEST_F(LinkPrimitiveTest, ACompleteRequestIsTakenWhateverItsName)
{
    for (const auto name : AllNames())
    {
        if (name != Name::LINK_SCAN) // whose confirm comes at the end of the scan
        {
            EXPECT_EQ(Ask(MakeComplete(name)), LinkStatusCode::ACK) << ToString(name);
        }
    }
}

TEST_F(LinkPrimitiveTest, AnIndicationMayBeRespondedToOnce)
{
    m_sap->IndicationResponse(&m_x, Name::LINK_UP);
    m_sap->NotificationRequest(&m_x, Name::LINK_UP, true);
    Told();
    m_sap->IndicationResponse(&m_x, Name::LINK_UP);
    m_records.clear();
    m_sap->IndicateLinkUp(NEW);
    m_sap->IndicationResponse(&m_y, Name::LINK_UP);
    m_sap->IndicationResponse(&m_x, Name::LINK_DOWN);
    m_sap->IndicationResponse(&m_x, Name::LINK_UP);
    m_sap->IndicationResponse(&m_x, Name::LINK_UP);
    Told();
    ASSERT_EQ(m_records.size(), 2U) << "the indication, and one response";
    EXPECT_EQ(m_records[1].primitiveClass, LinkPrimitiveClass::RESPONSE);
    EXPECT_EQ(m_records[1].layer, ProtocolLayer::LINK);
    EXPECT_EQ(m_records[1].protocol, ProtocolId::IDEAL_LINK);
    EXPECT_EQ(m_records[1].user, "x");
}

TEST_F(LinkPrimitiveTest, TheNodesLinkLayerFindsTheInterfaceOrSaysError)
{
    auto node = CreateObject<Node>();
    auto other = CreateObject<FakeSap>();
    node->AddDevice(other->m_device);
    node->AddDevice(m_sap->m_device);
    m_sap->SetInterfaceId({m_sap->m_device->GetIfIndex(), LinkType::IDEAL});
    other->SetInterfaceId({other->m_device->GetIfIndex(), LinkType::IEEE_802_16E});
    auto layer = LinkLayer::GetFor(node);
    EXPECT_EQ(LinkLayer::GetFor(node), layer);
    ASSERT_EQ(layer->GetLinks().size(), 2U);
    EXPECT_EQ(layer->Find({1, LinkType::IDEAL}), m_sap);
    EXPECT_EQ(layer->Find({0, LinkType::IEEE_802_16E}), other);
    EXPECT_EQ(layer->Find({0, LinkType::IDEAL}), nullptr);

    other->m_answer = LinkStatusCode::WRONG_STATE;
    layer->Request(&m_x, MakeLinkRequest({1, LinkType::IDEAL}, Name::LINK_STATUS));
    layer->Request(&m_x, MakeLinkRequest({0, LinkType::IEEE_802_16E}, Name::LINK_STATUS));
    layer->Request(&m_y, MakeLinkRequest({7, LinkType::IDEAL}, Name::LINK_STATUS));
    layer->Request(&m_y, MakeLinkRequest({7, LinkType::IDEAL}, Name::LINK_CONNECT));
    EXPECT_EQ(Told(),
              (Strings{"x: LinkStatus Ack GOOD",
                       "x: LinkStatus Error (wrong state) NONE",
                       "y: LinkStatus Error (unknown interface) NONE",
                       "y: LinkConnect Error (unknown interface)"}));
    layer->Request(&m_x, MakeLinkRequest({7, LinkType::IDEAL}, Name::LINK_STATUS));
    layer->Request(&m_x, MakeLinkRequest({1, LinkType::IDEAL}, Name::LINK_STATUS));
    layer->Detach(&m_x);
    EXPECT_TRUE(Told().empty());
    other->Dispose();
    layer->Dispose();
}

TEST_F(LinkPrimitiveTest, ParametersAreDescribedForPeople)
{
    auto request = MakeComplete(Name::LINK_STATUS_CHANGED);
    request.parameters.event = LinkEvent::RISE;
    EXPECT_EQ(ToString(request), "LinkStatusChanged.req");
    EXPECT_EQ(DescribeParameters(request), "Enable, rise, threshold FAIR, 00:00:00:00:00:a2");
    EXPECT_EQ(request.GetPoa(), NEW);
    LinkPrimitive list;
    list.parameters.code = LinkStatusCode::ACK;
    list.parameters.list = PoaList{{OLD, At(LinkQuality::BAD)}, {NEW, At(LinkQuality::NONE)}};
    EXPECT_EQ(DescribeParameters(list), "Ack, 00:00:00:00:00:a1 BAD, 00:00:00:00:00:a2 NONE");
    EXPECT_EQ(list.GetPoa(), OLD);
    EXPECT_EQ(LinkPrimitive().GetPoa(), Poa());
}
