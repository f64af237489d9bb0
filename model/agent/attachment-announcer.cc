/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attachment-announcer.h"

#include "ns3/boolean.h"
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(AttachmentAnnouncer);

namespace
{

/// Hop Limit of the packet inside an FNA: that of packets which the node sends by itself.
constexpr uint8_t INNER_HOP_LIMIT = 64;
/// Flags as Icmpv6L4Protocol::ForgeNA() takes them.
constexpr uint8_t FLAGS_UNA = 0;      // RFC 5568 section 6.3: O, S and R are zero
constexpr uint8_t FLAGS_OVERRIDE = 1; // O

} // namespace

const std::vector<AttachmentAnnouncer::Transition> AttachmentAnnouncer::TRANSITIONS = {
    {AnnouncementState::IDLE, AnnouncementEvent::HOLD, AnnouncementState::HELD},
    {AnnouncementState::IDLE, AnnouncementEvent::RESET, AnnouncementState::IDLE},
    {AnnouncementState::HELD, AnnouncementEvent::SEND, AnnouncementState::ANNOUNCED},
    {AnnouncementState::HELD, AnnouncementEvent::RESET, AnnouncementState::IDLE},
    {AnnouncementState::ANNOUNCED, AnnouncementEvent::SEND, AnnouncementState::ANNOUNCED},
    {AnnouncementState::ANNOUNCED, AnnouncementEvent::HEAR, AnnouncementState::HEARD},
    {AnnouncementState::ANNOUNCED, AnnouncementEvent::RESET, AnnouncementState::IDLE},
    // Another address, or the FBU inside goes again.
    {AnnouncementState::HEARD, AnnouncementEvent::SEND, AnnouncementState::ANNOUNCED},
    {AnnouncementState::HEARD, AnnouncementEvent::RESET, AnnouncementState::IDLE},
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
    case AnnouncementState::HEARD:
        return "heard";
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
    case AnnouncementEvent::HEAR:
        return "hear";
    case AnnouncementEvent::RESET:
        return "reset";
    }
    return "?";
}

TypeId
AttachmentAnnouncer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::AttachmentAnnouncer")
            .SetParent<MobileNodePart>()
            .SetGroupName("Fmipv6")
            .AddConstructor<AttachmentAnnouncer>()
            .AddAttribute("Interval",
                          "Time (s) after which a UNA or FNA is sent again if nothing has come to "
                          "the new care-of address, doubled each time. RFC 4861 section 7.2.6 "
                          "wants RetransTimer, whose default of 1 s RFC 5568 section 6.3 calls "
                          "large for handovers; this is the wait for other messages.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&AttachmentAnnouncer::m_interval),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MaxTries",
                          "UNA or FNA at most on a link, without those that go with an FBU: "
                          "MAX_NEIGHBOR_ADVERTISEMENT, RFC 4861 section 10.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&AttachmentAnnouncer::m_maxTries),
                          MakeUintegerChecker<uint8_t>(1, 16))
            .AddAttribute("ToAllNodes",
                          "Send the UNA to all nodes, as is typical; else to the router's address, "
                          "for links that prefer no multicast (RFC 5568 section 6.3).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&AttachmentAnnouncer::m_toAllNodes),
                          MakeBooleanChecker());
    return tid;
}

void
AttachmentAnnouncer::Attach(MobileNodeContext context)
{
    SetContext(std::move(context));
}

bool
AttachmentAnnouncer::Fire(AnnouncementEvent event)
{
    return Move(TRANSITIONS, m_state, event);
}

void
AttachmentAnnouncer::Hold(std::function<void()> send)
{
    if (!Fire(AnnouncementEvent::HOLD))
    {
        return;
    }
    PassGate(HandoverStep::FNA, [this, send = std::move(send)] {
        if (m_state == AnnouncementState::HELD)
        {
            send();
        }
    });
}

void
AttachmentAnnouncer::Send(Ptr<Packet> fbu, Ipv6Address par)
{
    if (IsAnnounced())
    {
        m_context.steps->Repeat(HandoverStep::FNA, m_context.mn);
    }
    else
    {
        m_context.steps->Begin(HandoverStep::FNA, m_context.mn);
        m_tries = 0;
    }
    Fire(AnnouncementEvent::SEND);
    ++m_tries;
    // What the router knows, and sends, waits for these steps. Not for the L2 Update, which a plan
    // may hold until the repeat has brought the FBack.
    m_timer.Start(m_context.steps->GetGate(),
                  m_context.mn,
                  m_interval * (int64_t(1) << std::min(m_tries - 1, 16)),
                  [this] { Timeout(); },
                  {HandoverStep::FBU, HandoverStep::HI, HandoverStep::HACK, HandoverStep::FBACK});
    if (m_context.profile == Fmipv6Profile::RFC5568)
    {
        SendAdvertisement(FLAGS_UNA);
        return;
    }
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
    addresses->Send(packet, careOf, destination, MobilityHeader::PROTOCOL);
}

void
AttachmentAnnouncer::SendAdvertisement(uint8_t flags)
{
    const auto& addresses = m_context.addresses;
    const auto careOf = addresses->GetCareOf();
    auto destination = Ipv6Address::GetAllNodesMulticast();
    if (flags == FLAGS_UNA && !m_toAllNodes)
    {
        const auto router = addresses->GetRouter().routerAddress;
        destination = router.IsAny() ? addresses->GetRouterLinkLocal() : router;
    }
    auto device = addresses->GetDevice();
    Address lla = device->GetAddress();
    auto packet = MobilityIcmpv6L4Protocol::GetFor(device->GetNode())
                      ->ForgeNA(careOf, destination, &lla, flags)
                      .first;
    m_context.sent(flags == FLAGS_UNA ? "UNA" : "NA", packet);
    addresses->Send(packet,
                    careOf,
                    destination,
                    MobilityIcmpv6Header::PROTOCOL,
                    MobilityIcmpv6Header::HOP_LIMIT);
}

void
AttachmentAnnouncer::StopRepeating()
{
    m_timer.Cancel();
}

void
AttachmentAnnouncer::SendConfirmed()
{
    SendAdvertisement(FLAGS_OVERRIDE);
}

void
AttachmentAnnouncer::Timeout()
{
    if (m_state == AnnouncementState::ANNOUNCED && m_tries < m_maxTries)
    {
        Send();
    }
}

void
AttachmentAnnouncer::HandleDelivery(const Ipv6Header& header)
{
    if (m_state == AnnouncementState::ANNOUNCED &&
        header.GetDestination() == m_context.addresses->GetCareOf())
    {
        Fire(AnnouncementEvent::HEAR);
        m_timer.Cancel();
    }
}

void
AttachmentAnnouncer::Reset()
{
    Fire(AnnouncementEvent::RESET);
    m_timer.Cancel();
    Withdraw(HandoverStep::FNA);
}

bool
AttachmentAnnouncer::IsAnnounced() const
{
    return m_state == AnnouncementState::ANNOUNCED || m_state == AnnouncementState::HEARD;
}

AnnouncementState
AttachmentAnnouncer::GetState() const
{
    return m_state;
}

void
AttachmentAnnouncer::DoDispose()
{
    m_timer.Cancel();
    MobileNodePart::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
