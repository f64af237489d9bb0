/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IPV6_ONLY_L4_PROTOCOL_H
#define IPV6_ONLY_L4_PROTOCOL_H

#include "ns3/ip-l4-protocol.h"

namespace ns3
{
namespace fmipv6
{

/// What protocols above IPv6 alone have in common: they take nothing from IPv4 and send nothing
/// there.
class Ipv6OnlyL4Protocol : public IpL4Protocol
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    using IpL4Protocol::Receive;
    enum IpL4Protocol::RxStatus Receive(Ptr<Packet> packet,
                                        const Ipv4Header& header,
                                        Ptr<Ipv4Interface> interface) final;
    void SetDownTarget(DownTargetCallback callback) final;
    void SetDownTarget6(DownTargetCallback6 callback) final;
    DownTargetCallback GetDownTarget() const final;
    DownTargetCallback6 GetDownTarget6() const final;

  protected:
    void DoDispose() override;

    DownTargetCallback6 m_downTarget; //!< Ipv6::Send
};

} // namespace fmipv6
} // namespace ns3

#endif /* IPV6_ONLY_L4_PROTOCOL_H */
