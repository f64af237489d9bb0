/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobile-prefix-client.h"

#include "ns3/arrival-tag.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-mobile-prefix-header.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobilePrefixClient");
NS_OBJECT_ENSURE_REGISTERED(MobilePrefixClient);

TypeId
MobilePrefixClient::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilePrefixClient")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MobilePrefixClient>()
            .AddAttribute("SolicitAdvance",
                          "How long before the home prefix becomes invalid the home agent is asked "
                          "for prefixes (s). RFC 6275 section 11.4.2 says \"about to become "
                          "invalid\"; a lifetime that is shorter is halved instead.",
                          TimeValue(Seconds(60)),
                          MakeTimeAccessor(&MobilePrefixClient::m_advance),
                          MakeTimeChecker(Seconds(1)))
            .AddAttribute("InitialTimeout",
                          "Time until a solicitation is sent again, doubled each time (s): "
                          "INITIAL_SOLICIT_TIMER, RFC 6275 sections 11.8 and 12.",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&MobilePrefixClient::m_initialTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MaxTimeout",
                          "Longest such time (s), at which it goes on: MAX_BINDACK_TIMEOUT, RFC "
                          "6275 sections 11.8 and 12.",
                          TimeValue(Seconds(32)),
                          MakeTimeAccessor(&MobilePrefixClient::m_maxTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddTraceSource("MsgTx",
                            "A solicitation was sent.",
                            MakeTraceSourceAccessor(&MobilePrefixClient::m_txTrace),
                            "ns3::fmipv6::MobilePrefixClient::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "An advertisement was accepted.",
                            MakeTraceSourceAccessor(&MobilePrefixClient::m_rxTrace),
                            "ns3::fmipv6::MobilePrefixClient::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&MobilePrefixClient::m_msgDropTrace),
                            "ns3::fmipv6::MobilePrefixClient::MsgDropTracedCallback");
    return tid;
}

MobilePrefixClient::MobilePrefixClient()
    : m_random(CreateObject<UniformRandomVariable>())
{
}

MobilePrefixClient::~MobilePrefixClient() = default;

void
MobilePrefixClient::Configure(Ptr<CareOfAddressManager> addresses, std::function<void()> learnt)
{
    m_addresses = addresses;
    m_learnt = std::move(learnt);
}

void
MobilePrefixClient::SetHome(Ipv6Address homeAddress, Ipv6Address homeAgent)
{
    m_homeAddress = homeAddress;
    m_homeAgent = homeAgent;
    ScheduleRefresh();
}

void
MobilePrefixClient::Solicit()
{
    m_refresh.Cancel();
    if (m_homeAgent.IsAny() || m_waiting)
    {
        return; // nobody to ask, or asked already
    }
    m_waiting = true;
    m_identifier = m_random->GetInteger(0, std::numeric_limits<uint16_t>::max());
    m_timeout = m_initialTimeout;
    SendSolicitation();
}

void
MobilePrefixClient::Stop()
{
    m_timer.Cancel();
    m_refresh.Cancel();
    m_waiting = false;
}

void
MobilePrefixClient::SendSolicitation()
{
    NS_LOG_FUNCTION(this << m_homeAgent);
    MobilePrefixSolicitationHeader solicitation;
    solicitation.identifier = m_identifier;
    auto packet = solicitation.ToPacket(m_homeAddress, m_homeAgent);
    m_txTrace("MPS", packet->Copy());
    HomeAddressHeader option;
    option.nextHeader = Mipv6Icmpv6Header::PROTOCOL;
    option.homeAddress = m_homeAddress;
    packet->AddHeader(option);
    m_timer = Simulator::Schedule(m_timeout, &MobilePrefixClient::Timeout, this);
    m_addresses->Send(packet, m_addresses->GetCareOf(), m_homeAgent, HomeAddressHeader::PROTOCOL);
}

void
MobilePrefixClient::Timeout()
{
    m_timeout = std::min(m_timeout + m_timeout, m_maxTimeout);
    SendSolicitation();
}

void
MobilePrefixClient::HandleAdvertisement(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto advertisement = MobilePrefixAdvertisementHeader::Parse(packet,
                                                                      header.GetSource(),
                                                                      header.GetDestination(),
                                                                      &error);
    if (!advertisement)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    if (header.GetSource() != m_homeAgent || m_homeAgent.IsAny())
    {
        m_msgDropTrace(packet, "not from the home agent");
        return;
    }
    if (!ArrivalTag::Of(packet).hasRoutingHeader)
    {
        m_msgDropTrace(packet, "no type 2 routing header");
        return;
    }
    if (!m_waiting || advertisement->identifier != m_identifier)
    {
        m_msgDropTrace(packet, "unsolicited");
        Solicit(); // section 11.4.3: which acknowledges it
        return;
    }
    m_rxTrace("MPA", packet);
    Stop();
    for (const auto& information : advertisement->prefixes)
    {
        m_prefixes.Set(information, Simulator::Now());
    }
    ScheduleRefresh();
    m_learnt();
}

void
MobilePrefixClient::ScheduleRefresh()
{
    m_refresh.Cancel();
    const auto own = m_prefixes.Find(m_homeAddress, Simulator::Now());
    if (own && own->validLifetime.IsStrictlyPositive())
    {
        const auto left = own->validLifetime;
        m_refresh = Simulator::Schedule(std::max(left - m_advance, left / 2),
                                        &MobilePrefixClient::Solicit,
                                        this);
    }
}

const HomePrefixList&
MobilePrefixClient::GetPrefixes() const
{
    return m_prefixes;
}

int64_t
MobilePrefixClient::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

void
MobilePrefixClient::DoDispose()
{
    Stop();
    m_addresses = nullptr;
    m_learnt = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
