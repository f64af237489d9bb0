/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: finding the router of a link, by RS and RA.
#include "ns3/care-of-address-manager.h"
#include "ns3/map-client.h"
#include "ns3/mipv6-router-advertisement.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-icmpv6-header.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/router-watch.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <limits>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// ICMPv6 type of a Router Solicitation (RFC 4861 section 4.1).
constexpr uint8_t ROUTER_SOLICITATION = 133;
/// Where the checksum is in an ICMPv6 message.
constexpr std::size_t CHECKSUM_OFFSET = 2;
/// Prefix length that stateless address configuration wants with EUI-64 identifiers.
constexpr uint8_t SLAAC_PREFIX_LENGTH = 64;

/// Router Solicitations beyond MaxRs are up to 2^this times RsInterval apart.
constexpr int MAX_RS_DOUBLINGS = 3;

/// @param source link-local address @param destination all routers @param lla of the sender
/// @return a Router Solicitation
Ptr<Packet>
BuildRouterSolicitation(Ipv6Address source, Ipv6Address destination, Mac48Address lla)
{
    OctetWriter writer;
    writer.WriteU8(ROUTER_SOLICITATION);
    writer.WriteZeros(7); // Code, Checksum, Reserved
    writer.WriteU8(static_cast<uint8_t>(NdOptionType::SOURCE_LINK_LAYER_ADDRESS));
    writer.WriteU8(1);
    writer.WriteMac(lla);
    auto octets = writer.GetOctets();
    const auto checksum = ComputeUpperLayerChecksum(octets.data(),
                                                    octets.size(),
                                                    source,
                                                    destination,
                                                    RouterAdvertisement::PROTOCOL);
    octets[CHECKSUM_OFFSET] = checksum >> 8;
    octets[CHECKSUM_OFFSET + 1] = checksum & 0xff;
    return Create<Packet>(octets.data(), octets.size());
}

} // namespace

void
MobileNode::Solicit()
{
    m_rsTries = 0;
    m_rsDelayTimer.Cancel();
    const auto delay = Seconds(m_rsDelay->GetValue());
    if (delay.IsStrictlyPositive())
    {
        m_rsDelayTimer = Simulator::Schedule(delay, &MobileNode::SolicitNow, this);
    }
    else
    {
        SolicitNow();
    }
}

void
MobileNode::SolicitNow()
{
    m_steps->Pass(HandoverStep::RTSOLPR, GetLinkLayerAddress(), [self = Ptr<MobileNode>(this)] {
        if (self->m_state == MobileNodeState::SOLICITING && self->m_rsTries == 0)
        {
            self->SendRs();
        }
    });
}

void
MobileNode::SendRs()
{
    const auto mn = GetLinkLayerAddress();
    if (m_rsTries == 0)
    {
        m_steps->Begin(HandoverStep::RTSOLPR, mn);
    }
    else
    {
        m_steps->Repeat(HandoverStep::RTSOLPR, mn);
    }
    m_rsTries = m_rsTries < std::numeric_limits<uint8_t>::max() ? m_rsTries + 1 : m_rsTries;
    const auto source = m_addresses->GetLinkLocal();
    const auto destination = Ipv6Address::GetAllRoutersMulticast();
    auto packet = BuildRouterSolicitation(source, destination, mn);
    m_txTrace("RS", packet);
    // Beyond MaxRs at doubled intervals: on a link that loses all of the first ones, the next
    // unsolicited advertisement may be half an hour away.
    const auto doublings = std::min(std::max(m_rsTries - m_maxRs, 0), MAX_RS_DOUBLINGS);
    m_rsTimer.Start(GetGate(),
                    mn,
                    m_rsInterval * (int64_t{1} << doublings),
                    [this] { RsTimeout(); },
                    {HandoverStep::PRRTADV});
    m_addresses->Send(packet,
                      source,
                      destination,
                      RouterAdvertisement::PROTOCOL,
                      MobilityIcmpv6Header::HOP_LIMIT);
}

void
MobileNode::RsTimeout()
{
    if (m_state != MobileNodeState::SOLICITING)
    {
        return;
    }
    if (m_handover && m_rsTries >= m_maxRs)
    {
        // An advertisement may still come; then it is no longer this handover.
        m_handover.reset();
        m_fbu->Reset(Ipv6Address::GetAny(), Ipv6Address::GetAny());
        m_handoverEndTrace(GetLinkLayerAddress(), HandoverEnding::FAILED, "no advertisement");
    }
    SendRs();
}

void
MobileNode::HandleRa(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto advertisement =
        RouterAdvertisement::Parse(packet, header.GetSource(), header.GetDestination(), &error);
    if (!advertisement)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    if (!header.GetSource().IsLinkLocal())
    {
        m_msgDropTrace(packet, "not from a router of this link");
        return;
    }
    m_routerWatch->Heard(*advertisement, header.GetSource());
    if (advertisement->naack)
    {
        HandleNaack(*advertisement->naack, header.GetDestination());
        return;
    }
    if (m_state != MobileNodeState::SOLICITING)
    {
        LearnRouterAddress(*advertisement, header.GetSource());
        if (m_hmipv6 && m_state == MobileNodeState::ATTACHED && m_linkUp && m_routerCurrent &&
            advertisement->sourceLla == m_addresses->GetRouter().routerLla &&
            m_map->Learn(advertisement->maps))
        {
            Register(); // RFC 5380 section 7.1: to another MAP, or to do without
        }
        return; // the router is known
    }
    if (m_handover && GetGate() && (m_rsTries == 0 || header.GetDestination().IsMulticast()))
    {
        m_msgDropTrace(packet, "unsolicited, where the plan has a solicitation");
        return;
    }
    ArInfo info;
    for (const auto& prefix : advertisement->prefixes)
    {
        if (prefix.autonomous && prefix.prefix.length == SLAAC_PREFIX_LENGTH)
        {
            info.prefix = prefix.prefix.address;
            info.prefixLength = prefix.prefix.length;
            info.routerAddress = prefix.routerAddress.value_or(Ipv6Address::GetAny());
            break;
        }
    }
    if (info.prefix.IsAny() || !advertisement->sourceLla)
    {
        m_msgDropTrace(packet, "no prefix to form an address from, or no link-layer address");
        return;
    }
    info.routerLla = *advertisement->sourceLla;
    if (m_handover && m_routerCurrent && info.routerLla == m_addresses->GetRouter().routerLla &&
        info.prefix == m_addresses->GetRouter().prefix)
    {
        StayWithRouter(); // it waited, and has not left its link
        return;
    }
    m_rsTimer.Cancel();
    m_rsDelayTimer.Cancel();
    m_steps->Withdraw(HandoverStep::RTSOLPR, GetLinkLayerAddress());
    m_rxTrace("RA", packet);
    m_steps->End(HandoverStep::PRRTADV, GetLinkLayerAddress());
    const auto linkLocal = header.GetSource();
    if (Ipv6Prefix(info.prefixLength).IsMatch(m_homeAddress, info.prefix))
    {
        ArriveHome(info, linkLocal);
        return;
    }
    const auto careOf = m_addresses->FormAddress(info);
    const auto current = m_addresses->GetCareOf();
    const bool sameLink = std::any_of(
        advertisement->prefixes.begin(),
        advertisement->prefixes.end(),
        [current](const auto& prefix) {
            return Ipv6Prefix(prefix.prefix.length).IsMatch(current, prefix.prefix.address);
        });
    if (m_handover && sameLink && careOf != current)
    {
        // Another router of the same LAN answered first: nothing has changed for the IP layer.
        m_routerCurrent = true;
        m_addresses->RefreshRouter();
        Fire(MobileNodeEvent::ADDRESS_READY);
        EndHandover(HandoverEnding::COMPLETED, "the care-of address stays valid");
        return;
    }
    // RFC 4068 and RFC 5568 section 6.1.2, Option-Code 7: no fast handover, and no FNA, there.
    if (m_handover && m_fmipv6 && !m_handover->noFastHandover)
    {
        if (careOf == m_addresses->GetCareOf())
        {
            m_routerCurrent = true;
            m_addresses->RefreshRouter();
            Fire(MobileNodeEvent::ADDRESS_READY);
            KeepAddress();
            return;
        }
        Fire(MobileNodeEvent::ROUTER_FOUND);
        UseRouter(info, linkLocal);
        Announce();
        return;
    }
    if (m_hmipv6)
    {
        m_map->Learn(advertisement->maps);
    }
    if (!m_handover || m_optimisticDad || careOf == m_addresses->GetCareOf())
    {
        if (m_handover && careOf != m_addresses->GetCareOf())
        {
            // RFC 4429 section 3.3: in use while it is verified, and given up if somebody has it.
            m_addresses->Verify(careOf, info.prefixLength, [this, careOf](bool unique) {
                if (!unique)
                {
                    ReplaceCareOf({NaackStatus::NCOA_INVALID, std::nullopt}, careOf);
                }
            });
        }
        AddressReady(info, linkLocal);
        return;
    }
    Fire(MobileNodeEvent::ROUTER_FOUND_DAD);
    Acquire(info, linkLocal, careOf);
}

void
MobileNode::LearnRouterAddress(const RouterAdvertisement& advertisement, Ipv6Address linkLocal)
{
    auto router = m_addresses->GetRouter();
    if (!m_linkUp || !m_routerCurrent || !router.routerAddress.IsAny() ||
        advertisement.sourceLla != router.routerLla)
    {
        return;
    }
    for (const auto& prefix : advertisement.prefixes)
    {
        if (prefix.prefix.address == router.prefix && prefix.routerAddress)
        {
            router.routerAddress = *prefix.routerAddress;
            m_addresses->Use(router, linkLocal, m_addresses->GetCareOf());
            return;
        }
    }
}

} // namespace fmipv6
} // namespace ns3
