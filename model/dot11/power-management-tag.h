/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef POWER_MANAGEMENT_TAG_H
#define POWER_MANAGEMENT_TAG_H

#include "ns3/packet.h"
#include "ns3/tag.h"
#include "ns3/wifi-mac-header.h"

namespace ns3
{
namespace fmipv6
{

/**
 * The Power Management bit of a Null frame (IEEE Std 802.11-2020 section 9.2.4.1.7). ns-3.37's
 * WifiMacHeader neither keeps nor serializes the bit, so it travels as a packet tag, from which
 * Dot11Capture sets the bit in what it writes. Where ns-3's header has the bit it is used instead.
 */
class PowerManagementTag : public Tag
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    PowerManagementTag() = default;
    /// @param asleep the station will be away after this frame
    explicit PowerManagementTag(bool asleep);

    /// @return whether the station will be away after this frame
    bool IsAsleep() const;

    // inherited from Tag
    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(TagBuffer buffer) const override;
    void Deserialize(TagBuffer buffer) override;
    void Print(std::ostream& os) const override;

  private:
    bool m_asleep{false}; //!< the bit
};

/**
 * Say in a frame whether its transmitter will be away after it.
 * @param header of the frame @param body of the frame; tagged where the header has no such bit
 * @param asleep the bit
 */
void SetPowerManagement(WifiMacHeader& header, Ptr<Packet> body, bool asleep);

/// @param header of a frame @param body of the frame
/// @return whether its transmitter will be away after it
bool IsPowerManagementSet(const WifiMacHeader& header, Ptr<const Packet> body);

} // namespace fmipv6
} // namespace ns3

#endif /* POWER_MANAGEMENT_TAG_H */
