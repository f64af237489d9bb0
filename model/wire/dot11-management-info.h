/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_MANAGEMENT_INFO_H
#define DOT11_MANAGEMENT_INFO_H

#include "ns3/dot11-codes.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/mac48-address.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What this module reads of the elements of a management frame body.
struct Dot11ElementInfo
{
    std::optional<std::string> ssid;  //!< SSID; empty is the wildcard
    std::vector<uint8_t> rates;       //!< Supported and Extended Supported Rates, as received
    std::optional<uint8_t> dsChannel; //!< DSSS Parameter Set: current channel
    std::optional<uint8_t> htPrimaryChannel; //!< HT Operation: primary channel
    std::optional<Dot11RsnElement> rsn;      //!< RSN element, if well-formed
};

/// Body of a Beacon or Probe Response (IEEE Std 802.11-2020, sections 9.3.3.2 and 9.3.3.10).
struct Dot11BeaconInfo
{
    uint64_t timestampUs{0};      //!< TSF timer of the AP, in us
    uint16_t beaconIntervalTu{0}; //!< beacon interval, in TU of 1024 us
    uint16_t capability{0};       //!< Capability Information
    Dot11ElementInfo elements;    //!< elements
};

/// Body of an Association or Reassociation Request (sections 9.3.3.5 and 9.3.3.7).
struct Dot11AssocRequestInfo
{
    uint16_t capability{0};                //!< Capability Information
    uint16_t listenInterval{0};            //!< listen interval, in beacon intervals
    std::optional<Mac48Address> currentAp; //!< in a Reassociation Request: the AP left
    Dot11ElementInfo elements;             //!< elements
};

/// Body of an Association or Reassociation Response (sections 9.3.3.6 and 9.3.3.8).
struct Dot11AssocResponseInfo
{
    uint16_t capability{0};                   //!< Capability Information
    Dot11Status status{Dot11Status::SUCCESS}; //!< status code
    uint16_t aid{0};                          //!< association identifier, 1 to 2007
    Dot11ElementInfo elements;                //!< elements
};

/// Bit of Capability Information: Privacy, set where RSN protects data (section 9.4.1.4).
constexpr uint16_t DOT11_CAPABILITY_PRIVACY = 0x0010;

/**
 * Read the body of a Beacon or Probe Response without ns-3's parsers, which abort on bad bytes.
 * @param body the frame body, without MAC header and FCS; not changed
 * @return its contents, or nothing when it is truncated, an element does not fit, or the SSID is
 *         longer than 32 bytes. Elements not listed in Dot11ElementInfo are passed over.
 */
std::optional<Dot11BeaconInfo> ParseBeacon(Ptr<const Packet> body);

/**
 * Read the body of an Association Request.
 * @param body the frame body; not changed
 * @return its contents (without currentAp), or nothing as for ParseBeacon()
 */
std::optional<Dot11AssocRequestInfo> ParseAssocRequest(Ptr<const Packet> body);

/**
 * Read the body of a Reassociation Request.
 * @param body the frame body; not changed
 * @return its contents, or nothing as for ParseBeacon()
 */
std::optional<Dot11AssocRequestInfo> ParseReassocRequest(Ptr<const Packet> body);

/**
 * Read the body of an Association or Reassociation Response.
 * @param body the frame body; not changed
 * @return its contents, or nothing as for ParseBeacon()
 */
std::optional<Dot11AssocResponseInfo> ParseAssocResponse(Ptr<const Packet> body);

/**
 * Read the body of a Probe Request, which has elements only.
 * @param body the frame body; not changed
 * @return its contents, or nothing as for ParseBeacon()
 */
std::optional<Dot11ElementInfo> ParseProbeRequest(Ptr<const Packet> body);

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_MANAGEMENT_INFO_H */
