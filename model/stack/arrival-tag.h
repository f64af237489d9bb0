/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ARRIVAL_TAG_H
#define ARRIVAL_TAG_H

#include "ns3/ipv6-address.h"
#include "ns3/packet.h"
#include "ns3/tag.h"

namespace ns3
{
namespace fmipv6
{

/// How a packet came to this node.
struct Arrival
{
    bool hasRoutingHeader{false}; //!< it had a type 2 routing header
    Ipv6Address tunnel;           //!< source of the tunnel packet that it came in, or ::
};

/**
 * What a packet's outer headers said, after this node has taken them off: some messages are good
 * only if they came in a certain way (RFC 6275 sections 11.4.3 and 11.6.2). Lives within one node.
 */
class ArrivalTag : public Tag
{
  public:
    /// @param packet a packet @return how it came
    static Arrival Of(Ptr<const Packet> packet);
    /// @param packet a packet @param arrival how it came
    static void Set(Ptr<const Packet> packet, const Arrival& arrival);

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(TagBuffer buffer) const override;
    void Deserialize(TagBuffer buffer) override;
    void Print(std::ostream& os) const override;

  private:
    Arrival m_arrival; //!< how it came
};

} // namespace fmipv6
} // namespace ns3

#endif /* ARRIVAL_TAG_H */
