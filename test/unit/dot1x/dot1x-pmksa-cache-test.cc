/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"
#include "vector-file.h"

#include "ns3/dot1x-keys.h"
#include "ns3/dot1x-pmksa-cache.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

class Dot1xPmksaCacheTest : public SimulationFixture
{
  protected:
    const Mac48Address A{"00:16:3e:00:00:aa"};
    const Mac48Address B{"00:16:3e:00:00:bb"};
    const Mac48Address STA{"00:16:3e:00:00:01"};
    const Mac48Address OTHER{"00:16:3e:00:00:02"};
    const std::vector<uint8_t> K1 = std::vector<uint8_t>(32, 1);
    const std::vector<uint8_t> K2 = std::vector<uint8_t>(32, 2);
};

/// HMAC-SHA1-128 of "PMK Name", AA and SPA, by Python's hmac.
TEST_F(Dot1xPmksaCacheTest, PmkidIsWhatPythonComputes)
{
    const auto pmkid = DerivePmkid(K1, A, STA);
    EXPECT_EQ(ToHex({pmkid.begin(), pmkid.end()}), "edafc2905448bd7e52be30697a4c546c");
}

TEST_F(Dot1xPmksaCacheTest, FindsByBothEnds)
{
    Dot1xPmksaCache cache(Seconds(10), 8);
    cache.Add(A, STA, K1);
    ASSERT_TRUE(cache.Find(A, STA));
    EXPECT_EQ(cache.Find(A, STA)->pmk, K1);
    EXPECT_EQ(cache.Find(A, STA)->pmkid, DerivePmkid(K1, A, STA));
    EXPECT_FALSE(cache.Find(B, STA));
    EXPECT_FALSE(cache.Find(A, OTHER));
    cache.Add(A, STA, K2); // replaces
    EXPECT_EQ(cache.Find(A, STA)->pmk, K2);
    EXPECT_EQ(cache.GetSize(), 1U);
    cache.Remove(B, STA);
    EXPECT_TRUE(cache.Find(A, STA));
    cache.Remove(A, STA);
    EXPECT_FALSE(cache.Find(A, STA));
}

TEST_F(Dot1xPmksaCacheTest, EntriesExpire)
{
    Dot1xPmksaCache cache(Seconds(10), 8);
    cache.Add(A, STA, K1);
    Simulator::Schedule(Seconds(10) - NanoSeconds(1), [&] {
        EXPECT_TRUE(cache.Find(A, STA));
        EXPECT_TRUE(cache.FindNewest(STA));
    });
    Simulator::Schedule(Seconds(10), [&] {
        EXPECT_FALSE(cache.Find(A, STA));
        EXPECT_FALSE(cache.FindNewest(STA));
        EXPECT_FALSE(cache.FindShared(DerivePmkid(K1, B, STA), B, STA));
    });
    Simulator::Run();
}

TEST_F(Dot1xPmksaCacheTest, TheOldestGoesWhenItIsFull)
{
    Dot1xPmksaCache cache(Seconds(10), 2);
    cache.Add(A, STA, K1);
    cache.Add(B, STA, K1);
    cache.Add(A, STA, K2); // now B's is the oldest
    cache.Add(A, OTHER, K1);
    EXPECT_EQ(cache.GetSize(), 2U);
    EXPECT_FALSE(cache.Find(B, STA));
    EXPECT_TRUE(cache.Find(A, STA));
    EXPECT_TRUE(cache.Find(A, OTHER));
    EXPECT_EQ(cache.FindNewest(STA)->pmk, K2);
}

TEST_F(Dot1xPmksaCacheTest, ASharedKeyIsFoundUnderItsNameElsewhere)
{
    Dot1xPmksaCache cache(Seconds(10), 8);
    cache.Add(A, STA, K1);
    cache.Add(A, OTHER, K2);
    EXPECT_EQ(cache.FindShared(DerivePmkid(K1, B, STA), B, STA)->pmk, K1);
    EXPECT_FALSE(cache.FindShared(DerivePmkid(K1, B, STA), B, OTHER));
    EXPECT_FALSE(cache.FindShared(DerivePmkid(K1, A, STA), B, STA));
    EXPECT_FALSE(cache.FindShared(DerivePmkid(K2, B, STA), B, STA));
}

} // namespace fmipv6
} // namespace ns3
