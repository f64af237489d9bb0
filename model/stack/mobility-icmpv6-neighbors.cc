/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobilityIcmpv6L4Protocol: proxied and diverted addresses, and packets that wait for one.
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/ndisc-cache.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <vector>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobilityIcmpv6Neighbors");

namespace
{

/// Octets before the options of RS; NS has the target in between.
constexpr uint32_t ND_FIXED_PART = 8;
/// Octets before the options of NS.
constexpr uint32_t NS_FIXED_PART = 24;
/// Flag S of a Neighbor Advertisement in Icmpv6L4Protocol::ForgeNA.
constexpr uint8_t NA_SOLICITED = 2;
/// ICMPv6 type of a Neighbor Advertisement (RFC 4861 section 4.4).
constexpr uint8_t NEIGHBOR_ADVERTISEMENT = 136;
/// Type of its option that names the target's link-layer address (section 4.6.1).
constexpr uint8_t TARGET_LINK_LAYER_ADDRESS = 2;
/// Flag O on the wire.
constexpr uint8_t OVERRIDE = 0x20;

/// @param packet a packet @return its octets
std::vector<uint8_t>
CopyOctets(Ptr<const Packet> packet)
{
    std::vector<uint8_t> octets(packet->GetSize());
    packet->CopyData(octets.data(), octets.size());
    return octets;
}

/// Types of the link-layer address options (RFC 4861 section 4.6.1).
constexpr uint8_t OPTION_SOURCE_LLA = 1;
constexpr uint8_t OPTION_TARGET_LLA = 2;
/// Octet of a Neighbor Advertisement with its flags.
constexpr std::size_t NA_FLAGS = 4;
/// Flag S in it.
constexpr uint8_t NA_FLAG_SOLICITED = 0x40;
/// Hop limit of what has not been forwarded (RFC 4861 section 7.1).
constexpr uint8_t ON_LINK_HOP_LIMIT = 255;

/// @param octets a message @param offset where its options begin @param type which option
/// @return the link-layer address in it, or nothing
std::optional<Mac48Address>
FindLla(const std::vector<uint8_t>& octets, uint32_t offset, uint8_t type)
{
    if (octets.size() < offset)
    {
        return std::nullopt;
    }
    NdOptionWalker walker(octets.data() + offset, octets.size() - offset);
    while (const auto option = walker.Next())
    {
        if (option->type == type)
        {
            OctetReader reader(option->data + 2, option->size - 2);
            const auto lla = reader.ReadMac();
            return reader.HasFailed() ? std::nullopt : std::optional<Mac48Address>(lla);
        }
    }
    return std::nullopt;
}

} // namespace

void
MobilityIcmpv6L4Protocol::StartProxy(Ptr<Ipv6Interface> interface, Ipv6Address address)
{
    NS_LOG_FUNCTION(this << address);
    if (!m_proxied.insert_or_assign(address, interface).second)
    {
        return;
    }
    auto ipv6 = GetNode()->GetObject<Ipv6L3Protocol>();
    ipv6->AddMulticastAddress(Ipv6Address::MakeSolicitedAddress(address),
                              ipv6->GetInterfaceForDevice(interface->GetDevice()));
}

void
MobilityIcmpv6L4Protocol::StopProxy(Ipv6Address address)
{
    const auto proxied = m_proxied.find(address);
    if (proxied == m_proxied.end())
    {
        return;
    }
    auto ipv6 = GetNode()->GetObject<Ipv6L3Protocol>();
    ipv6->RemoveMulticastAddress(Ipv6Address::MakeSolicitedAddress(address),
                                 ipv6->GetInterfaceForDevice(proxied->second->GetDevice()));
    m_proxied.erase(proxied);
}

void
MobilityIcmpv6L4Protocol::AdvertiseAddress(Ptr<Ipv6Interface> interface,
                                           Ipv6Address source,
                                           Ipv6Address address)
{
    auto device = interface->GetDevice();
    const auto destination = Ipv6Address::GetAllNodesMulticast();
    OctetWriter writer;
    writer.WriteU8(NEIGHBOR_ADVERTISEMENT);
    writer.WriteZeros(3); // Code, Checksum
    writer.WriteU8(OVERRIDE);
    writer.WriteZeros(3);
    writer.WriteAddress(address);
    writer.WriteU8(TARGET_LINK_LAYER_ADDRESS);
    writer.WriteU8(1);
    writer.WriteMac(Mac48Address::ConvertFrom(device->GetAddress()));
    auto octets = writer.GetOctets();
    const auto checksum =
        ComputeUpperLayerChecksum(octets.data(), octets.size(), source, destination, PROT_NUMBER);
    octets[2] = checksum >> 8;
    octets[3] = checksum & 0xff;
    auto packet = Create<Packet>(octets.data(), octets.size());
    Ipv6Header header;
    header.SetSource(source);
    header.SetDestination(destination);
    header.SetNextHeader(PROT_NUMBER);
    header.SetHopLimit(MobilityIcmpv6Header::HOP_LIMIT);
    header.SetPayloadLength(packet->GetSize());
    packet->AddHeader(header);
    device->Send(packet, device->GetMulticast(destination), Ipv6L3Protocol::PROT_NUMBER);
}

bool
MobilityIcmpv6L4Protocol::IsProxied(Ipv6Address address) const
{
    return m_proxied.count(address) > 0;
}

void
MobilityIcmpv6L4Protocol::Divert(Ipv6Address address, Diversion diversion)
{
    m_diversions[address] = std::move(diversion);
}

void
MobilityIcmpv6L4Protocol::StopDiverting(Ipv6Address address)
{
    m_diversions.erase(address);
}

void
MobilityIcmpv6L4Protocol::Tap(Ipv6Address address, Diversion tap)
{
    m_taps[address] = std::move(tap);
}

void
MobilityIcmpv6L4Protocol::StopTapping(Ipv6Address address)
{
    m_taps.erase(address);
}

void
MobilityIcmpv6L4Protocol::SetReachable(Ptr<Ipv6Interface> interface,
                                       Ipv6Address address,
                                       Mac48Address lla,
                                       bool router)
{
    NS_LOG_FUNCTION(this << address << lla);
    auto cache = interface->GetNdiscCache();
    if (!cache)
    {
        return;
    }
    auto entry = cache->Lookup(address);
    if (!entry)
    {
        entry = cache->Add(address);
    }
    entry->StopNudTimer();
    const auto waiting = entry->MarkReachable(lla);
    entry->ClearWaitingPacket();
    entry->SetRouter(router);
    entry->StartReachableTimer();
    for (const auto& [packet, header] : waiting)
    {
        interface->Send(packet, header, address);
    }
}

void
MobilityIcmpv6L4Protocol::SetStale(Ptr<Ipv6Interface> interface,
                                   Ipv6Address address,
                                   Mac48Address lla)
{
    NS_LOG_FUNCTION(this << address << lla);
    auto cache = interface->GetNdiscCache();
    if (!cache)
    {
        return;
    }
    auto entry = cache->Lookup(address);
    if (!entry)
    {
        entry = cache->Add(address);
    }
    entry->StopNudTimer();
    const auto waiting = entry->MarkStale(lla);
    entry->ClearWaitingPacket();
    for (const auto& [packet, header] : waiting)
    {
        interface->Send(packet, header, address);
    }
}

void
MobilityIcmpv6L4Protocol::SetNeighborListener(NeighborListener listener)
{
    m_neighborListener = std::move(listener);
}

void
MobilityIcmpv6L4Protocol::TellListener(Ptr<const Packet> packet,
                                       const Ipv6Header& header,
                                       Ptr<Ipv6Interface> interface)
{
    const auto octets = CopyOctets(packet);
    if (!m_neighborListener || octets.size() < NS_FIXED_PART ||
        header.GetHopLimit() != ON_LINK_HOP_LIMIT)
    {
        return;
    }
    if (ComputeUpperLayerChecksum(octets.data(),
                                  octets.size(),
                                  header.GetSource(),
                                  header.GetDestination(),
                                  PROT_NUMBER) != 0)
    {
        m_msgDropTrace(packet, "bad-checksum");
        return;
    }
    NeighborMessage message;
    message.packet = packet;
    message.advertisement = octets[0] == Icmpv6Header::ICMPV6_ND_NEIGHBOR_ADVERTISEMENT;
    message.solicited = message.advertisement && (octets[NA_FLAGS] & NA_FLAG_SOLICITED) != 0;
    message.source = header.GetSource();
    message.target =
        OctetReader(octets.data() + ND_FIXED_PART, NS_FIXED_PART - ND_FIXED_PART).ReadAddress();
    message.lla = FindLla(octets,
                          NS_FIXED_PART,
                          message.advertisement ? OPTION_TARGET_LLA : OPTION_SOURCE_LLA);
    message.interface = interface;
    m_neighborListener(message);
}

void
MobilityIcmpv6L4Protocol::SendProbe(Ptr<Ipv6Interface> interface, Ipv6Address address)
{
    NS_LOG_FUNCTION(this << address);
    auto ipv6 = GetNode()->GetObject<Ipv6L3Protocol>();
    const auto group = Ipv6Address::MakeSolicitedAddress(address);
    ipv6->AddMulticastAddress(group, ipv6->GetInterfaceForDevice(interface->GetDevice()));
    const auto [payload, header] =
        ForgeNS(Ipv6Address::GetAny(), group, address, interface->GetDevice()->GetAddress());
    interface->Send(payload, header, group);
}

void
MobilityIcmpv6L4Protocol::EndProbe(Ptr<Ipv6Interface> interface, Ipv6Address address)
{
    auto ipv6 = GetNode()->GetObject<Ipv6L3Protocol>();
    ipv6->RemoveMulticastAddress(Ipv6Address::MakeSolicitedAddress(address),
                                 ipv6->GetInterfaceForDevice(interface->GetDevice()));
}

bool
MobilityIcmpv6L4Protocol::IsOtherNeighbor(Ptr<Ipv6Interface> interface,
                                          Ipv6Address address,
                                          Mac48Address lla)
{
    const auto neighbor = FindNeighbor(interface, address);
    return neighbor && *neighbor != lla;
}

std::optional<Mac48Address>
MobilityIcmpv6L4Protocol::FindNeighbor(Ptr<Ipv6Interface> interface, Ipv6Address address)
{
    auto cache = interface->GetNdiscCache();
    auto entry = cache ? cache->Lookup(address) : nullptr;
    if (!entry || entry->IsIncomplete() || !Mac48Address::IsMatchingType(entry->GetMacAddress()))
    {
        return std::nullopt;
    }
    return Mac48Address::ConvertFrom(entry->GetMacAddress());
}

std::optional<Mac48Address>
MobilityIcmpv6L4Protocol::FindSourceLla(Ptr<const Packet> packet, uint32_t offset)
{
    return FindLla(CopyOctets(packet), offset, OPTION_SOURCE_LLA);
}

void
MobilityIcmpv6L4Protocol::SendForgotten(Ptr<Ipv6Interface> interface, Ipv6Address destination)
{
    const auto row = m_waiting.find(destination);
    auto cache = interface->GetNdiscCache();
    if (row == m_waiting.end() || row->second.packets.empty() || !cache)
    {
        return;
    }
    auto entry = cache->Lookup(destination);
    if (!entry || entry->IsIncomplete() || entry->IsProbe())
    {
        return;
    }
    if (!entry->IsReachable())
    {
        entry->StopNudTimer(); // the one that repeats the solicitation
    }
    entry->ClearWaitingPacket();
    const auto packets = row->second.packets;
    for (const auto& [packet, header] : packets)
    {
        interface->Send(packet, header, destination); // Lookup() takes it off the list
    }
}

bool
MobilityIcmpv6L4Protocol::AnswerForProxied(Ptr<const Packet> packet,
                                           const Ipv6Header& header,
                                           Ptr<Ipv6Interface> interface)
{
    const auto octets = CopyOctets(packet);
    if (octets.size() < NS_FIXED_PART)
    {
        return false;
    }
    OctetReader reader(octets.data() + ND_FIXED_PART, octets.size() - ND_FIXED_PART);
    const auto target = reader.ReadAddress();
    const auto proxied = m_proxied.find(target);
    if (proxied == m_proxied.end() || proxied->second != interface)
    {
        return false;
    }
    // Duplicate address detection has no source: RFC 4861 section 7.2.4 answers to all nodes.
    const bool solicited = !header.GetSource().IsAny();
    const auto destination = solicited ? header.GetSource() : Ipv6Address::GetAllNodesMulticast();
    Address own = interface->GetDevice()->GetAddress();
    // O stays clear: the owner's own advertisement must be able to replace it (RFC 4861 7.2.8). So
    // does R: the owner is no router (RFC 6275 section 10.4.1).
    auto [payload, naHeader] = ForgeNA(target, destination, &own, solicited ? NA_SOLICITED : 0);
    Address to;
    if (solicited)
    {
        auto lla = FindSourceLla(packet, NS_FIXED_PART);
        if (!lla)
        {
            lla = FindNeighbor(interface, header.GetSource());
        }
        if (!lla)
        {
            return true; // nobody to answer
        }
        to = *lla;
    }
    else
    {
        to = interface->GetDevice()->GetMulticast(destination);
    }
    payload->AddHeader(naHeader);
    interface->GetDevice()->Send(payload, to, Ipv6L3Protocol::PROT_NUMBER);
    return true;
}

bool
MobilityIcmpv6L4Protocol::Lookup(Ptr<Packet> packet,
                                 const Ipv6Header& header,
                                 Ipv6Address destination,
                                 Ptr<NetDevice> device,
                                 Ptr<NdiscCache> cache,
                                 Address* hardwareDestination)
{
    const auto diversion = m_diversions.find(destination);
    if (diversion != m_diversions.end())
    {
        const auto divert = diversion->second; // may end the diversion
        divert(packet, header);
        return false;
    }
    if (const auto tap = m_taps.find(destination); tap != m_taps.end())
    {
        tap->second(packet->Copy(), header);
    }
    const bool found =
        Icmpv6L4Protocol::Lookup(packet, header, destination, device, cache, hardwareDestination);
    const auto row = m_waiting.find(destination);
    if (found)
    {
        if (row != m_waiting.end())
        {
            auto& packets = row->second.packets;
            packets.erase(std::remove_if(packets.begin(),
                                         packets.end(),
                                         [&packet](const auto& p) { return p.first == packet; }),
                          packets.end());
        }
        return true;
    }
    auto& waiting = m_waiting[destination];
    waiting.packets.push_back({packet, header});
    m_holdTrace(packet);
    const auto limit = cache ? cache->GetUnresQlen() : NdiscCache::DEFAULT_UNRES_QLEN;
    while (waiting.packets.size() > limit)
    {
        m_dropTrace(waiting.packets.front().first, PacketDropCause::NEIGHBOR_DISCOVERY);
        waiting.packets.pop_front();
    }
    if (waiting.check.IsExpired() && cache)
    {
        waiting.check = Simulator::Schedule(GetRetransmissionTime(),
                                            &MobilityIcmpv6L4Protocol::CheckWaiting,
                                            this,
                                            cache,
                                            destination);
    }
    return false;
}

void
MobilityIcmpv6L4Protocol::CheckWaiting(Ptr<NdiscCache> cache, Ipv6Address destination)
{
    auto& waiting = m_waiting[destination];
    if (waiting.packets.empty())
    {
        m_waiting.erase(destination);
        return;
    }
    const auto entry = cache->Lookup(destination);
    if (entry && (entry->IsIncomplete() || entry->IsProbe()))
    {
        waiting.check = Simulator::Schedule(GetRetransmissionTime(),
                                            &MobilityIcmpv6L4Protocol::CheckWaiting,
                                            this,
                                            cache,
                                            destination);
        return;
    }
    for (const auto& [packet, header] : waiting.packets)
    {
        m_dropTrace(packet, PacketDropCause::NEIGHBOR_DISCOVERY);
    }
    m_waiting.erase(destination);
}

} // namespace fmipv6
} // namespace ns3
