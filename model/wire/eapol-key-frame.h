/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef EAPOL_KEY_FRAME_H
#define EAPOL_KEY_FRAME_H

#include "ns3/eapol-frame.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Bits of the Key Information field, IEEE Std 802.11-2020 section 12.7.2 b).
enum EapolKeyInfo : uint16_t
{
    KEY_INFO_VERSION_MASK = 0x0007, //!< key descriptor version
    KEY_INFO_PAIRWISE = 0x0008,     //!< key type: pairwise
    KEY_INFO_INSTALL = 0x0040,      //!< install
    KEY_INFO_ACK = 0x0080,          //!< a response is required
    KEY_INFO_MIC = 0x0100,          //!< a MIC is present
    KEY_INFO_SECURE = 0x0200,       //!< the initial key exchange is complete
    KEY_INFO_ERROR = 0x0400,        //!< MIC failure report
    KEY_INFO_REQUEST = 0x0800,      //!< request from the supplicant
    KEY_INFO_ENCRYPTED = 0x1000,    //!< the key data are encrypted
};

/// Key descriptor version 2: HMAC-SHA1-128 and AES key wrap, for AKM 00-0F-AC:1 and 2.
constexpr uint16_t KEY_VERSION_HMAC_SHA1_AES = 2;

/**
 * The body of an EAPOL-Key PDU with the RSN key descriptor (IEEE Std 802.11-2020 section 12.7.2,
 * Figure 12-34), with a key MIC of 16 octets. Integers are big-endian.
 *
 * @verbatim
   octets field
      1   descriptor type (2)
      2   key information
      2   key length
      8   key replay counter
     32   key nonce
     16   EAPOL-Key IV
      8   key RSC
      8   reserved
     16   key MIC
      2   key data length
      n   key data
   @endverbatim
 */
struct EapolKeyFrame
{
    /// Descriptor type of RSN.
    static constexpr uint8_t DESCRIPTOR_RSN = 2;
    /// Bytes of the body before the key data.
    static constexpr std::size_t FIXED_SIZE = 95;
    /// Octets of a nonce.
    static constexpr std::size_t NONCE_SIZE = 32;
    /// Octets of the key MIC.
    static constexpr std::size_t MIC_SIZE = 16;
    /// Place of the MIC in a whole EAPOL PDU.
    static constexpr std::size_t MIC_OFFSET = 4 + 77;

    uint8_t version{2};                      //!< EAPOL version of the PDU
    uint16_t keyInfo{0};                     //!< key information
    uint16_t keyLength{0};                   //!< octets of the pairwise key; 16 for CCMP
    uint64_t replayCounter{0};               //!< key replay counter
    std::array<uint8_t, NONCE_SIZE> nonce{}; //!< key nonce
    std::array<uint8_t, 16> iv{};            //!< EAPOL-Key IV
    uint64_t rsc{0};                         //!< key receive sequence counter
    std::array<uint8_t, MIC_SIZE> mic{};     //!< key MIC
    std::vector<uint8_t> keyData;            //!< key data

    /// @return a whole EAPOL PDU of type Key, ready to be sent or to have its MIC computed
    std::vector<uint8_t> SerializePdu() const;

    /**
     * @param frame a received EAPOL PDU
     * @return the contents, or nothing if it is not of type Key, truncated, not an RSN descriptor,
     *         or its key data length does not fit
     */
    static std::optional<EapolKeyFrame> Parse(const EapolFrame& frame);

    /**
     * Which message of the four-way handshake this is (section 12.7.6).
     * @return 1 to 4, or 0 when the flags are those of none
     */
    unsigned GetHandshakeMessage() const;

    /**
     * Compute the MIC over the whole PDU with its MIC field zero, and put it in its place.
     * @param kck key confirmation key, 16 octets
     */
    void Sign(const std::vector<uint8_t>& kck);

    /**
     * @param kck key confirmation key, 16 octets
     * @return whether the MIC is right
     */
    bool Verify(const std::vector<uint8_t>& kck) const;
};

} // namespace fmipv6
} // namespace ns3

#endif /* EAPOL_KEY_FRAME_H */
