/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef BUFFER_RELEASE_H
#define BUFFER_RELEASE_H

#include "ns3/event-id.h"
#include "ns3/handover-buffer.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <functional>

namespace ns3
{
namespace fmipv6
{

/**
 * Lets the packets of a buffer go in order: all at once (RFC 4068 section 4), or at the pace of RFC
 * 5568 section 5.4: a few one after another, the rest at the rate at which they had come.
 *
 * A packet that comes meanwhile is not sent past those that wait: it joins them, and the first of
 * them leaves in its place. So what was held drains at its own pace beside the fresh packets, and
 * the wait shrinks to nothing.
 */
class BufferRelease
{
  public:
    /// Sends a packet on the link.
    using Sender = std::function<void(const HandoverBuffer::Item& item)>;

    BufferRelease() = default;
    ~BufferRelease();
    BufferRelease(const BufferRelease&) = delete;
    BufferRelease& operator=(const BufferRelease&) = delete;

    /**
     * Begin. Packets leave before this returns, all of them where nothing is to be paced.
     * @param buffer what is held
     * @param burst how many packets may leave at once; 0: all
     * @param sender sends each
     * @param done called once, when nothing is held any more
     */
    void Start(Ptr<HandoverBuffer> buffer,
               uint32_t burst,
               Sender sender,
               std::function<void()> done);

    /// A packet came while others wait. @param packet payload @param header its IPv6 header
    void Join(Ptr<Packet> packet, const Ipv6Header& header);

    /// Send no more; what is held stays held.
    void Cancel();

  private:
    /// Send the next ones. @param count how many
    void Send(uint32_t count);
    /// The next one's turn has come.
    void Continue();

    Ptr<HandoverBuffer> m_buffer; //!< what is held
    Sender m_sender;              //!< see Start()
    std::function<void()> m_done; //!< see Start()
    Time m_interval;              //!< between two packets
    EventId m_next;               //!< Continue()
};

} // namespace fmipv6
} // namespace ns3

#endif /* BUFFER_RELEASE_H */
