/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef BINDING_CACHE_H
#define BINDING_CACHE_H

#include "ns3/ipv6-address.h"
#include "ns3/nstime.h"

#include <boost/multi_index/identity.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/multi_index/ordered_index.hpp>
#include <boost/multi_index_container.hpp>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A row of a binding cache, a home agent's or a correspondent's (RFC 6275 section 9.1).
struct Binding
{
    Ipv6Address homeAddress;   //!< the mobile node
    Ipv6Address careOfAddress; //!< where it is
    Time expires;              //!< simulated time at which the row is no longer valid
    uint16_t sequence{0};      //!< highest Sequence # received
    bool home{true};           //!< whether it is a home registration
};

/// The bindings, found by home address, by care-of address and by expiry.
class BindingCache
{
  public:
    /**
     * @param sequence Sequence # just received
     * @param last the last one accepted
     * @return whether it is newer modulo 2^16 (RFC 6275 section 9.5.1)
     */
    static bool IsNewer(uint16_t sequence, uint16_t last);

    /// Add a binding, or replace the one of the same home address. @param binding the row
    void Set(const Binding& binding);

    /// @param homeAddress whose @return whether there was a row
    bool Remove(Ipv6Address homeAddress);

    /// @param homeAddress whose @return the row, or nothing
    std::optional<Binding> Find(Ipv6Address homeAddress) const;

    /// @param careOfAddress where @return the rows of all mobile nodes there
    std::vector<Binding> FindByCareOf(Ipv6Address careOfAddress) const;

    /// @param now simulated time @return rows whose lifetime is over; they stay until removed
    std::vector<Binding> GetExpired(Time now) const;

    /// @return when the next row expires, or nothing
    std::optional<Time> GetNextExpiry() const;

    /// @return number of rows
    std::size_t GetSize() const;

  private:
    struct ByHome;   //!< index tag
    struct ByCareOf; //!< index tag
    struct ByExpiry; //!< index tag

    /// The rows with their three keys.
    using Rows = boost::multi_index_container<
        Binding,
        boost::multi_index::indexed_by<
            boost::multi_index::ordered_unique<
                boost::multi_index::tag<ByHome>,
                boost::multi_index::member<Binding, Ipv6Address, &Binding::homeAddress>>,
            boost::multi_index::ordered_non_unique<
                boost::multi_index::tag<ByCareOf>,
                boost::multi_index::member<Binding, Ipv6Address, &Binding::careOfAddress>>,
            boost::multi_index::ordered_non_unique<
                boost::multi_index::tag<ByExpiry>,
                boost::multi_index::member<Binding, Time, &Binding::expires>>>>;

    Rows m_rows; //!< the rows
};

} // namespace fmipv6
} // namespace ns3

#endif /* BINDING_CACHE_H */
