/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/loss-cause.h"

#include <gtest/gtest.h>
#include <set>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(LossCauseTest, EveryCauseHasItsOwnName)
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < LOSS_CAUSE_COUNT; ++i)
    {
        EXPECT_EQ(static_cast<std::size_t>(ALL_LOSS_CAUSES[i]), i);
        names.insert(GetLossCauseName(ALL_LOSS_CAUSES[i]));
    }
    EXPECT_EQ(names.size(), LOSS_CAUSE_COUNT);
    EXPECT_EQ(names.count("unexplained"), 0U);
}

// The names that the design states.
TEST(LossCauseTest, NamesOfTheDesign)
{
    const std::vector<std::pair<LossCause, std::string_view>> expected{
        {LossCause::OLD_AP_AIR, "old-ap-air"},
        {LossCause::OLD_AP_QUEUE, "old-ap-queue"},
        {LossCause::PS_BUFFER_FULL, "ps-buffer-full"},
        {LossCause::PAR_NO_ROUTE, "par-no-route"},
        {LossCause::PAR_BUFFER_FULL, "par-buffer-full"},
        {LossCause::TUNNEL, "tunnel"},
        {LossCause::NAR_BUFFER_FULL, "nar-buffer-full"},
        {LossCause::NAR_EXPIRED, "nar-expired"},
        {LossCause::NEW_AP_AIR, "new-ap-air"},
        {LossCause::NOT_ASSOCIATED, "not-associated"},
        {LossCause::NEIGHBOUR_DISCOVERY, "neighbour-discovery"},
    };
    for (const auto& [cause, name] : expected)
    {
        EXPECT_EQ(GetLossCauseName(cause), name);
    }
}

TEST(LossCauseTest, RefinesBySite)
{
    using C = PacketDropCause;
    using S = DropSite;

    struct Row
    {
        C cause;
        S site;
        LossCause expected;
    };

    const std::vector<Row> rows{
        {C::AIR, S::OLD_AP, LossCause::OLD_AP_AIR},
        {C::AIR, S::NEW_AP, LossCause::NEW_AP_AIR},
        {C::AIR, S::OTHER_AP, LossCause::OTHER_AP},
        {C::AIR, S::STATION, LossCause::UPLINK_AIR},
        {C::QUEUE, S::OLD_AP, LossCause::OLD_AP_QUEUE},
        {C::QUEUE, S::NEW_AP, LossCause::NEW_AP_QUEUE},
        {C::QUEUE, S::STATION, LossCause::UPLINK_QUEUE},
        {C::QUEUE, S::PAR, LossCause::WIRED_QUEUE},
        {C::QUEUE, S::OTHER, LossCause::WIRED_QUEUE},
        {C::FLUSHED, S::OLD_AP, LossCause::OLD_AP_QUEUE},
        {C::FLUSHED, S::STATION, LossCause::UPLINK_QUEUE},
        {C::NO_ROUTE, S::PAR, LossCause::PAR_NO_ROUTE},
        {C::NO_ROUTE, S::NAR, LossCause::NAR_NO_ROUTE},
        {C::NO_ROUTE, S::OLD_AP, LossCause::PAR_NO_ROUTE},
        {C::NO_ROUTE, S::OTHER, LossCause::NO_ROUTE},
        {C::NAR_EXPIRED, S::NAR, LossCause::NAR_EXPIRED},
        {C::PORT_CLOSED, S::NEW_AP, LossCause::PORT_CLOSED},
    };
    for (const auto& row : rows)
    {
        EXPECT_EQ(RefineLossCause(row.cause, row.site), row.expected)
            << GetDropCauseName(row.cause) << " at site " << static_cast<int>(row.site);
    }
}

} // namespace
} // namespace fmipv6
} // namespace ns3
