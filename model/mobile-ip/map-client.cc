/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/map-client.h"

#include "ns3/boolean.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MapClient");
NS_OBJECT_ENSURE_REGISTERED(MapClient);

namespace
{

/// Bits of the prefix of an anchor point's address, from which the RCoA is formed.
constexpr uint8_t RCOA_PREFIX_LENGTH = 64;

/// RCoA that are kept: that of the MAP in use, and that of the one before.
constexpr std::size_t DOMAINS_KEPT = 2;

} // namespace

TypeId
MapClient::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MapClient")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MapClient>()
            .AddAttribute("MaxTries",
                          "Local Binding Updates without an answer after which the node does "
                          "without the MAP and registers with its home agent (RFC 5380 section 10 "
                          "leaves the number open); they go at Mipv6Registration's timeouts.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&MapClient::m_maxTries),
                          MakeUintegerChecker<uint32_t>(1, 100))
            .AddAttribute("PreviousLifetime",
                          "Lifetime (s) asked for at the previous MAP, which forwards to the new "
                          "care-of address after a change of MAP (RFC 5380 section 8): enough to "
                          "register with the new one and the home agent.",
                          TimeValue(Seconds(12)),
                          MakeTimeAccessor(&MapClient::m_previousLifetime),
                          MakeTimeChecker(Seconds(4)));
    return tid;
}

MapClient::MapClient()
    : m_local(CreateObject<Mipv6Registration>()),
      m_previous(CreateObject<Mipv6Registration>())
{
    m_local->SetKind(RegistrationKind::LOCAL);
    m_previous->SetKind(RegistrationKind::LOCAL);
}

void
MapClient::Configure(Ptr<Node> node,
                     Ptr<CareOfAddressManager> addresses,
                     Ptr<Mipv6Registration> home,
                     Ipv6Address homeAgent)
{
    m_node = node;
    m_addresses = addresses;
    m_home = home;
    m_homeAgent = homeAgent;
    m_local->SetAttribute("MaxTries", UintegerValue(m_maxTries));
    m_previous->SetAttribute("MaxTries", UintegerValue(m_maxTries));
}

bool
MapClient::Learn(const std::vector<MapOption>& anchors)
{
    const MapOption* best = nullptr;
    for (const auto& anchor : anchors)
    {
        if (anchor.validLifetime.IsZero())
        {
            continue; // RFC 5380 section 7.1: it "MUST NOT be selected"
        }
        if (anchor.address == m_current.anchor)
        {
            return false;
        }
        const auto rank = [](const auto& a) { return std::make_pair(a.preference, a.distance); };
        if (anchor.preference > 0 && (!best || rank(anchor) > rank(*best)))
        {
            best = &anchor;
        }
    }
    if (!best && m_current.anchor.IsAny())
    {
        return false;
    }
    NS_LOG_INFO("MAP " << m_current.anchor << " --> "
                       << (best ? best->address : Ipv6Address::GetAny()));
    m_local->Cancel();
    const bool bound = !m_local->GetRemaining().IsZero();
    if (bound)
    {
        std::swap(m_local, m_previous);
        m_previous->SetOnRefresh(nullptr);
        m_left = m_current;
    }
    if (!best)
    {
        m_current = {};
        return true;
    }
    ArInfo link;
    link.prefix = KeepLeadingBits(best->address, RCOA_PREFIX_LENGTH);
    link.prefixLength = RCOA_PREFIX_LENGTH;
    m_current = {best->address, m_addresses->FormAddress(link)};
    m_local->SetWay(std::nullopt);
    m_local->SetOnRefresh(
        [this](bool accepted, const std::string& reason) { LocalRefreshed(accepted, reason); });
    m_local->Configure(m_addresses, m_current.rcoa, m_current.anchor);
    ConfigureRcoa();
    return true;
}

void
MapClient::ConfigureRcoa()
{
    const auto same = [this](const Domain& domain) { return domain.rcoa == m_current.rcoa; };
    const auto known = std::find_if(m_domains.begin(), m_domains.end(), same);
    if (known != m_domains.end())
    {
        std::rotate(known, known + 1, m_domains.end());
        return;
    }
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    const auto interface = m_node->GetObject<Ipv6TunnelProtocol>()->GetInterface();
    if (m_domains.size() == DOMAINS_KEPT)
    {
        ipv6->RemoveAddress(interface, m_domains.front().rcoa);
        m_domains.erase(m_domains.begin());
    }
    m_domains.push_back(m_current);
    // The MAP sees to it that the address is unique (RFC 5380 section 6.2); a tunnel has no
    // neighbours to ask.
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_node);
    icmpv6->SetAttribute("DAD", BooleanValue(false));
    ipv6->AddAddress(interface, Ipv6InterfaceAddress(m_current.rcoa, Ipv6Prefix(128)), false);
    icmpv6->SetAttribute("DAD", BooleanValue(true));
}

void
MapClient::Register(Mipv6Registration::Done done)
{
    Cancel();
    m_done = std::move(done);
    m_refused = false;
    if (m_current.anchor.IsAny())
    {
        RegisterHome();
        return;
    }
    m_local->Register(
        [this](bool accepted, const std::string& reason) { LocalEnded(accepted, reason); });
    if (!m_left.anchor.IsAny() && m_left.anchor != m_current.anchor &&
        !m_previous->GetRemaining().IsZero())
    {
        RegistrationWay way;
        way.careOf = m_addresses->GetCareOf();
        way.send = [this](auto packet, auto source, auto destination, auto protocol) {
            m_addresses->Send(packet, source, destination, protocol);
        };
        way.maxLifetime = [this] { return m_previousLifetime; };
        way.refresh = false;
        m_previous->SetWay(way);
        m_previous->Register(nullptr);
    }
}

void
MapClient::Cancel()
{
    ++m_attempt; // the home agent's answer to an earlier one, if it comes, is for nobody
    m_done = nullptr;
    m_local->Cancel();
}

void
MapClient::LocalEnded(bool accepted, const std::string& reason)
{
    NS_LOG_INFO("MAP " << m_current.anchor << (accepted ? " accepted" : ": " + reason));
    m_refused = !accepted;
    if (accepted && m_home->GetRegistered() == m_current.rcoa && !m_home->GetRemaining().IsZero())
    {
        // RFC 5380 section 6.1: within the domain, only the MAP is told.
        Finish(true, "");
        return;
    }
    RegisterHome();
}

void
MapClient::LocalRefreshed(bool accepted, const std::string& reason)
{
    if (!accepted)
    {
        NS_LOG_INFO("MAP " << m_current.anchor << " lost: " << reason);
        m_refused = true;
        RegisterHome();
    }
}

void
MapClient::RegisterHome()
{
    if (IsInUse())
    {
        RegistrationWay way;
        way.careOf = m_current.rcoa;
        way.send = [this](auto packet, auto source, auto destination, auto protocol) {
            m_node->GetObject<Ipv6L3Protocol>()->Send(packet,
                                                      source,
                                                      destination,
                                                      protocol,
                                                      nullptr); // default route: the tunnel
        };
        // "MUST NOT be larger than the mobile node's binding lifetime with the MAP"
        way.maxLifetime = [this] { return m_local->GetRemaining(); };
        m_home->SetWay(way);
    }
    else
    {
        m_home->SetWay(std::nullopt);
    }
    m_home->Register([this, attempt = m_attempt](bool accepted, const std::string& reason) {
        if (attempt == m_attempt)
        {
            Finish(accepted, reason);
        }
    });
}

void
MapClient::Finish(bool accepted, const std::string& reason)
{
    auto done = std::move(m_done);
    m_done = nullptr;
    if (done)
    {
        done(accepted, reason);
    }
}

bool
MapClient::HandleAcknowledgement(Ptr<const Packet> message, const Ipv6Header& header)
{
    const auto from = [&header](const Domain& domain) {
        return domain.anchor == header.GetSource() && domain.rcoa == header.GetDestination();
    };
    if (from(m_current))
    {
        m_local->HandleAcknowledgement(message, header);
        return true;
    }
    if (from(m_left))
    {
        m_previous->HandleAcknowledgement(message, header);
        return true;
    }
    return false;
}

bool
MapClient::IsInUse() const
{
    return !m_current.anchor.IsAny() && !m_refused;
}

Ipv6Address
MapClient::GetAnchor() const
{
    return m_current.anchor;
}

Ipv6Address
MapClient::GetRegionalCareOf() const
{
    return m_current.rcoa;
}

std::vector<Ptr<Mipv6Registration>>
MapClient::GetLocalRegistrations() const
{
    return {m_local, m_previous};
}

Ptr<Mipv6Registration>
MapClient::GetLocalRegistration() const
{
    return m_local;
}

std::optional<TunnelPath>
MapClient::PathBy(const Domain& domain, Ptr<const Mipv6Registration> registration) const
{
    const auto careOf = m_addresses->GetCareOf();
    if (registration->GetRequested() != careOf)
    {
        return std::nullopt; // the MAP does not know the address yet
    }
    // A local Binding Update that was just sent travels ahead of the packet on the same way.
    TunnelPath path;
    path.layers = {{careOf, domain.anchor}};
    path.route = m_addresses->RouteTo(domain.anchor);
    return path;
}

bool
MapClient::Decides(const Ipv6Header& inner, Ipv6Address homeAddress) const
{
    return IsInUse() && (inner.GetSource() == homeAddress || inner.GetSource() == m_current.rcoa ||
                         inner.GetSource() == m_left.rcoa);
}

std::optional<TunnelPath>
MapClient::GetPath(const Ipv6Header& inner, Ipv6Address homeAddress) const
{
    if (inner.GetSource() != homeAddress)
    {
        const bool current = inner.GetSource() == m_current.rcoa;
        return PathBy(current ? m_current : m_left, current ? m_local : m_previous);
    }
    const auto requested = m_home->GetRequested();
    const auto registered = m_home->GetRegistered();
    std::optional<TunnelPath> path;
    auto rcoa = m_current.rcoa;
    if (requested == rcoa || registered == rcoa)
    {
        path = PathBy(m_current, m_local);
    }
    else if (!m_left.rcoa.IsAny() && registered == m_left.rcoa)
    {
        rcoa = m_left.rcoa; // until the home agent is told of the new one
        path = PathBy(m_left, m_previous);
    }
    if (path)
    {
        path->layers.insert(path->layers.begin(), {rcoa, m_homeAgent});
    }
    return path;
}

bool
MapClient::Accepts(const Ipv6Header& outer, const Ipv6Header& inner) const
{
    return std::any_of(m_domains.begin(), m_domains.end(), [&](const Domain& domain) {
        return outer.GetSource() == domain.anchor && inner.GetDestination() == domain.rcoa;
    });
}

void
MapClient::DoDispose()
{
    m_done = nullptr;
    m_local->Dispose();
    m_previous->Dispose();
    m_home = nullptr;
    m_addresses = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
