/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef BINDING_UPDATE_LIST_H
#define BINDING_UPDATE_LIST_H

#include "ns3/ipv6-address.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>

namespace ns3
{
namespace fmipv6
{

/// A row of a mobile node's Binding Update List (RFC 6275 section 11.1).
struct BindingUpdateEntry
{
    Ipv6Address peer;          //!< to whom: the home agent, or a previous access router
    Ipv6Address homeAddress;   //!< what is bound: home address, or PCoA
    Ipv6Address careOfAddress; //!< to what
    Time expires;              //!< simulated time until which the peer may hold it
    uint16_t sequence{0};      //!< highest Sequence # sent
    bool acknowledged{false};  //!< whether the latest one was accepted
};

/// Binding Updates and Fast Binding Updates sent by a mobile node, keyed by peer and home address.
class BindingUpdateList
{
  public:
    /**
     * A new update is about to be sent.
     * @param peer to whom
     * @param homeAddress what is bound
     * @param careOfAddress to what
     * @param expires simulated time at which the peer may forget it
     * @return the row, its sequence number advanced by one
     */
    BindingUpdateEntry& Advance(Ipv6Address peer,
                                Ipv6Address homeAddress,
                                Ipv6Address careOfAddress,
                                Time expires);

    /// @param peer to whom @param homeAddress what is bound @return the row, or null
    BindingUpdateEntry* Find(Ipv6Address peer, Ipv6Address homeAddress);

    /**
     * @param homeAddress an address
     * @param now simulated time
     * @return a peer that may still hold a binding for it, or ::
     */
    Ipv6Address FindHolder(Ipv6Address homeAddress, Time now) const;

  private:
    /// Peer and home address.
    using Key = std::pair<Ipv6Address, Ipv6Address>;
    std::map<Key, BindingUpdateEntry> m_rows; //!< the rows
};

} // namespace fmipv6
} // namespace ns3

#endif /* BINDING_UPDATE_LIST_H */
