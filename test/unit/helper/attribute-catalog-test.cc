/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/attribute-catalog.h"
#include "ns3/error-model.h"
#include "ns3/simple-channel.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <gmock/gmock.h>

using namespace ns3;
using namespace ns3::fmipv6;
using ::testing::HasSubstr;

namespace
{

class AttributeCatalogTest : public SimulationFixture
{
  protected:
    /// The sentence with which an assignment is refused, empty if it is accepted.
    std::string Refusal(const std::string& assignment)
    {
        try
        {
            SetAttribute(assignment);
        }
        catch (const UserError& error)
        {
            return error.what();
        }
        return "";
    }
};

/// A type of the module with an attribute of a known range.
class RangedObject : public Object
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::fmipv6::CatalogTestObject")
                                .SetParent<Object>()
                                .SetGroupName("Fmipv6")
                                .AddConstructor<RangedObject>()
                                .AddAttribute("Count",
                                              "A number (packets).",
                                              UintegerValue(7),
                                              MakeUintegerAccessor(&RangedObject::m_count),
                                              MakeUintegerChecker<uint32_t>(1, 9));
        return tid;
    }

    uint32_t m_count{0};
};

NS_OBJECT_ENSURE_REGISTERED(RangedObject);

} // namespace

TEST_F(AttributeCatalogTest, ListsTypeRangeDefaultAndOwnerOursFirst)
{
    const auto entries = ListAttributes();
    const auto ours = std::find_if(entries.begin(), entries.end(), [](const auto& entry) {
        return entry.name == "ns3::fmipv6::CatalogTestObject::Count";
    });
    ASSERT_NE(ours, entries.end());
    EXPECT_EQ(ours->defaultValue, "7");
    EXPECT_THAT(ours->range, HasSubstr("1 to 9"));
    EXPECT_EQ(ours->help, "A number (packets).");
    EXPECT_TRUE(ours->ours);
    const auto foreign =
        std::find_if(entries.begin(), entries.end(), [](const auto& entry) { return !entry.ours; });
    EXPECT_TRUE(std::none_of(foreign, entries.end(), [](const auto& entry) { return entry.ours; }));
}

TEST_F(AttributeCatalogTest, AnAcceptedValueReachesObjectsCreatedLater)
{
    EXPECT_EQ(Refusal("ns3::fmipv6::CatalogTestObject::Count=3"), "");
    EXPECT_EQ(CreateObject<RangedObject>()->m_count, 3U);
    EXPECT_EQ(GetModuleAttributeValues().at("ns3::fmipv6::CatalogTestObject::Count"), "3");
}

TEST_F(AttributeCatalogTest, AnUnknownNameIsRefusedWithTheNearest)
{
    EXPECT_THAT(Refusal("ns3::fmipv6::CatalogTestObject::Cuont=3"),
                HasSubstr("ns3::fmipv6::CatalogTestObject::Count"));
}

TEST_F(AttributeCatalogTest, AValueOutOfRangeIsRefusedWithTheRange)
{
    EXPECT_THAT(Refusal("ns3::fmipv6::CatalogTestObject::Count=10"), HasSubstr("1 to 9"));
    EXPECT_THAT(Refusal("ns3::fmipv6::CatalogTestObject::Count=x"), HasSubstr("1 to 9"));
}

TEST_F(AttributeCatalogTest, ATextThatNs3AbortsOnIsRefusedLikeAnyOther)
{
    EXPECT_THAT(Refusal("ns3::SimpleChannel::Delay=fast"), HasSubstr("Time"));
    EXPECT_THAT(Refusal("ns3::RateErrorModel::RanVar=ns3::NoSuchVariable"), HasSubstr("RanVar"));
}

TEST_F(AttributeCatalogTest, AnotherFormIsRefusedWithAnExample)
{
    EXPECT_THAT(Refusal("Count"), HasSubstr("ns3::Type::Attribute=value"));
}

TEST_F(AttributeCatalogTest, NoDefaultValueIsAnAddressInMemory)
{
    for (const auto& entry : ListAttributes())
    {
        EXPECT_EQ(entry.defaultValue.find("0x"), std::string::npos) << entry.name;
    }
}
