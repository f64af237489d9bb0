/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef THREE_ROUTER_NETWORK_H
#define THREE_ROUTER_NETWORK_H

#include "fmipv6-network.h"

namespace ns3
{
namespace fmipv6
{

/// Fmipv6Network with a third access router (its access point has index 2), and a second access
/// point of the first router (index 3).
class ThreeRouterNetwork : public Fmipv6Network
{
  protected:
    enum
    {
        NAR2 = N_NODES,
        AP3,
        AP4,
        N_ALL
    };

    void SetUp() override
    {
        Fmipv6Network::SetUp();
        m_nodes.Create(N_ALL - N_NODES);
        MobilityStackHelper().InstallRouter(Node(NAR2));
        Wire(NAR2, "fd00:b3::2", "fd00:b3::1");
        Route("fd00:3::", "fd00:b3::2");
        m_nar2 = AddAccessRouter(NAR2, AP3, "fd00:3::1");
        // AP4 is on the first router's LAN.
        CsmaHelper csma;
        auto channel = DynamicCast<CsmaChannel>(m_routerLan[0]->GetChannel());
        auto lan = csma.Install(Node(AP4), channel);
        m_poas.push_back(m_link.InstallPoa(Node(AP4), lan.Get(0)));
        for (const auto& [router, other] :
             {std::pair{m_par, m_nar2}, {m_nar, m_nar2}, {m_nar2, m_par}, {m_nar2, m_nar}})
        {
            const auto poa = other == m_par ? 0 : other == m_nar ? 1 : 2;
            router->AddNeighbor(PoaOf(poa), other->GetArInfo());
        }
        m_par->AddOwnAccessPoint(PoaOf(3));
        m_nar->AddNeighbor(PoaOf(3), m_par->GetArInfo());
    }

    Ptr<AccessRouter> m_nar2;
};

} // namespace fmipv6
} // namespace ns3

#endif /* THREE_ROUTER_NETWORK_H */
