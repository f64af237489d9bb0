/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-faults.h"

#include "ns3/error-model.h"
#include "ns3/ideal-net-device.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/ledger-tag.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/node-list.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/wifi-net-device.h"
#include "ns3/wifi-phy.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Random streams of the faults: beyond those of everything else.
constexpr int64_t FIRST_STREAM = 1000000;

/// @param share of the packets @param stream its random stream @param until when it ends
/// @return loses that share
Ptr<ErrorModel>
MakeLoss(double share, int64_t stream, Time until)
{
    auto model = CreateObject<RateErrorModel>();
    model->SetUnit(RateErrorModel::ERROR_UNIT_PACKET);
    model->SetRate(share);
    model->AssignStreams(stream);
    Simulator::Schedule(until, &ErrorModel::Disable, model);
    return model;
}

} // namespace

void
LinkFaults::Install(const NetDeviceContainer& wires, const Plan& plan)
{
    m_plan = plan;
    m_stream = FIRST_STREAM;
    if (plan.wireLoss > 0)
    {
        for (uint32_t i = 0; i < wires.GetN(); ++i)
        {
            // Whatever kind of wire it is, the attribute has this name.
            wires.Get(i)->SetAttributeFailSafe(
                "ReceiveErrorModel",
                PointerValue(MakeLoss(plan.wireLoss, m_stream++, plan.until)));
        }
    }
    m_chance = CreateObject<UniformRandomVariable>();
    m_chance->SetStream(m_stream++);
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        if (plan.airLoss > 0)
        {
            DisturbAir(*node);
        }
        if (plan.duplicate > 0 || plan.reorder > 0)
        {
            DisturbArrivals(*node);
        }
    }
}

void
LinkFaults::DisturbAir(Ptr<Node> node)
{
    for (uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        const auto device = node->GetDevice(i);
        if (const auto wifi = DynamicCast<WifiNetDevice>(device))
        {
            wifi->GetPhy()->SetPostReceptionErrorModel(
                MakeLoss(m_plan.airLoss, m_stream++, m_plan.until));
        }
        else if (DynamicCast<IdealNetDevice>(device))
        {
            device->SetAttribute("ErrorModel",
                                 PointerValue(MakeLoss(m_plan.airLoss, m_stream++, m_plan.until)));
        }
    }
}

void
LinkFaults::DisturbArrivals(Ptr<Node> node)
{
    if (const auto control = node->GetObject<MobilityTrafficControlLayer>())
    {
        control->SetInterposer([this](const auto& device, auto packet, const auto& pass) {
            // A tunnel is no link: what comes out of it has come over one already.
            if (DynamicCast<Ipv6TunnelDevice>(device))
            {
                pass();
                return;
            }
            Arrive(packet, pass);
        });
    }
}

void
LinkFaults::Arrive(Ptr<const Packet> packet, const std::function<void()>& pass) const
{
    if (Simulator::Now() >= m_plan.until || LedgerTag::Find(packet))
    {
        pass();
        return;
    }
    const auto later = [this, &pass] {
        Simulator::Schedule(m_plan.delay * m_chance->GetValue(), pass);
    };
    if (m_chance->GetValue() < m_plan.duplicate)
    {
        later();
    }
    if (m_chance->GetValue() < m_plan.reorder)
    {
        later();
        return;
    }
    pass();
}

} // namespace fmipv6
} // namespace ns3
