/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nar-handover-table.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(NarHandoverTableTest, AnAddressIsInUseByWhoeverIsExpectedOrPresent)
{
    const Mac48Address one("00:00:00:00:00:01");
    const Mac48Address two("00:00:00:00:00:02");
    NarHandoverTable table;
    EXPECT_FALSE(table.IsUsedByOther("fd00:2::99", one));
    auto& row = table.Get("fd00:2::99");
    row.mnLla = one;
    EXPECT_FALSE(table.IsUsedByOther("fd00:2::99", two)) << "idle rows claim nothing";
    for (const auto state : {NarHandoverState::EXPECTED, NarHandoverState::PRESENT})
    {
        row.state = state;
        EXPECT_FALSE(table.IsUsedByOther("fd00:2::99", one)) << ToString(state);
        EXPECT_TRUE(table.IsUsedByOther("fd00:2::99", two)) << ToString(state);
    }
    table.Remove("fd00:2::99");
    EXPECT_EQ(table.Find("fd00:2::99"), nullptr);
    EXPECT_TRUE(table.GetRows().empty());
}
