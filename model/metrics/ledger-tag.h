/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LEDGER_TAG_H
#define LEDGER_TAG_H

#include "ns3/packet.h"
#include "ns3/ptr.h"
#include "ns3/tag.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// Identifies one application packet in the packet ledger.
struct PacketId
{
    uint32_t flow{0}; //!< as PacketLedger::AddFlow() returned it
    uint32_t seq{0};  //!< sequence number in the flow, from 0
};

/**
 * The byte tag that an application packet carries from its source to its sink, through tunnels,
 * fragments and copies. It is no part of what is transmitted.
 */
class LedgerTag : public Tag
{
  public:
    LedgerTag() = default;
    /// @param id the packet
    explicit LedgerTag(PacketId id);

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @return the packet
    PacketId GetId() const;

    /**
     * @param packet any packet, possibly null
     * @return the id it carries, or nothing
     */
    static std::optional<PacketId> Find(Ptr<const Packet> packet);

    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(TagBuffer buffer) const override;
    void Deserialize(TagBuffer buffer) override;
    void Print(std::ostream& os) const override;

  private:
    PacketId m_id; //!< the packet
};

} // namespace fmipv6
} // namespace ns3

#endif /* LEDGER_TAG_H */
