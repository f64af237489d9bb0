/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_STATION_DEVICE_H
#define IDEAL_STATION_DEVICE_H

#include "ns3/ideal-net-device.h"
#include "ns3/ideal-poa-device.h"

namespace ns3
{
namespace fmipv6
{

/**
 * A station's interface on the ideal link. Its packets reach the point of attachment to which it
 * is attached (IdealStationMlme says which); without one they are dropped as NO_LINK.
 */
class IdealStationDevice : public IdealNetDevice
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// The station is associated; data may not pass yet. @param poa with which
    void Associate(Ptr<IdealPoaDevice> poa);
    /// Data may pass.
    void OpenPort();
    /// The station has no point of attachment any more.
    void Leave();
    /// The receiver is elsewhere for a while. @param away whether packets are lost meanwhile
    void SetAway(bool away);

    /// @return the point of attachment, or null
    Ptr<IdealPoaDevice> GetPoa() const;

    // NetDevice
    bool SendFrom(Ptr<Packet> packet,
                  const Address& source,
                  const Address& dest,
                  uint16_t protocolNumber) override;
    bool SupportsSendFrom() const override;

    // IdealNetDevice
    void Receive(Ptr<const Packet> packet,
                 Mac48Address from,
                 Mac48Address to,
                 uint16_t protocol) override;

  protected:
    void DoDispose() override;

  private:
    void Deliver(Ptr<const Packet> packet,
                 Mac48Address from,
                 Mac48Address to,
                 uint16_t protocol) override;

    /// @param packet a packet to send @return whether the link carries it; if not, it is dropped
    bool HasLinkFor(Ptr<const Packet> packet);

    Ptr<IdealPoaDevice> m_poa; //!< associated with
    bool m_away{false};        //!< scanning elsewhere
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_STATION_DEVICE_H */
