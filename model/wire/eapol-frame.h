/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef EAPOL_FRAME_H
#define EAPOL_FRAME_H

#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// EtherType of EAP over LAN ("PAE Ethernet Type", IEEE Std 802.1X-2020 section 11.1.4).
constexpr uint16_t EAPOL_ETHERTYPE = 0x888e;

/// EtherType of EAPOL that preauthenticates through another access point (IEEE Std 802.11-2020
/// section 12.6.10.2): relayed as data, which EAPOL itself is not.
constexpr uint16_t PREAUTHENTICATION_ETHERTYPE = 0x88c7;

/// EAPOL packet types, IEEE Std 802.1X-2020 Table 11-3.
enum class EapolType : uint8_t
{
    EAP = 0,    //!< EAPOL-EAP: carries an EAP packet
    START = 1,  //!< EAPOL-Start
    LOGOFF = 2, //!< EAPOL-Logoff
    KEY = 3,    //!< EAPOL-Key
};

/**
 * An EAPOL PDU (IEEE Std 802.1X-2020 section 11.3), behind the EtherType.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +---------------+---------------+-------------------------------+
   |    Version    |     Type      |          Body length          |
   +---------------+---------------+-------------------------------+
   |  body ...
   +--------------------------------
   @endverbatim
 */
struct EapolFrame
{
    uint8_t version{2};               //!< 2 = IEEE Std 802.1X-2004, which hostapd sends by default
    EapolType type{EapolType::START}; //!< packet type, whatever was received
    std::vector<uint8_t> body;        //!< packet body; its size is the body length

    /// @return the bytes
    std::vector<uint8_t> Serialize() const;

    /// @return a packet of the bytes
    Ptr<Packet> ToPacket() const;

    /**
     * @param bytes a received PDU; bytes behind the body (padding) are passed over
     * @return the frame, or nothing when header or body are truncated. Any version is accepted, as
     *         section 11.3.1 asks for.
     */
    static std::optional<EapolFrame> Parse(const std::vector<uint8_t>& bytes);

    /// @param packet a received PDU; not changed @return as above
    static std::optional<EapolFrame> Parse(Ptr<const Packet> packet);
};

} // namespace fmipv6
} // namespace ns3

#endif /* EAPOL_FRAME_H */
