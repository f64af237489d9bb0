/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The home link is renumbered while the mobile node is away (RFC 6275 sections 10.6 and 11.4): it
// is told, gets a second home address, changes over to it, and is reached by both as long as both
// are valid.
#include "fmipv6-network.h"
#include "tshark.h"

#include "ns3/mipv6-registration.h"
#include "ns3/mobile-prefix-advertiser.h"
#include "ns3/mobile-prefix-client.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address OLD_HOME("fd00:9::99");
const Ipv6Address NEW_HOME("fd00:8::99");

/**
 * The network of Fmipv6Network. From 2 s on the correspondent exchanges packets with the new home
 * address, too, which is nobody's until the home link has its prefix.
 */
class PrefixRenumberedTest : public Fmipv6Network
{
  public:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        m_mn->SetAttribute("Fmipv6", BooleanValue(false));
        m_mn->SetAttribute("OptimisticDad", BooleanValue(true));
        Route("fd00:8::", "fd00:a::2");
        auto advertiser = m_ha->GetPrefixAdvertiser();
        advertiser->SetAttribute("MinInterval", TimeValue(Seconds(1)));
        advertiser->SetAttribute("MaxInterval", TimeValue(Seconds(2)));
        m_ha->AssignStreams(3000);
        for (const auto* direction : {"MsgTx", "MsgRx"})
        {
            m_mn->GetPrefixClient()->TraceConnectWithoutContext(
                direction,
                MakeCallback(&PrefixRenumberedTest::OnMessage, this));
        }
        m_mn->TraceConnectWithoutContext("HomeAddresses",
                                         MakeCallback(&PrefixRenumberedTest::OnHomes, this));
    }

    void TearDown() override
    {
        m_newSockets.clear();
        Fmipv6Network::TearDown();
    }

    /// @param name of a message of the mobile node
    void OnMessage(std::string name, Ptr<const Packet>)
    {
        m_messages += name + " ";
    }

    /// @param preferred home address @param count how many
    void OnHomes(Ipv6Address preferred, uint32_t count)
    {
        m_homes.emplace_back(preferred, count);
    }

    /// Renumber. @param at when (s) @param preferred what the old prefix has left (s)
    /// @param valid likewise
    void RenumberAt(double at, double preferred, double valid)
    {
        Simulator::Schedule(Seconds(at), [this, preferred, valid] {
            PrefixInformation old;
            old.prefix = {Ipv6Address("fd00:9::"), 64};
            old.preferredLifetime = Seconds(preferred);
            old.validLifetime = Seconds(valid);
            m_ha->ConfigurePrefix(old);
            PrefixInformation fresh;
            fresh.prefix = {Ipv6Address("fd00:8::"), 64};
            fresh.preferredLifetime = Seconds(5000);
            fresh.validLifetime = Seconds(9000);
            m_ha->ConfigurePrefix(fresh);
        });
    }

    /// Exchange packets with the new home address. @param at from when on (s)
    void TalkToNewHomeAt(double at)
    {
        Simulator::Schedule(Seconds(at), [this] {
            const auto open = [this](uint32_t node, Ipv6Address address) {
                auto socket = ns3::Socket::CreateSocket(Node(node), UdpSocketFactory::GetTypeId());
                socket->Bind(Inet6SocketAddress(address, 11));
                m_newSockets.push_back(socket);
            };
            open(CN, "fd00:c::2");
            open(MN, NEW_HOME);
            m_newSockets[1]->SetRecvCallback(MakeCallback(&PrefixRenumberedTest::OnRequest, this));
            m_newSockets[0]->SetRecvCallback(MakeCallback(&PrefixRenumberedTest::OnEcho, this));
            SendRequest();
        });
    }

    /// The correspondent sends.
    void SendRequest()
    {
        ++m_requests;
        m_newSockets[0]->SendTo(Create<Packet>(10), 0, Inet6SocketAddress(NEW_HOME, 11));
        Simulator::Schedule(MilliSeconds(20), &PrefixRenumberedTest::SendRequest, this);
    }

    /// The mobile node sends it back. @param socket its
    void OnRequest(Ptr<Socket> socket)
    {
        Address from;
        while (auto packet = socket->RecvFrom(from))
        {
            socket->SendTo(packet, 0, from);
        }
    }

    /// The correspondent has it again. @param socket its
    void OnEcho(Ptr<Socket> socket)
    {
        while (socket->Recv())
        {
            ++m_echoes;
        }
    }

    /// Run. @param until simulated time (s)
    static void RunUntil(double until)
    {
        Simulator::Stop(Seconds(until) - Simulator::Now());
        Simulator::Run();
    }

    /// Exchanges with the new home address must be whole. @param from simulated time (s) from which
    /// @param until and until which
    void ExpectEchoes(double from, double until)
    {
        RunUntil(from);
        const auto requests = m_requests;
        const auto echoes = m_echoes;
        RunUntil(until);
        EXPECT_NEAR(m_echoes - echoes, m_requests - requests, 2);
        EXPECT_GT(m_echoes - echoes, 20U);
    }

    std::string m_messages;
    std::vector<std::pair<Ipv6Address, uint32_t>> m_homes;
    std::vector<Ptr<Socket>> m_newSockets;
    uint32_t m_requests{0};
    uint32_t m_echoes{0};
};

} // namespace

TEST_F(PrefixRenumberedTest, ItIsToldAndGetsASecondHomeAddress)
{
    RenumberAt(3, 1000, 2000);
    RunUntil(6.5);
    // Told, it asks, as an advertisement that nobody asked for is not to be trusted.
    EXPECT_EQ(m_messages.substr(0, 8), "MPS MPA ");
    EXPECT_EQ(m_mn->GetHomeAddresses(), (std::vector<Ipv6Address>{OLD_HOME, NEW_HOME}));
    EXPECT_EQ(m_ha->GetBindingCache().GetSize(), 2U);
    EXPECT_EQ(m_ha->GetBindingCache().Find(NEW_HOME)->careOfAddress, m_mn->GetCareOfAddress());
    EXPECT_EQ(m_mn->GetHomeAddress(), OLD_HOME) << "it is still preferred";
    ExpectTrafficAtTheEnd();
    TalkToNewHomeAt(0.1);
    ExpectEchoes(7, 9);
}

TEST_F(PrefixRenumberedTest, WhenTheOldPrefixIsDeprecatedTheNewHomeAddressIsPreferred)
{
    RenumberAt(3, 6, 2000);
    RunUntil(8.5);
    EXPECT_EQ(m_mn->GetHomeAddress(), OLD_HOME);
    RunUntil(9.5);
    EXPECT_EQ(m_mn->GetHomeAddress(), NEW_HOME);
    EXPECT_EQ(m_mn->GetRegistration()->GetHomeAddress(), NEW_HOME);
    RunUntil(11);
    ExpectTrafficAtTheEnd(); // with the old one
    TalkToNewHomeAt(0.1);
    ExpectEchoes(12, 13);
    EXPECT_EQ(m_ha->GetBindingCache().GetSize(), 2U);
}

TEST_F(PrefixRenumberedTest, AHandoverMovesBothHomeAddresses)
{
    RenumberAt(3, 6, 2000);
    Simulator::Schedule(Seconds(11), [this] { m_sap->LinkConnectRequest(&m_user, PoaOf(1)); });
    RunUntil(15);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    for (const auto& home : {OLD_HOME, NEW_HOME})
    {
        const auto binding = m_ha->GetBindingCache().Find(home);
        ASSERT_TRUE(binding);
        EXPECT_EQ(binding->careOfAddress, m_mn->GetCareOfAddress());
    }
    ExpectTrafficAtTheEnd();
    TalkToNewHomeAt(0.1);
    ExpectEchoes(16, 17);
}

TEST_F(PrefixRenumberedTest, WhenTheOldPrefixEndsItsAddressIsGoneAtBothEnds)
{
    RenumberAt(3, 6, 12);
    // There is no home link behind this home agent: what is for an address that it serves no more
    // would go round between it and the core.
    for (uint32_t i = 0; i < Node(HA)->GetNDevices(); ++i)
    {
        if (auto device = DynamicCast<CsmaNetDevice>(Node(HA)->GetDevice(i)))
        {
            DropAt(device, [](const auto& frame) {
                return Simulator::Now() > Seconds(15.2) && frame.size() > 53 && frame[20] == 17 &&
                       frame[41] == 9 && frame[53] == 0x99;
            });
        }
    }
    RunUntil(12);
    EXPECT_EQ(m_ha->GetBindingCache().GetSize(), 2U);
    EXPECT_LE(m_ha->GetBindingCache().Find(OLD_HOME)->expires, Seconds(15.1))
        << "no binding outlasts its prefix";
    RunUntil(17);
    EXPECT_EQ(m_mn->GetHomeAddresses(), std::vector<Ipv6Address>{NEW_HOME});
    EXPECT_EQ(m_ha->GetBindingCache().GetSize(), 1U);
    EXPECT_FALSE(m_ha->GetBindingCache().Find(OLD_HOME));
    EXPECT_LT(Node(MN)->GetObject<Ipv6>()->GetInterfaceForAddress(OLD_HOME), 0);
    TalkToNewHomeAt(0.1);
    ExpectEchoes(18, 19);
}

TEST_F(PrefixRenumberedTest, StatusOneMakesItAsk)
{
    m_ha->GetPrefixAdvertiser()->SetAttribute("SendUnsolicited", BooleanValue(false));
    m_ha->SetAttribute("PrefixPreferredLifetime", TimeValue(Seconds(100)));
    RunUntil(4);
    EXPECT_EQ(m_messages, "MPS MPA ") << "RFC 6275 section 11.7.3";
    const auto known = m_mn->GetPrefixClient()->GetPrefixes().Find(OLD_HOME, Simulator::Now());
    ASSERT_TRUE(known);
    EXPECT_LE(known->preferredLifetime, Seconds(96));
    ExpectTrafficAtTheEnd();
}

TEST_F(PrefixRenumberedTest, TsharkReadsWhatWasSent)
{
    if (!HasTshark())
    {
        GTEST_SKIP() << "tshark is not installed";
    }
    char folder[] = "/tmp/fmipv6-mpd-XXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    const auto wan = std::string(folder) + "/wan.pcap";
    CsmaHelper().EnablePcap(wan, m_coreDevices.at("fd00:a::2"), true, true);
    RenumberAt(3, 1000, 2000);
    RunUntil(7);
    m_coreDevices.clear();
    Simulator::Destroy(); // closes the file
    const std::string wrong = "_ws.malformed || icmpv6.checksum.status==0";
    EXPECT_TRUE(DissectFile(wan, {"frame.number"}, wrong).empty());
    const auto asked = DissectFile(wan,
                                   {"icmpv6.mip6.identifier", "ipv6.opt.mipv6.home_address"},
                                   "icmpv6.type==146");
    ASSERT_FALSE(asked.empty());
    EXPECT_NE(asked[0].find("fd00:9::99"), std::string::npos) << "Home Address option";
    const auto told = DissectFile(wan,
                                  {"icmpv6.mip6.identifier",
                                   "ipv6.routing.mipv6.home_address",
                                   "icmpv6.opt.prefix",
                                   "icmpv6.opt.prefix.valid_lifetime"},
                                  "icmpv6.type==147");
    ASSERT_GE(told.size(), 2U);
    const auto identifierOf = [](const auto& line) { return line.substr(0, line.find(' ')); };
    EXPECT_EQ(identifierOf(told[0]), "0") << "nobody had asked";
    EXPECT_NE(identifierOf(asked[0]), "0");
    EXPECT_EQ(identifierOf(told[1]), identifierOf(asked[0]));
    EXPECT_NE(told[1].find("fd00:9::99"), std::string::npos) << "type 2 routing header";
    EXPECT_NE(told[1].find("fd00:9::,fd00:8::"), std::string::npos) << told[1];
    EXPECT_NE(told[1].find("8998"), std::string::npos) << told[1];
    std::filesystem::remove_all(folder);
}
