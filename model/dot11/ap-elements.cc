/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-elements.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/dot11-management-info.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Identifier of the TIM element.
constexpr uint8_t TIM = 5;
/// Bytes before the elements of a Beacon or Probe Response: timestamp, interval, capability.
constexpr std::size_t BEACON_FIXED = 12;
/// Where a Beacon or Probe Response has its Capability Information.
constexpr std::size_t BEACON_CAPABILITY = 10;

/// @param body of a Beacon @param id an element @return whether it is there
bool
HasElement(const std::vector<uint8_t>& body, uint8_t id)
{
    Dot11ElementWalker walker(body.data() + BEACON_FIXED, body.size() - BEACON_FIXED);
    Dot11Element element;
    while (walker.Next(element))
    {
        if (element.id == id)
        {
            return true;
        }
    }
    return false;
}

/// @param body what to extend @param element with id and length
void
Append(std::vector<uint8_t>& body, const std::vector<uint8_t>& element)
{
    body.insert(body.end(), element.begin(), element.end());
}

} // namespace

std::vector<uint8_t>
MakeTim(const std::set<uint16_t>& aids, bool group)
{
    // The Partial Virtual Bitmap leaves out zero octets in front, an even number, and at the end.
    const std::size_t first = aids.empty() ? 0 : *aids.begin() / 8 / 2 * 2;
    const std::size_t last = aids.empty() ? 0 : *aids.rbegin() / 8;
    std::vector<uint8_t> bitmap(last - first + 1);
    for (const auto aid : aids)
    {
        bitmap[aid / 8 - first] |= 1 << (aid % 8);
    }
    std::vector<uint8_t> element{TIM, static_cast<uint8_t>(3 + bitmap.size())};
    element.push_back(0); // DTIM count: this one
    element.push_back(1); // DTIM period: every Beacon
    element.push_back(static_cast<uint8_t>((first / 2) << 1 | (group ? 1 : 0)));
    Append(element, bitmap);
    return element;
}

void
Announce(WifiMacType type, std::vector<uint8_t>& body, const ApAnnouncement& announcement)
{
    const bool beacon = type == WIFI_MAC_MGT_BEACON;
    const bool presence = beacon || type == WIFI_MAC_MGT_PROBE_RESPONSE;
    const bool response =
        type == WIFI_MAC_MGT_ASSOCIATION_RESPONSE || type == WIFI_MAC_MGT_REASSOCIATION_RESPONSE;
    const std::size_t capability = presence ? BEACON_CAPABILITY : 0;
    if ((!presence && !response) || body.size() < capability + 2)
    {
        return;
    }
    if (announcement.rsn)
    {
        body[capability] |= DOT11_CAPABILITY_PRIVACY;
    }
    if (beacon && !HasElement(body, TIM))
    {
        Append(body, MakeTim(announcement.bufferedAids, announcement.groupBuffered));
    }
    if (presence && announcement.rsn && !HasElement(body, DOT11_ELEMENT_RSN))
    {
        Append(body, *announcement.rsn);
    }
}

} // namespace fmipv6
} // namespace ns3
