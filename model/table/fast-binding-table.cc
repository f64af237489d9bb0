/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fast-binding-table.h"

namespace ns3
{
namespace fmipv6
{

std::string
ToString(FastBindingState state)
{
    switch (state)
    {
    case FastBindingState::IDLE:
        return "idle";
    case FastBindingState::INITIATING:
        return "initiating";
    case FastBindingState::AWAITING_HACK:
        return "awaiting-hack";
    case FastBindingState::ACKNOWLEDGING:
        return "acknowledging";
    case FastBindingState::BOUND:
        return "bound";
    }
    return "?";
}

FastBinding*
FastBindingTable::Find(Ipv6Address pcoa)
{
    const auto row = m_rows.find(pcoa);
    return row == m_rows.end() ? nullptr : &row->second;
}

FastBinding&
FastBindingTable::Get(Ipv6Address pcoa)
{
    auto& row = m_rows[pcoa];
    row.pcoa = pcoa;
    return row;
}

FastBinding*
FastBindingTable::FindByIdentifier(uint16_t identifier, Ipv6Address nar)
{
    for (auto& [pcoa, row] : m_rows)
    {
        if (row.state == FastBindingState::AWAITING_HACK && row.identifier == identifier &&
            row.nar.routerAddress == nar)
        {
            return &row;
        }
    }
    return nullptr;
}

FastBinding*
FastBindingTable::FindByNcoa(Ipv6Address ncoa)
{
    for (auto& [pcoa, row] : m_rows)
    {
        if (row.ncoa == ncoa)
        {
            return &row;
        }
    }
    return nullptr;
}

void
FastBindingTable::Clear()
{
    m_rows.clear();
}

bool
FastBindingTable::IsBound(Ipv6Address pcoa) const
{
    const auto row = m_rows.find(pcoa);
    return row != m_rows.end() && (row->second.state == FastBindingState::ACKNOWLEDGING ||
                                   row->second.state == FastBindingState::BOUND);
}

const FastBindingTable::Rows&
FastBindingTable::GetRows() const
{
    return m_rows;
}

} // namespace fmipv6
} // namespace ns3
