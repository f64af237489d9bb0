/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-layer.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(LinkLayer);

TypeId
LinkLayer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::LinkLayer")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<LinkLayer>()
            .AddTraceSource("Primitive",
                            "A request was for no interface of the node, or such a request is "
                            "confirmed; the others are traced by LinkSap.",
                            MakeTraceSourceAccessor(&LinkLayer::m_primitiveTrace),
                            "ns3::fmipv6::LinkSap::PrimitiveTracedCallback");
    return tid;
}

Ptr<LinkLayer>
LinkLayer::GetFor(Ptr<Node> node)
{
    auto layer = node->GetObject<LinkLayer>();
    if (!layer)
    {
        layer = CreateObject<LinkLayer>();
        node->AggregateObject(layer);
    }
    return layer;
}

void
LinkLayer::DoDispose()
{
    m_confirms.Clear();
    m_links.clear();
    Object::DoDispose();
}

void
LinkLayer::Add(Ptr<LinkSap> link)
{
    if (std::find(m_links.begin(), m_links.end(), link) == m_links.end())
    {
        m_links.push_back(link);
    }
}

const std::vector<Ptr<LinkSap>>&
LinkLayer::GetLinks() const
{
    return m_links;
}

Ptr<LinkSap>
LinkLayer::Find(NetworkInterfaceId interface) const
{
    for (const auto& link : m_links)
    {
        if (link->GetInterfaceId() == interface)
        {
            return link;
        }
    }
    return nullptr;
}

uint32_t
LinkLayer::GetNodeId() const
{
    return GetObject<Node>()->GetId();
}

void
LinkLayer::Request(LinkSapUser* user, const LinkPrimitive& request)
{
    if (const auto link = Find(request.parameters.interface))
    {
        link->Request(user, request);
        return;
    }
    m_primitiveTrace(LinkSap::PrimitiveRecord{request, user->GetEntityName()});
    LinkSap::PrimitiveRecord confirm{request, user->GetEntityName()};
    confirm.layer = ProtocolLayer::NETWORK;
    confirm.protocol = ProtocolId::IPV6;
    confirm.primitiveClass = LinkPrimitiveClass::CONFIRM;
    confirm.parameters = LinkParameters{request.parameters.interface};
    confirm.parameters.poa = request.parameters.poa;
    confirm.parameters.code = LinkStatusCode::UNKNOWN_INTERFACE;
    m_confirms.Send(user, [this, user, confirm] {
        m_primitiveTrace(confirm);
        user->Receive(confirm);
    });
}

void
LinkLayer::Detach(LinkSapUser* user)
{
    m_confirms.Withdraw(user);
    for (const auto& link : m_links)
    {
        link->Detach(user);
    }
}

} // namespace fmipv6
} // namespace ns3
