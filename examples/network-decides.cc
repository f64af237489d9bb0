/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The network decides when and where to a mobile node hands over (RFC 4068 section 3.3).
//
//      HA --- WAN --- core --- CN          RFC 4260 Figure 1: the mobile node stands between AP5
//                    /    \                and AP6. Its router tells it to go to AP6 by a PrRtAdv
//                  AR1    AR2              that nobody asked for; the node neither scans nor asks.
//                   |      |
//              AP1..AP5  AP6..AP10
//                      MN
//
// Run:  ./fmipv6 build && build/examples/network-decides

#include "ns3/access-router.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/handover-scenario.h"
#include "ns3/mobile-node.h"
#include "ns3/node-list.h"
#include "ns3/pointer.h"
#include "ns3/previous-access-router.h"
#include "ns3/run-request.h"
#include "ns3/scripted-policy.h"
#include "ns3/simulator.h"
#include "ns3/user-error.h"

#include <iostream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// The mobile node's router tells it to go to the first access point of another router.
void
Order(Ptr<MobileNode> mobile)
{
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        auto router = (*node)->GetObject<AccessRouter>();
        const auto current = mobile->GetAddresses()->GetRouter().routerAddress;
        if (!router || router->GetGlobalAddress() != current)
        {
            continue;
        }
        for (const auto& ap : router->GetNeighbors().GetOrder())
        {
            if (router->GetNeighbors().Lookup(ap).status == ApStatus::KNOWN)
            {
                const bool sent = router->GetPreviousRole()->AdviseHandover(
                    mobile->GetLinkLayerAddress(),
                    mobile->GetAddresses()->GetLinkLocal(),
                    {ap, {}});
                std::cout << "told to go to another router: " << (sent ? "yes" : "no") << "\n";
                return;
            }
        }
    }
}

} // namespace

int
main()
{
    RunRequest request;
    request.link = LinkKind::IDEAL;
    request.speedMps = 0;
    auto scenario = CreateObject<HandoverScenario>();
    scenario->SetPrepare([scenario] {
        auto mobile = scenario->GetMobileNode(0)->GetObject<MobileNode>();
        // A script without a line: the node decides nothing by itself.
        mobile->SetAttribute("Policy", PointerValue(CreateObject<ScriptedPolicy>()));
        Simulator::Schedule(Seconds(5), &Order, mobile);
    });
    try
    {
        ValidateAndApply(request);
        const auto record = scenario->Run(request);
        for (const auto& handover : record.handovers)
        {
            std::cout << "observed " << handover.observed << "\n";
        }
        std::cout << "lost " << record.packets.lost << " of " << record.packets.sent
                  << " packets\n";
    }
    catch (const UserError& error)
    {
        std::cerr << error.what() << "\n";
        return 2;
    }
    Simulator::Destroy();
    return 0;
}
