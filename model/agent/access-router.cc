/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/access-router.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/enum.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/ndisc-cache.h"
#include "ns3/new-access-router.h"
#include "ns3/pointer.h"
#include "ns3/previous-access-router.h"
#include "ns3/router-advertiser.h"
#include "ns3/shared-key.h"
#include "ns3/string.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(AccessRouter);

TypeId
AccessRouter::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::AccessRouter")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<AccessRouter>()
            .AddAttribute("Profile",
                          "Edition of the protocol that the router speaks, in formats and in "
                          "behaviour: RFC 4068, which RFC 4260 and RFC 5184 used, or RFC 5568. All "
                          "routers and mobile nodes of a network speak the same.",
                          EnumValue(static_cast<int>(Fmipv6Profile::RFC4068)),
                          MakeEnumAccessor(&AccessRouter::m_profile),
                          MakeEnumChecker(static_cast<int>(Fmipv6Profile::RFC4068),
                                          "rfc4068",
                                          static_cast<int>(Fmipv6Profile::RFC5568),
                                          "rfc5568"))
            .AddAttribute("SharedKey",
                          "Key shared with mobile nodes for FBU and FBack: RFC 4068 section 8 "
                          "requires protection and defines none, so RFC 6275's Binding "
                          "Authorization Data serves. Empty: FBUs are accepted unprotected.",
                          StringValue(DEFAULT_SHARED_KEY),
                          MakeStringAccessor(&AccessRouter::m_key),
                          MakeStringChecker())
            .AddAttribute("Dhcp",
                          "Addresses of the access link are assigned by DHCP. A mobile node's own "
                          "NCoA is then not accepted, and its PCoA stays in use for a while (HAck "
                          "\"use PCoA\"); neighbours that learn it from GetArInfo() say so by "
                          "PrRtAdv with Code 5 (RFC 5568 section 5.2). There is no DHCP in the "
                          "model: mobile nodes configure an address of the link by themselves.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&AccessRouter::m_dhcp),
                          MakeBooleanChecker())
            .AddAttribute("PreviousRole",
                          "The role towards mobile nodes that leave.",
                          TypeId::ATTR_GET,
                          PointerValue(),
                          MakePointerAccessor(&AccessRouter::m_previous),
                          MakePointerChecker<PreviousAccessRouter>())
            .AddAttribute("NewRole",
                          "The role towards mobile nodes that come.",
                          TypeId::ATTR_GET,
                          PointerValue(),
                          MakePointerAccessor(&AccessRouter::m_new),
                          MakePointerChecker<NewAccessRouter>())
            .AddAttribute("Advertiser",
                          "The sender of Router Advertisements.",
                          TypeId::ATTR_GET,
                          PointerValue(),
                          MakePointerAccessor(&AccessRouter::m_advertiser),
                          MakePointerChecker<RouterAdvertiser>());
    return tid;
}

AccessRouter::AccessRouter()
    : m_previous(CreateObject<PreviousAccessRouter>()),
      m_new(CreateObject<NewAccessRouter>()),
      m_advertiser(CreateObject<RouterAdvertiser>())
{
}

AccessRouter::~AccessRouter() = default;

void
AccessRouter::NotifyNewAggregate()
{
    if (!m_node)
    {
        m_node = GetObject<Node>();
    }
    Object::NotifyNewAggregate();
}

void
AccessRouter::SetAccessInterface(Ptr<NetDevice> device, Ipv6Address address, uint8_t prefixLength)
{
    NS_ABORT_MSG_UNLESS(m_node, "aggregate the AccessRouter to its node first");
    NS_ABORT_MSG_UNLESS(m_node->GetObject<Ipv6L3Protocol>()->GetInterfaceForAddress(address) >= 0,
                        "no IPv6 interface has the address " << address);
    m_device = device;
    m_address = address;
    m_prefixLength = prefixLength;
    m_previous->Attach(this);
    m_new->Attach(this);
    m_advertiser->Attach(m_node, device, address, prefixLength);
}

void
AccessRouter::DoInitialize()
{
    if (m_device)
    {
        m_advertiser->Start();
    }
    Object::DoInitialize();
}

ArInfo
AccessRouter::GetArInfo() const
{
    ArInfo info;
    info.routerLla = Mac48Address::ConvertFrom(m_device->GetAddress());
    info.routerAddress = m_address;
    info.prefix = KeepLeadingBits(m_address, m_prefixLength);
    info.prefixLength = m_prefixLength;
    info.dhcp = m_dhcp;
    return info;
}

void
AccessRouter::AddNeighbor(Mac48Address ap, const ArInfo& info)
{
    m_neighbors.Add(ap, info);
}

void
AccessRouter::AddOwnAccessPoint(Mac48Address ap)
{
    m_neighbors.AddWithoutInfo(ap, ApStatus::SAME_INTERFACE);
}

NeighborRouterTable&
AccessRouter::GetNeighbors()
{
    return m_neighbors;
}

void
AccessRouter::AddKnownAddress(Ipv6Address address)
{
    m_known.insert(address);
}

bool
AccessRouter::IsKnownAddress(Ipv6Address address) const
{
    return m_known.count(address) > 0 ||
           m_node->GetObject<Ipv6L3Protocol>()->GetInterfaceForAddress(address) >= 0;
}

Ptr<Node>
AccessRouter::GetNode() const
{
    return m_node;
}

Ptr<NetDevice>
AccessRouter::GetAccessDevice() const
{
    return m_device;
}

Ipv6Address
AccessRouter::GetGlobalAddress() const
{
    return m_address;
}

Ipv6Address
AccessRouter::GetLinkLocalAddress() const
{
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    return ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_device))
        ->GetLinkLocalAddress()
        .GetAddress();
}

bool
AccessRouter::UsesDhcp() const
{
    return m_dhcp;
}

Fmipv6Profile
AccessRouter::GetProfile() const
{
    return static_cast<Fmipv6Profile>(m_profile);
}

std::string
AccessRouter::GetSharedKey() const
{
    return m_key;
}

void
AccessRouter::SetHandoverKey(Mac48Address mn, const std::string& key)
{
    m_handoverKeys[mn] = key;
}

std::optional<Mac48Address>
AccessRouter::FindKeyOwner(Ipv6Address coa) const
{
    for (const auto& [mn, key] : m_handoverKeys)
    {
        // As a cryptographically generated address would, it says itself whose it is; what the
        // neighbour cache says, anybody on the link could have made it say.
        if (Ipv6Address::MakeAutoconfiguredAddress(mn, GetArInfo().prefix) == coa)
        {
            return mn;
        }
    }
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    const auto neighbor = MobilityIcmpv6L4Protocol::FindNeighbor(
        ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_device)),
        coa);
    return neighbor && m_handoverKeys.count(*neighbor) > 0 ? neighbor : std::nullopt;
}

std::string
AccessRouter::GetKeyFor(Ipv6Address coa) const
{
    const auto owner = FindKeyOwner(coa);
    return owner ? m_handoverKeys.at(*owner) : m_key;
}

void
AccessRouter::Restart()
{
    m_previous->Restart();
    m_new->Restart();
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_device))->GetNdiscCache()->Flush();
}

Ptr<PreviousAccessRouter>
AccessRouter::GetPreviousRole() const
{
    return m_previous;
}

Ptr<NewAccessRouter>
AccessRouter::GetNewRole() const
{
    return m_new;
}

Ptr<RouterAdvertiser>
AccessRouter::GetAdvertiser() const
{
    return m_advertiser;
}

int64_t
AccessRouter::AssignStreams(int64_t stream)
{
    return m_advertiser->AssignStreams(stream);
}

void
AccessRouter::DoDispose()
{
    m_previous->Dispose();
    m_new->Dispose();
    m_advertiser->Dispose();
    m_node = nullptr;
    m_device = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
