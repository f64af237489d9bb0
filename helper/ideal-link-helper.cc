/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-link-helper.h"

#include "ns3/ap-relay.h"
#include "ns3/l2-update-sender.h"

namespace ns3
{
namespace fmipv6
{

IdealLinkHelper::IdealLinkHelper()
    : m_channel(CreateObject<IdealChannel>())
{
    m_mlme.SetTypeId(IdealStationMlme::GetTypeId());
}

void
IdealLinkHelper::SetStationAttribute(const std::string& name, const AttributeValue& value)
{
    m_mlme.Set(name, value);
}

Ptr<IdealChannel>
IdealLinkHelper::GetChannel() const
{
    return m_channel;
}

Ptr<IdealPoaDevice>
IdealLinkHelper::InstallPoa(Ptr<Node> node, Ptr<NetDevice> lan) const
{
    auto device = CreateObject<IdealPoaDevice>();
    device->SetAddress(Mac48Address::Allocate());
    node->AddDevice(device);
    m_channel->AddPoa(device);
    auto sender = CreateObject<L2UpdateSender>();
    sender->Attach(node, lan);
    device->SetUpdateSender(sender);
    if (lan)
    {
        auto relay = CreateObject<ApRelay>();
        relay->Connect(device, lan, PeekPointer(device));
        node->AggregateObject(relay);
    }
    return device;
}

Ptr<IdealLinkSap>
IdealLinkHelper::InstallStation(Ptr<Node> node) const
{
    auto device = CreateObject<IdealStationDevice>();
    device->SetAddress(Mac48Address::Allocate());
    node->AddDevice(device);
    m_channel->AddStation(device);
    auto mlme = m_mlme.Create<IdealStationMlme>();
    mlme->SetDevice(device);
    auto sap = CreateObject<IdealLinkSap>();
    sap->SetMlme(mlme);
    device->AggregateObject(mlme);
    device->AggregateObject(sap);
    return sap;
}

} // namespace fmipv6
} // namespace ns3
