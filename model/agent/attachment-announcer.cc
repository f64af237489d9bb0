/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attachment-announcer.h"

#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-address-header.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6AttachmentAnnouncer");
NS_OBJECT_ENSURE_REGISTERED(AttachmentAnnouncer);

namespace
{

/// Hop Limit of the packet inside an FNA: that of packets which the node sends by itself.
constexpr uint8_t INNER_HOP_LIMIT = 64;

} // namespace

const std::vector<AttachmentAnnouncer::Transition> AttachmentAnnouncer::TRANSITIONS = {
    {AnnouncementState::IDLE, AnnouncementEvent::HOLD, AnnouncementState::HELD},
    {AnnouncementState::IDLE, AnnouncementEvent::RESET, AnnouncementState::IDLE},
    {AnnouncementState::HELD, AnnouncementEvent::SEND, AnnouncementState::ANNOUNCED},
    {AnnouncementState::HELD, AnnouncementEvent::RESET, AnnouncementState::IDLE},
    {AnnouncementState::ANNOUNCED, AnnouncementEvent::SEND, AnnouncementState::ANNOUNCED},
    {AnnouncementState::ANNOUNCED, AnnouncementEvent::RESET, AnnouncementState::IDLE},
};

std::string
ToString(AnnouncementState state)
{
    switch (state)
    {
    case AnnouncementState::IDLE:
        return "idle";
    case AnnouncementState::HELD:
        return "held";
    case AnnouncementState::ANNOUNCED:
        return "announced";
    }
    return "?";
}

std::string
ToString(AnnouncementEvent event)
{
    switch (event)
    {
    case AnnouncementEvent::HOLD:
        return "hold";
    case AnnouncementEvent::SEND:
        return "send";
    case AnnouncementEvent::RESET:
        return "reset";
    }
    return "?";
}

TypeId
AttachmentAnnouncer::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::AttachmentAnnouncer")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<AttachmentAnnouncer>();
    return tid;
}

void
AttachmentAnnouncer::Attach(MobileNodeContext context)
{
    m_context = std::move(context);
}

bool
AttachmentAnnouncer::Fire(AnnouncementEvent event)
{
    for (const auto& row : TRANSITIONS)
    {
        if (row.state == m_state && row.event == event)
        {
            NS_LOG_INFO(ToString(row.state)
                        << " --> " << ToString(row.next) << " (" << ToString(event) << ")");
            m_state = row.next;
            return true;
        }
    }
    return false;
}

void
AttachmentAnnouncer::Hold(std::function<void()> send)
{
    if (!Fire(AnnouncementEvent::HOLD))
    {
        return;
    }
    m_context.steps->Pass(HandoverStep::FNA,
                          m_context.mn,
                          [self = Ptr<AttachmentAnnouncer>(this), send = std::move(send)] {
                              if (self->m_state == AnnouncementState::HELD)
                              {
                                  send();
                              }
                          });
}

void
AttachmentAnnouncer::Send(Ptr<Packet> fbu, Ipv6Address par)
{
    const auto& addresses = m_context.addresses;
    const auto careOf = addresses->GetCareOf();
    const auto& router = addresses->GetRouter();
    const auto destination =
        router.routerAddress.IsAny() ? addresses->GetRouterLinkLocal() : router.routerAddress;
    FastNeighborAdvertisementHeader fna;
    fna.options.mobileLla = m_context.mn;
    auto packet = Create<Packet>();
    if (fbu)
    {
        packet = fbu;
        Ipv6Header inner;
        inner.SetSource(careOf);
        inner.SetDestination(par);
        inner.SetNextHeader(HomeAddressHeader::PROTOCOL);
        inner.SetHopLimit(INNER_HOP_LIMIT);
        inner.SetPayloadLength(packet->GetSize());
        packet->AddHeader(inner);
        fna.payloadProto = MobilityHeader::IPV6;
    }
    fna.SetPseudoHeader(careOf, destination);
    packet->AddHeader(fna);
    m_context.sent("FNA", packet);
    if (IsAnnounced())
    {
        m_context.steps->Repeat(HandoverStep::FNA, m_context.mn);
    }
    else
    {
        m_context.steps->Begin(HandoverStep::FNA, m_context.mn);
    }
    Fire(AnnouncementEvent::SEND);
    addresses->Send(packet, careOf, destination, MobilityHeader::PROTOCOL);
}

void
AttachmentAnnouncer::Reset()
{
    Fire(AnnouncementEvent::RESET);
    if (m_context.steps)
    {
        m_context.steps->Withdraw(HandoverStep::FNA, m_context.mn);
    }
}

bool
AttachmentAnnouncer::IsAnnounced() const
{
    return m_state == AnnouncementState::ANNOUNCED;
}

AnnouncementState
AttachmentAnnouncer::GetState() const
{
    return m_state;
}

void
AttachmentAnnouncer::DoDispose()
{
    m_context = {};
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
