/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fast-binding-client.h"

#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6FastBindingClient");
NS_OBJECT_ENSURE_REGISTERED(FastBindingClient);

TypeId
FastBindingClient::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::FastBindingClient")
            .SetParent<MobileNodePart>()
            .SetGroupName("Fmipv6")
            .AddConstructor<FastBindingClient>()
            .AddAttribute("InitialTimeout",
                          "Shortest first retransmission timeout of FBU (s); twice the latest "
                          "time from FBU to FBack where that is longer; doubled each time. RFC "
                          "4068 and RFC 5568 give none for FBU: this is their rule for RtSolPr "
                          "(section 6.1.1).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&FastBindingClient::m_initialTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("Retries",
                          "Retransmissions of FBU on a link: FBU_RETRIES, RFC 4068 section 7, RFC "
                          "5568 section 9.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&FastBindingClient::m_retries),
                          MakeUintegerChecker<uint8_t>(0, 16))
            .AddAttribute("Lifetime",
                          "Lifetime requested in FBU (s); RFC 4068 section 5.5: \"a small number "
                          "of seconds\", enough to update all bindings.",
                          TimeValue(Seconds(12)),
                          MakeTimeAccessor(&FastBindingClient::m_lifetime),
                          MakeTimeChecker(Seconds(4), Seconds(262140)));
    return tid;
}

void
FastBindingClient::Attach(MobileNodeContext context, Handlers handlers)
{
    SetContext(std::move(context));
    m_handlers = std::move(handlers);
}

Ptr<Packet>
FastBindingClient::Protect(FastBindingUpdateHeader& update,
                           Ipv6Address pcoa,
                           Ipv6Address ncoa,
                           Ipv6Address router) const
{
    update.profile = m_context.profile;
    if (!m_key.empty())
    {
        update.Authenticate(ToSharedKey(m_key), ncoa, router);
    }
    auto packet = update.ToPacket(pcoa, router);
    HomeAddressHeader option;
    option.nextHeader = MobilityHeader::PROTOCOL;
    option.homeAddress = pcoa;
    packet->AddHeader(option);
    return packet;
}

void
FastBindingClient::SetKey(const std::string& key)
{
    m_key = key;
}

std::string
FastBindingClient::GetKey() const
{
    return m_key;
}

bool
FastBindingClient::Fire(FastBindingClientEvent event)
{
    return Move(TRANSITIONS, m_state, event);
}

void
FastBindingClient::Reset(Ipv6Address par, Ipv6Address pcoa)
{
    Fire(FastBindingClientEvent::RESET);
    m_timer.Cancel();
    m_par = par;
    m_pcoa = pcoa;
    m_sent.clear();
    m_ncoa = Ipv6Address::GetAny();
    m_tries = 0;
    m_sentFromNewLink = false;
    m_refusedForGood = false;
    Withdraw(HandoverStep::FBU);
}

void
FastBindingClient::Hold(std::function<void()> send)
{
    if (!Fire(FastBindingClientEvent::HOLD))
    {
        return;
    }
    PassGate(HandoverStep::FBU, [this, send = std::move(send)] {
        if (m_state == FastBindingClientState::HELD)
        {
            send();
        }
    });
}

void
FastBindingClient::Release()
{
    m_timer.Cancel();
    if (Fire(FastBindingClientEvent::RELEASE))
    {
        Withdraw(HandoverStep::FBU);
    }
}

void
FastBindingClient::ArriveOnNewLink()
{
    Release();
    if (!m_refusedForGood)
    {
        Fire(HasBegun() ? FastBindingClientEvent::ARRIVE : FastBindingClientEvent::RESET);
    }
    m_tries = 0;
}

void
FastBindingClient::Supersede()
{
    Fire(FastBindingClientEvent::SUPERSEDE);
    m_refusedForGood = false; // another router, or another address
    m_tries = 0;
}

Ptr<Packet>
FastBindingClient::Make(bool onOldLink, Ipv6Address ncoa)
{
    Fire(FastBindingClientEvent::SEND);
    m_cancellationTimer.Cancel(); // a newer FBU takes the place of one with lifetime 0
    m_cancellation.reset();
    if (HasBegun())
    {
        m_context.steps->Repeat(HandoverStep::FBU, m_context.mn);
    }
    else
    {
        m_context.steps->Begin(HandoverStep::FBU, m_context.mn);
    }
    const auto& row = m_list.Advance(m_par, m_pcoa, ncoa, Simulator::Now() + m_lifetime);
    m_sent[row.sequence] = {onOldLink, ncoa, Simulator::Now()};
    m_ncoa = ncoa;
    ++m_tries;
    FastBindingUpdateHeader update;
    update.sequence = row.sequence;
    update.lifetime = m_lifetime;
    update.options.alternateCareOf = ncoa;
    // No MH-LLA option: the PAR has the node in its neighbour cache, and Wireshark, which reads the
    // option by RFC 5568's length rule, would call some addresses in front of an authenticator
    // malformed (doc/limitations.rst).
    auto packet = Protect(update, m_pcoa, ncoa, m_par);
    m_context.sent("FBU", packet);
    return packet;
}

Time
FastBindingClient::GetTimeout(uint8_t tries) const
{
    const auto first = std::max(m_initialTimeout, m_rtt.value_or(Time(0)) * int64_t(2));
    return first * (int64_t(1) << (std::max<uint8_t>(tries, 1) - 1));
}

void
FastBindingClient::Await()
{
    m_timer.Start(
        m_context.steps->GetGate(),
        m_context.mn,
        GetTimeout(m_tries),
        [this] { Timeout(); },
        {HandoverStep::HI, HandoverStep::HACK, HandoverStep::FBACK}); // what the FBack waits for
}

void
FastBindingClient::StopAwaiting()
{
    m_timer.Cancel();
}

void
FastBindingClient::Timeout()
{
    if (IsAccepted() || HasFailed())
    {
        return;
    }
    if (m_tries > m_retries)
    {
        GiveUp("no FBack");
    }
    else
    {
        m_handlers.resend();
    }
}

void
FastBindingClient::GiveUp(const std::string& reason)
{
    NS_LOG_INFO("FBU given up: " << reason);
    Fire(FastBindingClientEvent::FAIL);
    m_timer.Cancel();
    m_handlers.failed(reason);
}

void
FastBindingClient::HandleFback(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto fback = FastBindingAcknowledgmentHeader::Parse(message,
                                                              header.GetSource(),
                                                              header.GetDestination(),
                                                              m_context.profile,
                                                              &error);
    if (!fback)
    {
        m_context.dropped(message, std::string(GetParseErrorName(error)));
        return;
    }
    if (m_cancellation && header.GetSource() == m_cancellation->router &&
        fback->sequence == m_cancellation->sequence)
    {
        if (IsAuthentic(message, m_cancellation->pcoa, m_cancellation->router))
        {
            m_context.accepted("FBack", message);
            m_cancellationTimer.Cancel();
            m_cancellation.reset();
        }
        return;
    }
    const auto answered = m_sent.find(fback->sequence);
    if (m_sent.empty() || header.GetSource() != m_par)
    {
        m_context.dropped(message, "no FBU awaits it");
        return;
    }
    if (answered == m_sent.end())
    {
        m_context.dropped(message, "answers no FBU of this handover");
        return;
    }
    const auto& sent = answered->second;
    const auto ncoa = fback->options.alternateCareOf.value_or(sent.ncoa);
    if (!IsAuthentic(message, ncoa, m_par))
    {
        return;
    }
    if (IsAccepted())
    {
        return; // the copy that took the other link
    }
    if (sent.ncoa != m_ncoa)
    {
        m_context.dropped(message, "answers an FBU that another one replaced");
        return;
    }
    m_context.accepted("FBack", message);
    if (!fback->IsAccepted())
    {
        m_refusedForGood =
            fback->status == FastBindingStatus::ADMINISTRATIVELY_PROHIBITED ||
            fback->status == FastBindingStatus::INCORRECT_INTERFACE_IDENTIFIER_LENGTH;
        GiveUp("FBU refused with status " + std::to_string(static_cast<int>(fback->status)));
        return;
    }
    m_timer.Cancel();
    Fire(FastBindingClientEvent::ACCEPT);
    m_sentFromNewLink = !sent.onOldLink;
    if (m_tries == 1 && !m_context.steps->GetGate())
    {
        m_rtt = Simulator::Now() - sent.when; // with one FBU there is no doubt which was answered
    }
    Result result;
    result.lifetime = fback->lifetime;
    if (ncoa != sent.ncoa)
    {
        result.assigned = ncoa; // RFC 4068 and RFC 5568 section 3.2: it MUST be used
        m_ncoa = ncoa;
    }
    m_handlers.accepted(result);
}

void
FastBindingClient::CancelBinding(Ipv6Address router, Ipv6Address pcoa)
{
    auto row = m_list.Find(router, pcoa);
    if (!row || row->expires <= Simulator::Now())
    {
        return;
    }
    m_cancellation = Cancellation{router, pcoa};
    SendCancellation();
}

void
FastBindingClient::SendCancellation()
{
    auto& c = *m_cancellation;
    const auto& next = m_list.Advance(c.router, c.pcoa, c.pcoa, Simulator::Now());
    c.sequence = next.sequence;
    ++c.tries;
    FastBindingUpdateHeader update;
    update.sequence = next.sequence;
    update.lifetime = Time(0);
    update.options.mobileLla = m_context.mn;
    if (m_context.profile == Fmipv6Profile::RFC5568)
    {
        update.options.alternateCareOf =
            c.pcoa; // section 6.2.2: MUST, where the source is the PCoA
    }
    auto packet = Protect(update, c.pcoa, c.pcoa, c.router);
    m_context.sent("FBU", packet);
    m_cancellationTimer.Start(m_context.steps->GetGate(),
                              m_context.mn,
                              GetTimeout(c.tries),
                              [this] { CancellationTimeout(); });
    m_context.addresses->Send(packet, c.pcoa, c.router, HomeAddressHeader::PROTOCOL);
}

void
FastBindingClient::CancellationTimeout()
{
    if (m_cancellation->tries > m_retries ||
        m_context.addresses->GetCareOf() != m_cancellation->pcoa)
    {
        m_cancellation.reset(); // nobody answers, or the node has moved on
        return;
    }
    SendCancellation();
}

bool
FastBindingClient::IsAuthentic(Ptr<const Packet> message, Ipv6Address careOf, Ipv6Address router)
{
    if (m_key.empty() ||
        MobilityHeader::IsAuthentic(message, ToSharedKey(m_key), careOf, router, m_context.profile))
    {
        return true;
    }
    m_context.dropped(message, "not authentic");
    return false;
}

Time
FastBindingClient::GetLifetime() const
{
    return m_lifetime;
}

bool
FastBindingClient::IsCancelling() const
{
    return m_cancellation.has_value();
}

std::optional<Time>
FastBindingClient::GetRtt() const
{
    return m_rtt;
}

FastBindingClientState
FastBindingClient::GetState() const
{
    return m_state;
}

bool
FastBindingClient::IsAsked() const
{
    return m_state == FastBindingClientState::HELD || HasBegun();
}

bool
FastBindingClient::HasBegun() const
{
    return !m_sent.empty();
}

bool
FastBindingClient::IsAccepted() const
{
    return m_state == FastBindingClientState::ACCEPTED;
}

bool
FastBindingClient::HasFailed() const
{
    return m_state == FastBindingClientState::FAILED;
}

bool
FastBindingClient::IsRefusedForGood() const
{
    return m_refusedForGood;
}

bool
FastBindingClient::WasSentFromNewLink() const
{
    return m_sentFromNewLink;
}

Ipv6Address
FastBindingClient::GetNcoa() const
{
    return m_ncoa;
}

void
FastBindingClient::DoDispose()
{
    m_timer.Cancel();
    m_cancellationTimer.Cancel();
    m_handlers = {};
    MobileNodePart::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
