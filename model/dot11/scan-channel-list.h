/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SCAN_CHANNEL_LIST_H
#define SCAN_CHANNEL_LIST_H

#include "ns3/attribute-helper.h"
#include "ns3/attribute.h"
#include "ns3/wifi-phy-band.h"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The channels that a scan visits, as a user writes them: "band" for those of the PHY's band that
 * IEEE 802.11a-1999 (twelve in 5 GHz) and 802.11b (1 to 13 in 2.4 GHz) had, "all" for every 20 MHz
 * channel of the band that ns-3 knows, or numbers of one band in the order of the visits.
 */
class ScanChannelList
{
  public:
    /// "band"
    ScanChannelList() = default;

    /// @param text what a user wrote @return the list, or nothing if it is none: no number, a
    /// number that is no 20 MHz channel, one twice, or numbers of two bands
    static std::optional<ScanChannelList> Parse(const std::string& text);

    /// @return the text that Parse() takes, in its shortest form
    std::string ToString() const;

    /// @param band of the PHY @return the channels to visit, in order; none if the list is of
    /// another band
    std::vector<uint8_t> GetChannels(WifiPhyBand band) const;

    /// @param channel number @param band a band @return whether the band has such a 20 MHz channel
    static bool IsChannel(unsigned channel, WifiPhyBand band);

  private:
    /// Which kind of list.
    enum class Kind : uint8_t
    {
        BAND,    //!< the band as RFC 4260 knew it
        ALL,     //!< all that ns-3 knows
        NUMBERS, //!< m_numbers
    };

    Kind m_kind{Kind::BAND};        //!< which kind
    std::vector<uint8_t> m_numbers; //!< of NUMBERS
};

/// Print the text.
std::ostream& operator<<(std::ostream& os, const ScanChannelList& list);
/// Read a text to its end; sets failbit where it is no list.
std::istream& operator>>(std::istream& is, ScanChannelList& list);

ATTRIBUTE_HELPER_HEADER(ScanChannelList);

} // namespace fmipv6
} // namespace ns3

#endif /* SCAN_CHANNEL_LIST_H */
