/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STATION_FRAMES_H
#define STATION_FRAMES_H

#include "ns3/dot11-codes.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/mac48-address.h"
#include "ns3/packet.h"
#include "ns3/wifi-phy.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Bit of Capability Information: sent by an AP, or to one (IEEE Std 802.11-2020, 9.4.1.4).
constexpr uint16_t DOT11_CAPABILITY_ESS = 0x0001;

/**
 * Body of a Probe Request (IEEE Std 802.11-2020, section 9.3.3.9): SSID and Supported Rates.
 * @param ssid SSID, at most 32 bytes; empty for the wildcard
 * @param phy whose rates to state
 * @param capabilities further elements, as StationMac::GetCapabilityElements() gives them
 * @return the body
 */
Ptr<Packet> MakeProbeRequestBody(const std::string& ssid,
                                 const WifiPhy& phy,
                                 const std::vector<uint8_t>& capabilities = {});

/**
 * Body of an Association Request, or of a Reassociation Request (sections 9.3.3.5, 9.3.3.7).
 * @param ssid SSID
 * @param phy whose rates to state
 * @param currentAp the AP left; makes it a Reassociation Request
 * @param rsn RSN element to state, or nothing to ask for an open network
 * @param capabilities further elements, as StationMac::GetCapabilityElements() gives them
 * @return the body
 */
Ptr<Packet> MakeAssociateRequestBody(const std::string& ssid,
                                     const WifiPhy& phy,
                                     std::optional<Mac48Address> currentAp,
                                     const std::optional<Dot11RsnElement>& rsn,
                                     const std::vector<uint8_t>& capabilities = {});

/**
 * Body of an Association or Reassociation Response that refuses (sections 9.3.3.6, 9.3.3.8).
 * @param phy whose rates to state
 * @param status why, not SUCCESS
 * @return the body
 */
Ptr<Packet> MakeAssociateRefusalBody(const WifiPhy& phy, Dot11Status status);

} // namespace fmipv6
} // namespace ns3

#endif /* STATION_FRAMES_H */
