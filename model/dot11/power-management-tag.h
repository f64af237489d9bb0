/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef POWER_MANAGEMENT_TAG_H
#define POWER_MANAGEMENT_TAG_H

#include "ns3/tag.h"

namespace ns3
{
namespace fmipv6
{

/**
 * The Power Management bit of a Null frame (IEEE Std 802.11-2020 section 9.2.4.1.7). ns-3.37's
 * WifiMacHeader neither keeps nor serializes the bit, so it travels as a packet tag; in a capture
 * it reads 0.
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

} // namespace fmipv6
} // namespace ns3

#endif /* POWER_MANAGEMENT_TAG_H */
