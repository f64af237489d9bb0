/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scan-channel-list.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// The lower, middle and upper U-NII bands of IEEE 802.11a-1999.
const std::vector<uint8_t> CHANNELS_802_11A{36, 40, 44, 48, 52, 56, 60, 64, 149, 153, 157, 161};
constexpr uint8_t LAST_2_4_GHZ = 13; //!< the last on which OFDM is allowed

/// @param band a band @return all its 20 MHz channels that ns-3 knows
std::vector<uint8_t>
GetAll(WifiPhyBand band)
{
    std::vector<uint8_t> all;
    for (unsigned channel = 1; channel <= 255; ++channel)
    {
        if (ScanChannelList::IsChannel(channel, band))
        {
            all.push_back(static_cast<uint8_t>(channel));
        }
    }
    return all;
}

} // namespace

bool
ScanChannelList::IsChannel(unsigned channel, WifiPhyBand band)
{
    switch (band)
    {
    case WIFI_PHY_BAND_2_4GHZ:
        return channel >= 1 && channel <= LAST_2_4_GHZ;
    case WIFI_PHY_BAND_5GHZ:
        return (channel >= 36 && channel <= 64 && channel % 4 == 0) ||
               (channel >= 100 && channel <= 144 && channel % 4 == 0) ||
               (channel >= 149 && channel <= 181 && channel % 4 == 1);
    default:
        return false;
    }
}

std::optional<ScanChannelList>
ScanChannelList::Parse(const std::string& text)
{
    std::istringstream in(text);
    const std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    ScanChannelList list;
    if (words == std::vector<std::string>{"band"})
    {
        return list;
    }
    if (words == std::vector<std::string>{"all"})
    {
        list.m_kind = Kind::ALL;
        return list;
    }
    list.m_kind = Kind::NUMBERS;
    for (const auto& word : words)
    {
        const bool digits =
            std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!digits || word.size() > 3)
        {
            return std::nullopt;
        }
        const auto number = std::stoul(word);
        const bool known = number <= 255 && (IsChannel(number, WIFI_PHY_BAND_2_4GHZ) ||
                                             IsChannel(number, WIFI_PHY_BAND_5GHZ));
        if (!known || std::count(list.m_numbers.begin(), list.m_numbers.end(), number) > 0)
        {
            return std::nullopt;
        }
        list.m_numbers.push_back(static_cast<uint8_t>(number));
    }
    if (list.GetChannels(WIFI_PHY_BAND_2_4GHZ).empty() &&
        list.GetChannels(WIFI_PHY_BAND_5GHZ).empty())
    {
        return std::nullopt;
    }
    return list;
}

std::string
ScanChannelList::ToString() const
{
    if (m_kind != Kind::NUMBERS)
    {
        return m_kind == Kind::BAND ? "band" : "all";
    }
    std::string text;
    for (const auto number : m_numbers)
    {
        text += (text.empty() ? "" : " ") + std::to_string(number);
    }
    return text;
}

std::vector<uint8_t>
ScanChannelList::GetChannels(WifiPhyBand band) const
{
    if (m_kind == Kind::BAND && band == WIFI_PHY_BAND_5GHZ)
    {
        return CHANNELS_802_11A;
    }
    if (m_kind != Kind::NUMBERS)
    {
        return GetAll(band);
    }
    const bool ofThisBand = std::all_of(m_numbers.begin(), m_numbers.end(), [band](uint8_t n) {
        return IsChannel(n, band);
    });
    return ofThisBand ? m_numbers : std::vector<uint8_t>();
}

std::ostream&
operator<<(std::ostream& os, const ScanChannelList& list)
{
    return os << list.ToString();
}

std::istream&
operator>>(std::istream& is, ScanChannelList& list)
{
    const std::string text{std::istreambuf_iterator<char>(is), {}};
    const auto parsed = ScanChannelList::Parse(text);
    if (parsed)
    {
        list = *parsed;
        is.clear(std::ios::eofbit);
    }
    else
    {
        is.setstate(std::ios::failbit | std::ios::eofbit);
    }
    return is;
}

ATTRIBUTE_VALUE_IMPLEMENT(ScanChannelList);

Ptr<const AttributeChecker>
MakeScanChannelListChecker()
{
    return MakeSimpleAttributeChecker<ScanChannelListValue, ScanChannelListChecker>(
        "ns3::ScanChannelListValue",
        "band, all, or numbers of 20 MHz channels of one band such as 36 40 44");
}

} // namespace fmipv6
} // namespace ns3
