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

namespace
{

/// @param update an FBU with all but its authenticator @param key shared with the router
/// @param pcoa previous care-of address @param ncoa new one @param router to whom
/// @return Home Address option and Mobility Header
Ptr<Packet>
Protect(FastBindingUpdateHeader& update,
        const std::string& key,
        Ipv6Address pcoa,
        Ipv6Address ncoa,
        Ipv6Address router)
{
    if (!key.empty())
    {
        update.Authenticate(ToSharedKey(key), ncoa, router);
    }
    auto packet = update.ToPacket(pcoa, router);
    HomeAddressHeader option;
    option.nextHeader = MobilityHeader::PROTOCOL;
    option.homeAddress = pcoa;
    packet->AddHeader(option);
    return packet;
}

} // namespace

TypeId
FastBindingClient::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::FastBindingClient")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<FastBindingClient>()
            .AddAttribute("InitialTimeout",
                          "First retransmission timeout of FBU (s), doubled each time. RFC 4068 "
                          "and RFC 5568 give none for FBU: that of RtSolPr, 100 ms (section "
                          "6.1.1).",
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
    m_context = std::move(context);
    m_handlers = std::move(handlers);
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
    if (m_context.steps)
    {
        m_context.steps->Withdraw(HandoverStep::FBU, m_context.mn);
    }
}

void
FastBindingClient::Hold(std::function<void()> send)
{
    if (!Fire(FastBindingClientEvent::HOLD))
    {
        return;
    }
    m_context.steps->Pass(HandoverStep::FBU,
                          m_context.mn,
                          [self = Ptr<FastBindingClient>(this), send = std::move(send)] {
                              if (self->m_state == FastBindingClientState::HELD)
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
        m_context.steps->Withdraw(HandoverStep::FBU, m_context.mn);
    }
}

void
FastBindingClient::ArriveOnNewLink()
{
    Release();
    Fire(HasBegun() ? FastBindingClientEvent::ARRIVE : FastBindingClientEvent::RESET);
    m_tries = 0;
}

void
FastBindingClient::Supersede()
{
    Fire(FastBindingClientEvent::SUPERSEDE);
    m_tries = 0;
}

Ptr<Packet>
FastBindingClient::Make(bool onOldLink, Ipv6Address ncoa)
{
    Fire(FastBindingClientEvent::SEND);
    if (HasBegun())
    {
        m_context.steps->Repeat(HandoverStep::FBU, m_context.mn);
    }
    else
    {
        m_context.steps->Begin(HandoverStep::FBU, m_context.mn);
    }
    const auto& row = m_list.Advance(m_par, m_pcoa, ncoa, Simulator::Now() + m_lifetime);
    m_sent[row.sequence] = {onOldLink, ncoa};
    m_ncoa = ncoa;
    ++m_tries;
    FastBindingUpdateHeader update;
    update.sequence = row.sequence;
    update.lifetime = m_lifetime;
    update.options.alternateCareOf = ncoa;
    // No MH-LLA option: the PAR has the node in its neighbour cache, and Wireshark, which reads the
    // option by RFC 5568's length rule, would call some addresses in front of an authenticator
    // malformed (doc/limitations.rst).
    auto packet = Protect(update, m_key, m_pcoa, ncoa, m_par);
    m_context.sent("FBU", packet);
    return packet;
}

void
FastBindingClient::Await()
{
    const auto tries = std::max<uint8_t>(m_tries, 1);
    m_timer.Start(
        m_context.steps->GetGate(),
        m_context.mn,
        m_initialTimeout * (int64_t(1) << (tries - 1)),
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
                                                              &error);
    if (!fback)
    {
        m_context.dropped(message, std::string(GetParseErrorName(error)));
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
    if (!m_key.empty() && !MobilityHeader::IsAuthentic(message, ToSharedKey(m_key), ncoa, m_par))
    {
        m_context.dropped(message, "not authentic");
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
        GiveUp("FBU refused with status " + std::to_string(static_cast<int>(fback->status)));
        return;
    }
    m_timer.Cancel();
    Fire(FastBindingClientEvent::ACCEPT);
    m_sentFromNewLink = !sent.onOldLink;
    Result result;
    result.lifetime = fback->lifetime;
    if (fback->status == FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA)
    {
        result.assigned = ncoa; // RFC 4068 section 3.2: it MUST be used
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
    const auto& next = m_list.Advance(router, pcoa, pcoa, Simulator::Now());
    FastBindingUpdateHeader update;
    update.sequence = next.sequence;
    update.lifetime = Time(0);
    update.options.mobileLla = m_context.mn;
    auto packet = Protect(update, m_key, pcoa, pcoa, router);
    m_context.sent("FBU", packet);
    m_context.addresses->Send(packet, pcoa, router, HomeAddressHeader::PROTOCOL);
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
    m_handlers = {};
    m_context = {};
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
