/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nar-handover-table.h"

namespace ns3
{
namespace fmipv6
{

std::string
ToString(NarHandoverState state)
{
    switch (state)
    {
    case NarHandoverState::IDLE:
        return "idle";
    case NarHandoverState::PROBING:
        return "probing";
    case NarHandoverState::EXPECTED:
        return "expected";
    case NarHandoverState::PRESENT:
        return "present";
    }
    return "?";
}

NarHandover*
NarHandoverTable::Find(Ipv6Address ncoa)
{
    const auto row = m_rows.find(ncoa);
    return row == m_rows.end() ? nullptr : &row->second;
}

NarHandover&
NarHandoverTable::Get(Ipv6Address ncoa)
{
    auto& row = m_rows[ncoa];
    row.ncoa = ncoa;
    return row;
}

NarHandover*
NarHandoverTable::FindByHi(Ipv6Address par, uint16_t identifier, Mac48Address mnLla)
{
    for (auto& [ncoa, row] : m_rows)
    {
        if (row.hiAccepted && row.par == par && row.identifier == identifier && row.mnLla == mnLla)
        {
            return &row;
        }
    }
    return nullptr;
}

const NarHandover*
NarHandoverTable::FindKeptPcoa(Mac48Address mnLla) const
{
    for (const auto& [address, row] : m_rows)
    {
        if (row.keepsPcoa && row.mnLla == mnLla)
        {
            return &row;
        }
    }
    return nullptr;
}

void
NarHandoverTable::Remove(Ipv6Address ncoa)
{
    m_rows.erase(ncoa);
}

bool
NarHandoverTable::IsUsedByOther(Ipv6Address ncoa, Mac48Address mnLla) const
{
    const auto row = m_rows.find(ncoa);
    return row != m_rows.end() && row->second.state != NarHandoverState::IDLE &&
           row->second.mnLla != mnLla;
}

const NarHandoverTable::Rows&
NarHandoverTable::GetRows() const
{
    return m_rows;
}

} // namespace fmipv6
} // namespace ns3
