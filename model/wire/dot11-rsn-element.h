/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_RSN_ELEMENT_H
#define DOT11_RSN_ELEMENT_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Cipher and AKM suite selectors of IEEE Std 802.11-2020 Tables 9-149 and 9-151.
enum class Dot11Suite : uint32_t
{
    CCMP_128 = 0x000fac04,  //!< cipher: CCMP-128
    AKM_8021X = 0x000fac01, //!< AKM: authentication by IEEE 802.1X, key derivation by HMAC-SHA1
    AKM_PSK = 0x000fac02,   //!< AKM: pre-shared key
};

/// Bits of the RSN Capabilities field, IEEE Std 802.11-2020 section 9.4.2.24.4.
enum RsnCapability : uint16_t
{
    RSN_CAPABILITY_PREAUTHENTICATION = 0x0001, //!< an AP says that it takes preauthentication
};

/// Names a pairwise master key between one access point and one station (section 12.7.1.3).
using Dot11Pmkid = std::array<uint8_t, 16>;

/**
 * RSN element (id 48, IEEE Std 802.11-2020 section 9.4.2.24): version 1, one group cipher, lists
 * of pairwise ciphers and AKM suites, RSN capabilities, and in a (Re)Association Request the PMKIDs
 * of keys that the station holds for this access point. In-class values are what this module's
 * access points announce: CCMP-128 for both, IEEE 802.1X.
 */
struct Dot11RsnElement
{
    uint16_t version{1};                          //!< RSN version; only 1 is defined
    Dot11Suite groupCipher{Dot11Suite::CCMP_128}; //!< group data cipher suite
    std::vector<Dot11Suite> pairwiseCiphers{Dot11Suite::CCMP_128}; //!< pairwise cipher suites
    std::vector<Dot11Suite> akmSuites{Dot11Suite::AKM_8021X};      //!< AKM suites
    uint16_t capabilities{0};                                      //!< RSN capabilities
    std::vector<Dot11Pmkid> pmkids;                                //!< PMKID list

    /// Most PMKIDs that fit into an element beside one pairwise cipher and one AKM suite.
    static constexpr std::size_t MAX_PMKIDS = 14;

    /// @return whether an access point that sends this takes preauthentication
    bool HasPreauthentication() const;

    /// @return the whole element, with id and length; without PMKIDs it ends with the capabilities,
    ///         and of more than MAX_PMKIDS only the first are written
    std::vector<uint8_t> Serialize() const;

    /**
     * @param data the information field (behind id and length)
     * @param length its number of bytes
     * @return the element, or nothing when counts and length do not agree or the version is
     *         unknown. Fields left off at the end keep their in-class values, as the standard says
     *         that all fields after the version are optional; PMKIDs and the group management
     *         cipher are passed over.
     */
    static std::optional<Dot11RsnElement> Parse(const uint8_t* data, std::size_t length);
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_RSN_ELEMENT_H */
