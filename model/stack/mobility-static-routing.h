/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_STATIC_ROUTING_H
#define MOBILITY_STATIC_ROUTING_H

#include "ns3/ipv6-route-input.h"
#include "ns3/ipv6-static-routing.h"

namespace ns3
{
namespace fmipv6
{

/**
 * ns-3's static routing, which looks at the source of what it forwards, too: packets from an
 * address with a source tunnel (Ipv6TunnelProtocol::AddSourceTunnel) go to the tunnel device.
 */
class MobilityStaticRouting : public Ipv6StaticRouting
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    bool RouteInput(Ptr<const Packet> packet,
                    const Ipv6Header& header,
                    Ptr<const NetDevice> device,
                    Ipv6RouteInput::UnicastForward forward,
                    Ipv6RouteInput::MulticastForward multicast,
                    Ipv6RouteInput::LocalDeliver deliver,
                    Ipv6RouteInput::RouteError error) override;
    void SetIpv6(Ptr<Ipv6> ipv6) override;

  protected:
    void DoDispose() override;

  private:
    Ptr<Ipv6> m_stack; //!< whose packets are routed
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_STATIC_ROUTING_H */
