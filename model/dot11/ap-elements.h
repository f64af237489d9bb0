/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef AP_ELEMENTS_H
#define AP_ELEMENTS_H

#include "ns3/wifi-mac-header.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What an access point announces that ns-3.37's ApWifiMac does not.
struct ApAnnouncement
{
    std::optional<std::vector<uint8_t>> rsn; //!< RSN element, with id and length, where it is used
    std::set<uint16_t> bufferedAids;         //!< of stations for which frames are held
    bool groupBuffered{false};               //!< group-addressed frames are held
};

/**
 * Add what ns-3 leaves out to the body of a management frame of an access point: the Privacy bit
 * of the Capability Information in Beacons, Probe Responses and (Re)Association Responses, the RSN
 * element in the first two (IEEE Std 802.11-2020 section 9.3.3), and the TIM element in Beacons,
 * unless there is one already. Other frames, and bodies too short, stay as they are.
 *
 * @param type subtype of the frame
 * @param body frame body
 * @param announcement what to add
 */
void Announce(WifiMacType type, std::vector<uint8_t>& body, const ApAnnouncement& announcement);

/**
 * TIM element (IEEE Std 802.11-2020 section 9.4.2.5) of an AP whose every Beacon is a DTIM.
 * @param aids association identifiers for which frames are held, 1 to 2007
 * @param group whether group-addressed frames are held
 * @return the element, with id and length
 */
std::vector<uint8_t> MakeTim(const std::set<uint16_t>& aids, bool group);

} // namespace fmipv6
} // namespace ns3

#endif /* AP_ELEMENTS_H */
