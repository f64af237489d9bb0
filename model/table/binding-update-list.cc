/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/binding-update-list.h"

namespace ns3
{
namespace fmipv6
{

BindingUpdateEntry&
BindingUpdateList::Advance(Ipv6Address peer,
                           Ipv6Address homeAddress,
                           Ipv6Address careOfAddress,
                           Time expires)
{
    auto& row = m_rows[Key(peer, homeAddress)];
    row.peer = peer;
    row.homeAddress = homeAddress;
    row.careOfAddress = careOfAddress;
    row.expires = expires;
    row.acknowledged = false;
    ++row.sequence;
    return row;
}

BindingUpdateEntry*
BindingUpdateList::Find(Ipv6Address peer, Ipv6Address homeAddress)
{
    const auto row = m_rows.find(Key(peer, homeAddress));
    return row == m_rows.end() ? nullptr : &row->second;
}

Ipv6Address
BindingUpdateList::FindHolder(Ipv6Address homeAddress, Time now) const
{
    for (const auto& [key, row] : m_rows)
    {
        if (row.homeAddress == homeAddress && row.expires > now && row.careOfAddress != homeAddress)
        {
            return row.peer;
        }
    }
    return Ipv6Address::GetAny();
}

} // namespace fmipv6
} // namespace ns3
