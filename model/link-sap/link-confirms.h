/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_CONFIRMS_H
#define LINK_CONFIRMS_H

#include "ns3/event-id.h"
#include "ns3/link-sap-user.h"

#include <functional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Confirms on their way: delivered at this instant, but outside the call of the request.
class LinkConfirms
{
  public:
    /// @param user to whom @param deliver delivers the confirm
    void Send(LinkSapUser* user, std::function<void()> deliver);
    /// @param user gets none of those that are on their way
    void Withdraw(LinkSapUser* user);
    /// Nobody gets those that are on their way. To be called before the simulator is destroyed.
    void Clear();

  private:
    /// A confirm on its way.
    struct Pending
    {
        LinkSapUser* user; //!< to whom
        EventId event;     //!< its delivery
    };

    std::vector<Pending> m_pending; //!< in order of request
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_CONFIRMS_H */
