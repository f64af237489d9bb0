/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOME_PREFIX_LIST_H
#define HOME_PREFIX_LIST_H

#include "ns3/ipv6-address.h"
#include "ns3/mipv6-prefix-information.h"
#include "ns3/nstime.h"

#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The prefixes of a home link with their lifetimes, which run down in real time (RFC 6275 section
 * 10.6.1, RFC 4861 section 6.3.4): a home agent's own, or those that a mobile node was told of.
 */
class HomePrefixList
{
  public:
    /**
     * Add a prefix, or change what is known of it.
     * @param information it, with the lifetimes left from now on
     * @param now simulated time
     */
    void Set(const PrefixInformation& information, Time now);

    /**
     * @param address an address
     * @param now simulated time
     * @return its prefix, if that is still valid, with the lifetimes left
     */
    std::optional<PrefixInformation> Find(Ipv6Address address, Time now) const;

    /// @param address an address @return whether its prefix was ever told of
    bool IsKnown(Ipv6Address address) const;

    /// @param now simulated time
    /// @return the next time at which a lifetime is over, or nothing
    std::optional<Time> GetNextChange(Time now) const;

    /**
     * @param now simulated time
     * @return the prefixes that are still valid, with the lifetimes left, in the order in which
     *         they were added
     */
    std::vector<PrefixInformation> GetValid(Time now) const;

  private:
    /// A prefix; its lifetimes count from a time.
    struct Row
    {
        PrefixInformation information; //!< as it was told
        Time since;                    //!< when
    };

    /// @param row a row @param now simulated time @return it, with the lifetimes left
    static PrefixInformation Age(const Row& row, Time now);

    std::vector<Row> m_rows; //!< in order of addition
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOME_PREFIX_LIST_H */
