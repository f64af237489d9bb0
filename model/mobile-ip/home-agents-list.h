/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOME_AGENTS_LIST_H
#define HOME_AGENTS_LIST_H

#include "ns3/ipv6-address.h"
#include "ns3/mipv6-router-advertisement.h"
#include "ns3/nstime.h"
#include "ns3/random-variable-stream.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A home agent as others know it.
struct KnownHomeAgent
{
    uint16_t preference{0};             //!< higher is better
    Time until;                         //!< simulated time at which it is forgotten
    std::vector<Ipv6Address> addresses; //!< global ones
    std::map<Ipv6Address, Time> valid;  //!< until when their prefixes are, where that is known
};

/**
 * A home agent's list of the other home agents on a link (RFC 6275 sections 10.1 and 10.5.1),
 * learnt from their Router Advertisements, and the order in which they are told to a mobile node.
 */
class HomeAgentsList
{
  public:
    /// As many addresses as a Home Agent Address Discovery Reply of IPv6's minimum MTU holds: 1280
    /// octets less an IPv6 header and eight of the message, sixteen each.
    static constexpr std::size_t MAX_ADDRESSES = (1280 - 40 - 8) / 16;

    /**
     * A Router Advertisement came.
     * @param source its source: the router's link-local address
     * @param advertisement it
     * @param now simulated time
     */
    void Learn(Ipv6Address source, const RouterAdvertisement& advertisement, Time now);

    /**
     * @param now simulated time
     * @return the home agents whose lifetime is not over, by link-local address
     */
    std::map<Ipv6Address, KnownHomeAgent> GetCurrent(Time now) const;

    /**
     * The Home Agent Addresses of a reply (section 10.5.1): by preference, in random order where
     * that is equal, and no more than fit.
     * @param own this home agent
     * @param now simulated time
     * @param random where the random order comes from
     * @return the addresses
     */
    std::vector<Ipv6Address> Arrange(const KnownHomeAgent& own,
                                     Time now,
                                     Ptr<UniformRandomVariable> random) const;

  private:
    std::map<Ipv6Address, KnownHomeAgent> m_agents; //!< by link-local address
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOME_AGENTS_LIST_H */
