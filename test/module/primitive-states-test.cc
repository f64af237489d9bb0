/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Every primitive in every state of both providers: one confirm each, and which (RFC 5184 sections
// 3 and 6.5).
#include "dot11-fixture.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/ideal-link-helper.h"
#include "ns3/link-layer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <array>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using Code = LinkStatusCode;
using Name = LinkPrimitiveName;

/// Where a link stands when it is asked.
enum class Stand
{
    FRESH,        // nothing has been done yet
    CONNECTING,   // to the first point of attachment
    CONNECTED,    // to the first
    SCANNING,     // while connected to the first
    MOVING,       // from the first to the second
    DISCONNECTED, // from the first
};

constexpr std::array<Stand, 6> STANDS{Stand::FRESH,
                                      Stand::CONNECTING,
                                      Stand::CONNECTED,
                                      Stand::SCANNING,
                                      Stand::MOVING,
                                      Stand::DISCONNECTED};

/// A question, and what is to be answered in each state, in the order of STANDS.
struct Row
{
    std::string what;
    LinkPrimitive request;
    std::array<Code, 6> answers;
};

const Poa UNKNOWN("00:00:00:00:92:f3");

/// A user that keeps its confirms.
class Asker : public LinkSapUser
{
  public:
    void Receive(const LinkPrimitive& primitive) override
    {
        if (primitive.primitiveClass == LinkPrimitiveClass::CONFIRM)
        {
            m_confirms.push_back(primitive);
        }
    }

    std::vector<LinkPrimitive> m_confirms;
};

/// @param link to which @param first connected to @param second also there
/// @return one row for each primitive and each kind of parameter
std::vector<Row>
MakeRows(Ptr<LinkSap> link, Poa first, Poa second)
{
    const auto interface = link->GetInterfaceId();
    const auto make = [interface](Name name, std::optional<Poa> poa = std::nullopt) {
        auto request = MakeLinkRequest(interface, name);
        request.parameters.poa = poa;
        request.parameters.enable = true;
        request.parameters.threshold = LinkQuality::FAIR;
        return request;
    };
    constexpr auto ACK = Code::ACK;
    constexpr auto WRONG = Code::WRONG_STATE;
    constexpr auto NONE = Code::UNKNOWN_POA;
    constexpr auto DONE = Code::ALREADY_DONE;
    const std::array<Code, 6> always{ACK, ACK, ACK, ACK, ACK, ACK};
    std::vector<Row> rows{
        {"status", make(Name::LINK_STATUS), {WRONG, WRONG, ACK, ACK, WRONG, WRONG}},
        {"list", make(Name::POA_LIST), always},
        {"found", make(Name::POA_FOUND), always},
        {"lost", make(Name::POA_LOST), always},
        {"up", make(Name::LINK_UP), always},
        {"down", make(Name::LINK_DOWN), always},
        {"changed", make(Name::LINK_STATUS_CHANGED), always},
        {"connect unknown",
         make(Name::LINK_CONNECT, UNKNOWN),
         {NONE, NONE, NONE, NONE, NONE, NONE}},
        {"disconnect unknown",
         make(Name::LINK_DISCONNECT, UNKNOWN),
         {NONE, NONE, NONE, NONE, NONE, NONE}},
    };
    if (interface.type == LinkType::IEEE_802_11)
    {
        // A connection under way can be given up for another one.
        rows.push_back(
            {"connect first", make(Name::LINK_CONNECT, first), {ACK, DONE, DONE, DONE, ACK, ACK}});
        rows.push_back(
            {"connect second", make(Name::LINK_CONNECT, second), {ACK, ACK, ACK, ACK, DONE, ACK}});
        rows.push_back({"disconnect first",
                        make(Name::LINK_DISCONNECT, first),
                        {WRONG, WRONG, ACK, ACK, WRONG, WRONG}});
        rows.push_back({"disconnect second",
                        make(Name::LINK_DISCONNECT, second),
                        {WRONG, WRONG, WRONG, WRONG, WRONG, WRONG}});
        rows.push_back({"scan", make(Name::LINK_SCAN), {ACK, WRONG, ACK, WRONG, WRONG, ACK}});
    }
    else
    {
        // A connection under way can be broken off, but not for another one.
        rows.push_back({"connect first",
                        make(Name::LINK_CONNECT, first),
                        {ACK, WRONG, DONE, DONE, WRONG, ACK}});
        rows.push_back({"connect second",
                        make(Name::LINK_CONNECT, second),
                        {ACK, WRONG, ACK, ACK, WRONG, ACK}});
        rows.push_back({"disconnect first",
                        make(Name::LINK_DISCONNECT, first),
                        {WRONG, ACK, ACK, ACK, ACK, WRONG}});
        rows.push_back({"disconnect second",
                        make(Name::LINK_DISCONNECT, second),
                        {WRONG, ACK, WRONG, WRONG, ACK, WRONG}});
        rows.push_back({"scan", make(Name::LINK_SCAN), {ACK, WRONG, ACK, WRONG, WRONG, ACK}});
    }
    return rows;
}

class PrimitiveStatesTest : public Dot11Fixture
{
  protected:
    /// Bring the link into a state. @param link which @param stand the state
    /// @param first point of attachment @param second the other one
    void Reach(Ptr<LinkSap> link, Stand stand, Poa first, Poa second)
    {
        const auto run = [](Time time) {
            Simulator::Stop(time);
            Simulator::Run();
        };
        link->LinkScanRequest(&m_driver, {});
        run(Seconds(2));
        if (stand == Stand::FRESH)
        {
            return;
        }
        link->LinkConnectRequest(&m_driver, first);
        run(MicroSeconds(500)); // far from its end
        if (stand == Stand::CONNECTING)
        {
            return;
        }
        run(Seconds(1));
        if (stand == Stand::SCANNING)
        {
            link->LinkScanRequest(&m_driver, {});
        }
        if (stand == Stand::MOVING)
        {
            link->LinkConnectRequest(&m_driver, second);
        }
        if (stand == Stand::DISCONNECTED)
        {
            link->LinkDisconnectRequest(&m_driver, first);
            run(Seconds(1));
        }
        run(MicroSeconds(500));
    }

    /// Ask in one state. @param link which @param stand its state @param row the question
    /// @param column number of the state
    void Ask(Ptr<LinkSap> link, std::size_t column, const Row& row)
    {
        m_driver.m_confirms.clear();
        LinkLayer::GetFor(link->GetNetDevice()->GetNode())->Request(&m_asker, row.request);
        EXPECT_TRUE(m_asker.m_confirms.empty()) << "not within the request";
        Simulator::Stop(Seconds(5));
        Simulator::Run();
        ASSERT_EQ(m_asker.m_confirms.size(), 1U) << row.what << " in state " << column;
        const auto& confirm = m_asker.m_confirms.front();
        EXPECT_EQ(confirm.name, row.request.name);
        EXPECT_EQ(confirm.layer, ProtocolLayer::NETWORK);
        EXPECT_TRUE(confirm.parameters.interface == link->GetInterfaceId());
        EXPECT_EQ(ToString(*confirm.parameters.code), ToString(row.answers[column]))
            << row.what << " in state " << column;
        link->Detach(&m_asker);
        link->Detach(&m_driver);
        m_asker.m_confirms.clear();
    }

    /// The same simulation from its beginning, for the next question.
    void Restart()
    {
        Dot11Fixture::TearDown();
        Dot11Fixture::SetUp();
    }

    Asker m_driver;
    Asker m_asker;
};

} // namespace

TEST_F(PrimitiveStatesTest, OverIeee80211)
{
    for (std::size_t column = 0; column < STANDS.size(); ++column)
    {
        Build({36, 36});
        const auto count = MakeRows(m_sap, ApAddress(0), ApAddress(1)).size();
        for (std::size_t i = 0; i < count; ++i)
        {
            if (i > 0)
            {
                Build({36, 36});
            }
            Reach(m_sap, STANDS[column], ApAddress(0), ApAddress(1));
            Ask(m_sap, column, MakeRows(m_sap, ApAddress(0), ApAddress(1))[i]);
            Restart();
        }
    }
}

TEST_F(PrimitiveStatesTest, OverTheIdealLink)
{
    for (const auto* technology : {"Ideal", "Ieee80216e"})
    {
        for (std::size_t column = 0; column < STANDS.size(); ++column)
        {
            for (std::size_t i = 0, count = 1; i < count; ++i)
            {
                Config::SetDefault("ns3::fmipv6::IdealStationMlme::Technology",
                                   StringValue(technology));
                IdealLinkHelper helper;
                std::vector<Poa> poas;
                for (int ap = 0; ap < 2; ++ap)
                {
                    poas.push_back(Mac48Address::ConvertFrom(
                        helper.InstallPoa(CreateObject<Node>(), nullptr)->GetAddress()));
                }
                auto link = helper.InstallStation(CreateObject<Node>());
                const auto rows = MakeRows(link, poas[0], poas[1]);
                count = rows.size();
                Reach(link, STANDS[column], poas[0], poas[1]);
                Ask(link, column, rows[i]);
                Restart();
            }
        }
    }
}
