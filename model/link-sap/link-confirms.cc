/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-confirms.h"

#include "ns3/abort.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

void
LinkConfirms::Send(LinkSapUser* user, std::function<void()> deliver)
{
    NS_ABORT_MSG_IF(!user, "a request needs a user to confirm to");
    m_pending.erase(std::remove_if(m_pending.begin(),
                                   m_pending.end(),
                                   [](const auto& p) { return p.event.IsExpired(); }),
                    m_pending.end());
    m_pending.push_back({user, Simulator::ScheduleNow([deliver] { deliver(); })});
}

void
LinkConfirms::Withdraw(LinkSapUser* user)
{
    for (auto& pending : m_pending)
    {
        if (pending.user == user)
        {
            pending.event.Cancel();
        }
    }
}

void
LinkConfirms::Clear()
{
    for (auto& pending : m_pending)
    {
        pending.event.Cancel();
    }
    m_pending.clear();
}

} // namespace fmipv6
} // namespace ns3
