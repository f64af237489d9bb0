/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Many interfaces, many users, many indications: none is lost, the memory does not grow, and the
// same seed gives the same log.
#include "simulation-fixture.h"

#include "ns3/ideal-link-helper.h"
#include "ns3/primitive-log.h"
#include "ns3/simulator.h"

#include <malloc.h>
#include <sstream>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A user that counts.
class Counter : public LinkSapUser
{
  public:
    void Receive(const LinkPrimitive& primitive) override
    {
        m_indications += primitive.primitiveClass == LinkPrimitiveClass::INDICATION ? 1 : 0;
    }

    uint64_t m_indications{0};
};

class PrimitiveLoadTest : public SimulationFixture
{
  protected:
    /// Stations on one ideal channel, each with a user that wants everything.
    /// @param stations how many
    void Build(std::size_t stations)
    {
        IdealLinkHelper helper;
        m_poa = Mac48Address::ConvertFrom(
            helper.InstallPoa(CreateObject<Node>(), nullptr)->GetAddress());
        m_users.resize(stations);
        for (auto& user : m_users)
        {
            auto link = helper.InstallStation(CreateObject<Node>());
            for (const auto name : {LinkPrimitiveName::POA_FOUND, LinkPrimitiveName::POA_LOST})
            {
                link->NotificationRequest(&user, name, true);
            }
            m_links.push_back(link);
        }
        Simulator::Run();
    }

    /// For a while each station's point of attachment comes and goes, 1000 times a second in all.
    /// @param time simulated
    void Storm(Time time)
    {
        const Time end = Simulator::Now() + time;
        for (std::size_t i = 0; i < m_links.size(); ++i)
        {
            Simulator::Schedule(MicroSeconds(i), &PrimitiveLoadTest::Toggle, this, i, end, false);
        }
        Simulator::Run();
    }

    /// @param i which station @param end no more from then on @param there whether it is there
    void Toggle(std::size_t i, Time end, bool there)
    {
        m_links[i]->SetQuality(m_poa, there ? LinkQuality::EXCELLENT : LinkQuality::NONE);
        if (Simulator::Now() + MilliSeconds(1) < end)
        {
            Simulator::Schedule(MilliSeconds(1), &PrimitiveLoadTest::Toggle, this, i, end, !there);
        }
    }

    uint64_t GetIndications() const
    {
        uint64_t sum = 0;
        for (const auto& user : m_users)
        {
            sum += user.m_indications;
        }
        return sum;
    }

    Poa m_poa;
    std::vector<Counter> m_users;
    std::vector<Ptr<IdealLinkSap>> m_links;
};

/// @return bytes that are allocated now
std::size_t
GetAllocated()
{
    return mallinfo2().uordblks;
}

} // namespace

TEST_F(PrimitiveLoadTest, AHundredThousandIndicationsASecondDoNotGrowTheMemory)
{
    Build(100);
    Storm(Seconds(1));
    const auto first = GetIndications();
    EXPECT_GE(first, 99000U);
    const auto before = GetAllocated();
    Storm(Seconds(3));
    EXPECT_GE(GetIndications(), 4 * first - 1000);
    const auto after = GetAllocated();
    EXPECT_LT(after, before + 64 * 1024) << "300000 indications later";
}

TEST_F(PrimitiveLoadTest, TheSameSeedGivesTheSameLog)
{
    const auto write = [this] {
        SetUp();
        Build(5);
        auto log = CreateObject<PrimitiveLog>();
        for (const auto& link : m_links)
        {
            log->Follow(link);
        }
        Storm(MilliSeconds(50));
        std::ostringstream os;
        WritePrimitivesCsv(os, *log);
        m_links.clear();
        m_users.clear();
        TearDown();
        return os.str();
    };
    TearDown();
    const auto once = write();
    EXPECT_GT(once.size(), 10000U);
    EXPECT_EQ(write(), once);
    SetUp();
}
