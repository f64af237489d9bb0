/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_MANAGEMENT_CHECK_H
#define DOT11_MANAGEMENT_CHECK_H

#include "ns3/packet.h"
#include "ns3/ptr.h"
#include "ns3/wifi-mac-header.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/// Whether the body of a received management frame may be handed to ns-3's own parsers.
enum class MgtBodyVerdict : uint8_t
{
    OK,                  //!< safe
    TRUNCATED,           //!< shorter than the fixed fields of its subtype
    BROKEN_ELEMENT,      //!< an element's length leaves the body
    BAD_ELEMENT_LENGTH,  //!< a known element is too short or too long
    MISSING_ELEMENT,     //!< SSID or Supported Rates are not where the standard puts them
    UNSUPPORTED_ELEMENT, //!< an element whose ns-3 parser aborts on values it does not know
    RESERVED_VALUE,      //!< a reserved value on which ns-3 aborts when it uses it
    UNKNOWN_ACTION,      //!< an Action frame that ns-3's MAC takes for a fatal error
    UNSUPPORTED_SUBTYPE, //!< a management subtype that ns-3 has no parser for
};

/// @param verdict the verdict @return a short lower-case name with dashes, for traces
std::string_view GetMgtBodyVerdictName(MgtBodyVerdict verdict);

/**
 * Check the body of a management frame before any of ns-3's parsers sees it.
 *
 * ns-3.37's parsers (mgt-headers.cc and the elements it reads) check lengths with assertions, which
 * are compiled out of release builds, where they then read and write out of bounds: SSID above 32
 * bytes, more than 8 Supported Rates, more than 32 rates in all, elements shorter than what is read
 * from them. The Multi-Link element (subelements and lengths unknown to it) and the Reduced
 * Neighbor Report abort outright; neither is needed here, so both are refused. A VHT Capabilities
 * element with the reserved maximum MPDU length 3 aborts when it is used. WifiMac::Receive stops
 * the simulation at an Action frame other than ADDBA Request, ADDBA Response and DELBA.
 *
 * A body that passes makes none of them abort. For Authentication, Deauthentication and
 * Disassociation, which ns-3 does not parse, only fixed part and elements are checked.
 *
 * @param type management subtype of the frame
 * @param body the frame body, without MAC header and FCS; not changed
 * @return the verdict
 */
MgtBodyVerdict CheckManagementBody(WifiMacType type, Ptr<const Packet> body);

/**
 * As above, on plain bytes.
 * @param type management subtype of the frame
 * @param data first byte of the body
 * @param size number of bytes
 * @return the verdict
 */
MgtBodyVerdict CheckManagementBody(WifiMacType type, const uint8_t* data, std::size_t size);

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_MANAGEMENT_CHECK_H */
