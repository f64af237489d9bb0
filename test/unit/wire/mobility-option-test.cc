/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mobility-option.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(MobilityOptionTest, WalkerAdvancesOverEverything)
{
    const std::vector<uint8_t> octets{0, 0, 1, 0, 1, 2, 0, 0, 250, 0, 250, 1, 9, 7, 0, 2};
    MobilityOptionWalker walker(octets.data(), octets.size());
    std::vector<std::pair<int, std::size_t>> seen;
    while (const auto view = walker.Next())
    {
        seen.emplace_back(view->type, view->size);
    }
    // The last, a link-layer address of Length 0, still has its Option-Code.
    const std::vector<std::pair<int, std::size_t>>
        wanted{{0, 0}, {0, 0}, {1, 0}, {1, 2}, {250, 0}, {250, 1}, {7, 1}};
    EXPECT_EQ(seen, wanted);
    EXPECT_EQ(walker.GetError(), MobilityParseError::NONE);
}

TEST(MobilityOptionTest, WalkerStopsAtWhatIsCut)
{
    for (const std::vector<uint8_t>& octets :
         {std::vector<uint8_t>{1}, {3, 1}, {250, 255, 0}, {7, 0}, {7, 255, 2}})
    {
        MobilityOptionWalker walker(octets.data(), octets.size());
        EXPECT_FALSE(walker.Next());
        EXPECT_FALSE(walker.Next());
        EXPECT_EQ(walker.GetError(), MobilityParseError::TRUNCATED) << ToHex(octets);
    }
}

TEST(MobilityOptionTest, AlignmentBehindAnyFixedPart)
{
    for (std::size_t fixed = 8; fixed < 16; ++fixed)
    {
        for (unsigned int present = 0; present < 8; ++present)
        {
            MobilityOptions options;
            if (present & 1)
            {
                options.alternateCareOf = Ipv6Address("2001:92f3::f392");
            }
            if (present & 2)
            {
                options.mobileLla = Mac48Address("02:92:f3:a5:5a:c3");
            }
            if (present & 4)
            {
                options.authenticator = BindingAuthenticator{0x92, 0xf3};
            }
            OctetWriter writer;
            writer.WriteZeros(fixed);
            options.Write(writer);
            const std::vector<uint8_t>& octets = writer.GetOctets();
            EXPECT_EQ(octets.size() % 8, 0u);

            MobilityOptionWalker walker(octets.data() + fixed, octets.size() - fixed);
            while (const auto view = walker.Next())
            {
                const auto at = static_cast<std::size_t>(view->data - octets.data()) - 2;
                switch (static_cast<MobilityOptionType>(view->type))
                {
                case MobilityOptionType::ALTERNATE_CARE_OF_ADDRESS:
                case MobilityOptionType::LINK_LAYER_ADDRESS:
                    EXPECT_EQ(at % 8, 6u);
                    break;
                case MobilityOptionType::BINDING_AUTHORIZATION_DATA:
                    EXPECT_EQ(at % 8, 2u);
                    EXPECT_EQ(at + 14, octets.size());
                    break;
                default:
                    break;
                }
            }
            MobilityOptions read;
            EXPECT_EQ(read.Read(octets.data() + fixed, octets.size() - fixed),
                      MobilityParseError::NONE);
            EXPECT_EQ(read.alternateCareOf, options.alternateCareOf);
            EXPECT_EQ(read.mobileLla, options.mobileLla);
            EXPECT_EQ(read.authenticator, options.authenticator);
        }
    }
}

TEST(MobilityOptionTest, WrongLengthsOrderAndDuplicates)
{
    const auto read = [](const std::vector<uint8_t>& octets) {
        MobilityOptions options;
        return options.Read(octets.data(), octets.size());
    };
    EXPECT_EQ(read({3, 0}), MobilityParseError::BAD_LENGTH);
    EXPECT_EQ(read({5, 2, 1, 2}), MobilityParseError::BAD_LENGTH);
    EXPECT_EQ(read({7, 6, 2, 0, 1, 2, 3, 4, 5}), MobilityParseError::BAD_LENGTH);
    // RFC 5568's form is taken for one that is cut.
    EXPECT_EQ(read({7, 7, 2, 1, 2, 3, 4, 5, 6}), MobilityParseError::TRUNCATED);
    // Padding behind the authorization data.
    EXPECT_EQ(read({5, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0}),
              MobilityParseError::BAD_VALUE);

    const std::vector<uint8_t> octets{7, 7, 3, 0, 9, 9, 9, 9, 9, 9,  // not the mobile node's
                                      7, 7, 2, 0, 1, 2, 3, 4, 5, 6,  // this one
                                      7, 7, 2, 0, 8, 8, 8, 8, 8, 8}; // a second
    MobilityOptions options;
    EXPECT_EQ(options.Read(octets.data(), octets.size()), MobilityParseError::NONE);
    EXPECT_EQ(options.mobileLla, Mac48Address("01:02:03:04:05:06"));
}

TEST(MobilityOptionTest, EveryCombinationIsAlignedInRfc5568)
{
    constexpr auto PROFILE = Fmipv6Profile::RFC5568;
    for (std::size_t fixed = 8; fixed < 16; fixed += 2)
    {
        for (unsigned int present = 0; present < 32; ++present)
        {
            MobilityOptions options;
            const auto set = [present](unsigned int bit, auto& option, const auto& value) {
                if (present & bit)
                {
                    option = value;
                }
            };
            set(1, options.mobileLla, Mac48Address("02:92:f3:a5:5a:c3"));
            set(2, options.previousCareOf, Ipv6Address("2001:1::a55a"));
            set(4, options.newCareOf, Ipv6Address("2001:2::a55a"));
            set(8, options.nonceIndices, NonceIndices{1, 2});
            set(16, options.authenticator, BindingAuthenticator{0x92, 0xf3});
            set(16, options.spi, 0xa55au);
            OctetWriter writer;
            writer.WriteZeros(fixed);
            options.Write(writer, PROFILE);
            const std::vector<uint8_t>& octets = writer.GetOctets();
            EXPECT_EQ(octets.size() % 8, 0u);

            MobilityOptionWalker walker(octets.data() + fixed, octets.size() - fixed, PROFILE);
            while (const auto view = walker.Next())
            {
                const auto at = static_cast<std::size_t>(view->data - octets.data()) - 2;
                switch (static_cast<MobilityOptionType>(view->type))
                {
                case MobilityOptionType::NONCE_INDICES:
                    EXPECT_EQ(at % 2, 0u);
                    break;
                case MobilityOptionType::ADDRESS_OR_PREFIX:
                    EXPECT_EQ(at % 8, 4u);
                    break;
                case MobilityOptionType::BINDING_AUTHORIZATION_DATA_FMIPV6:
                    EXPECT_EQ(at + 18, octets.size());
                    break;
                default:
                    break;
                }
            }
            MobilityOptions read;
            EXPECT_EQ(read.Read(octets.data() + fixed, octets.size() - fixed, PROFILE),
                      MobilityParseError::NONE);
            EXPECT_EQ(read.mobileLla, options.mobileLla);
            EXPECT_EQ(read.previousCareOf, options.previousCareOf);
            EXPECT_EQ(read.newCareOf, options.newCareOf);
            EXPECT_EQ(read.nonceIndices.has_value(), options.nonceIndices.has_value());
            EXPECT_EQ(read.authenticator, options.authenticator);
            EXPECT_EQ(read.spi, options.spi);
        }
    }
}

TEST(MobilityOptionTest, NonceIndicesInABindingUpdateToACorrespondent)
{
    const Ipv6Address careOf("2001:2::92:f3ff:fea5:5ac3");
    const Ipv6Address correspondent("2001:c::1");
    const MessageVector vector{"mipv6-correspondent-binding-update.hex",
                               "2001:f::92:f3ff:fea5:5ac3",
                               correspondent};
    const SharedKey key{0x92, 0xf3, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08,
                        0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12};
    BindingUpdateHeader message;
    message.sequence = 0x92f3;
    message.homeRegistration = false;
    message.lifetime = Seconds(172);
    message.options.nonceIndices = NonceIndices{0x92f3, 0xa55a};
    message.Authenticate(key, careOf, correspondent);
    ExpectWrites(message, vector);
    const auto read = ExpectReads<BindingUpdateHeader>(vector);
    ASSERT_TRUE(read.options.nonceIndices);
    EXPECT_EQ(read.options.nonceIndices->home, 0x92f3);
    EXPECT_EQ(read.options.nonceIndices->careOf, 0xa55a);
    EXPECT_TRUE(MobilityHeader::IsAuthentic(MakePacket(ReadVector(vector.file)),
                                            key,
                                            careOf,
                                            correspondent));
    ExpectCutsFail<BindingUpdateHeader>(vector.file);
}

TEST(MobilityOptionTest, BindingRefreshAdviceInABindingAcknowledgement)
{
    const MessageVector vector{"mipv6-binding-refresh-advice.hex",
                               "2001:f::1",
                               "2001:f::92:f3ff:fea5:5ac3"};
    BindingAcknowledgementHeader message;
    message.status = BindingStatus::ACCEPTED_PREFIX_DISCOVERY;
    message.sequence = 0x92f3;
    message.lifetime = Seconds(172);
    message.options.refreshAdvice = Seconds(84);
    ExpectWrites(message, vector);
    EXPECT_EQ(ExpectReads<BindingAcknowledgementHeader>(vector).options.refreshAdvice, Seconds(84));
    ExpectCutsFail<BindingAcknowledgementHeader>(vector.file);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
