/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_ROUTER_ADVERTISEMENT_H
#define MIPV6_ROUTER_ADVERTISEMENT_H

#include "ns3/hmipv6-map-option.h"
#include "ns3/mac48-address.h"
#include "ns3/mipv6-prefix-information.h"
#include "ns3/mobility-message.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Router Advertisement (RFC 4861 4.2 with the H bit of RFC 6275 7.1): ICMPv6 type 134, Code 0.
 *
 * ns-3's own reader stops at the first option that it does not know; this one skips it.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |  Type = 134   |   Code = 0    |          Checksum             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   | Cur Hop Limit |M|O|H|Reserved |       Router Lifetime         |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                         Reachable Time                        |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                          Retrans Timer                        |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Options ...
   +-+-+-+-+-+-+-+-+-+-+-+-
   @endverbatim
 */
class RouterAdvertisement : public MobilityMessage, public MobilityParser<RouterAdvertisement>
{
  public:
    /// ICMPv6 type.
    static constexpr uint8_t TYPE = 134;
    /// ICMPv6 as a Next Header value.
    static constexpr uint8_t PROTOCOL = 58;

    /// Prefix Information option.
    using PrefixInformation = fmipv6::PrefixInformation;

    /// Home Agent Information option (RFC 6275 7.4).
    struct HomeAgentInformation
    {
        uint16_t preference{0};       //!< higher is better
        Time lifetime{Seconds(1800)}; //!< 1 to 65535 s
    };

    /// All one bits of a prefix lifetime, about 136 years: as long as a simulation asks.
    static const Time INFINITE_LIFETIME;

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    uint8_t curHopLimit{64};            //!< Cur Hop Limit, 0 = unspecified
    bool managed{false};                //!< M
    bool otherConfiguration{false};     //!< O
    bool homeAgent{false};              //!< H
    Time routerLifetime{Seconds(1800)}; //!< whole seconds, 0 to 65535; 0 = no default router
    Time reachableTime{Seconds(0)};     //!< milliseconds on the wire, 0 = unspecified
    Time retransTimer{Seconds(0)};      //!< milliseconds on the wire, 0 = unspecified

    std::optional<Mac48Address> sourceLla;                    //!< Source Link-Layer Address (1)
    std::optional<uint32_t> mtu;                              //!< MTU (5), octets
    std::vector<PrefixInformation> prefixes;                  //!< Prefix Information (3)
    std::optional<Time> advertisementInterval;                //!< Advertisement Interval (7)
    std::optional<HomeAgentInformation> homeAgentInformation; //!< Home Agent Information (8)
    std::vector<MapOption> maps;                              //!< MAP (23, RFC 5380 section 5)
    std::optional<NaackOption> naack;                         //!< NAACK (20, RFC 4068 6.4.5)

  protected:
    std::optional<ChecksumRule> GetChecksumRule() const override;
    std::vector<uint8_t> Write() const override;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override;

  private:
    /**
     * @param view an option
     * @return NONE, or why the message is not good
     */
    MobilityParseError AcceptOption(const NdOptionView& view);
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_ROUTER_ADVERTISEMENT_H */
