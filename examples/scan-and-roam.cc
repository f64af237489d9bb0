/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Teaches LinkSap: a user of RFC 5184's primitives scans, connects, and roams between two access
// points. It prints each primitive that passes between it and the link layer, and each 802.11 step
// that ends meanwhile.
//
//    AP 1 (channel 36)           AP 2 (channel 44)
//     0 m      5 m                    20 m
//              station
//
//    ./fmipv6 build && build/examples/scan-and-roam

#include "ns3/ap-mlme.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/dot11-helper.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/managed-ap-mac.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"

#include <iostream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A network layer that knows what it wants.
class Roamer : public LinkSapUser
{
  public:
    /// @param link of the station
    explicit Roamer(Ptr<LinkSap> link)
        : m_link(link)
    {
    }

    /// Look around; the confirm tells what there is.
    void Start()
    {
        m_link->NotificationRequest(this, LinkPrimitiveName::LINK_UP, true);
        m_link->LinkScanRequest(this, {});
    }

    void LinkScanConfirm(LinkStatusCode, const PoaList& list) override
    {
        m_link->LinkConnectRequest(this, list.front().poa);
        Simulator::Schedule(Seconds(1),
                            [this, list] { m_link->LinkConnectRequest(this, list.back().poa); });
    }

    void LinkUpIndication(Poa) override
    {
        if (++m_links == 2)
        {
            Simulator::Stop(Seconds(1));
        }
    }

  private:
    Ptr<LinkSap> m_link; //!< the link
    int m_links{0};      //!< links that came up
};

void
PrintPrimitive(const LinkSap::PrimitiveRecord& record)
{
    std::cout << ToString(record.name) << "." << ToString(record.primitiveClass);
    if (record.GetPoa() != Poa())
    {
        std::cout << " " << record.GetPoa();
    }
    std::cout << "\n";
}

void
PrintStep(const StepEvent& event)
{
    if (event.phase == StepPhase::END)
    {
        std::cout << "  step " << event.step << ", " << GetStepName(event.step) << ", has ended\n";
    }
}

Ptr<Node>
CreateNodeAt(double xMetres)
{
    auto node = CreateObject<Node>();
    auto mobility = CreateObject<ConstantPositionMobilityModel>();
    mobility->SetPosition(Vector(xMetres, 0, 0));
    node->AggregateObject(mobility);
    return node;
}

} // namespace

int
main()
{
    Dot11Helper wifi;
    wifi.SetSsid("roaming");
    NetDeviceContainer devices;
    devices.Add(wifi.InstallAp(CreateNodeAt(0), 36)->GetMac()->GetDevice());
    devices.Add(wifi.InstallAp(CreateNodeAt(20), 44)->GetMac()->GetDevice());
    auto station = CreateNodeAt(5);
    auto link = wifi.InstallStation(station);
    devices.Add(link->GetNetDevice());
    wifi.AssignStreams(devices, 100);

    link->TraceConnectWithoutContext("Primitive", MakeCallback(&PrintPrimitive));
    StepTrace::GetFor(station)->TraceConnectWithoutContext("Step", MakeCallback(&PrintStep));

    Roamer roamer(link);
    Simulator::Schedule(Seconds(1), [&roamer] { roamer.Start(); });
    Simulator::Run();
    link->Detach(&roamer);
    Simulator::Destroy();
    return 0;
}
