/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/buffer-release.h"

#include "ns3/simulator.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

BufferRelease::~BufferRelease()
{
    m_next.Cancel();
}

void
BufferRelease::Start(Ptr<HandoverBuffer> buffer,
                     uint32_t burst,
                     Sender sender,
                     std::function<void()> done)
{
    m_buffer = buffer;
    m_sender = std::move(sender);
    m_done = std::move(done);
    m_interval = buffer->GetMeanInterval();
    const bool paced = burst > 0 && m_interval.IsStrictlyPositive();
    Send(paced ? burst : buffer->GetNPackets());
}

void
BufferRelease::Send(uint32_t count)
{
    for (uint32_t sent = 0; sent < count; ++sent)
    {
        const auto item = m_buffer->TakeFirst();
        if (!item)
        {
            break;
        }
        m_sender(*item);
    }
    if (m_buffer->GetNPackets() > 0)
    {
        m_next = Simulator::Schedule(m_interval, &BufferRelease::Continue, this);
        return;
    }
    const auto done = m_done; // may end this object
    done();
}

void
BufferRelease::Continue()
{
    Send(1);
}

void
BufferRelease::Join(Ptr<Packet> packet, const Ipv6Header& header)
{
    const auto first = m_buffer->TakeFirst();
    m_buffer->Push(packet, header);
    if (first)
    {
        m_sender(*first);
    }
}

void
BufferRelease::Cancel()
{
    m_next.Cancel();
}

} // namespace fmipv6
} // namespace ns3
