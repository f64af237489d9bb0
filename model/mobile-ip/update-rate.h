/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef UPDATE_RATE_H
#define UPDATE_RATE_H

#include "ns3/nstime.h"

#include <cstdint>
#include <deque>

namespace ns3
{
namespace fmipv6
{

/**
 * How often messages of one type may go to one node: MAX_UPDATE_RATE times within a second (RFC
 * 6275 sections 11.5.3, 11.8 and 12).
 */
class UpdateRate
{
  public:
    /// MAX_UPDATE_RATE: messages within a second.
    static constexpr uint32_t MAX_UPDATE_RATE = 3;

    /// @param now simulated time @return how long a message has to wait, zero if it may go now
    Time GetDelay(Time now) const;

    /// A message goes. @param now simulated time
    void Count(Time now);

  private:
    std::deque<Time> m_sent; //!< when the latest went, MAX_UPDATE_RATE at most
};

} // namespace fmipv6
} // namespace ns3

#endif /* UPDATE_RATE_H */
