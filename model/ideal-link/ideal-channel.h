/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_CHANNEL_H
#define IDEAL_CHANNEL_H

#include "ns3/channel.h"
#include "ns3/data-rate.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

class IdealNetDevice;
class IdealPoaDevice;
class IdealStationDevice;

/**
 * The ideal link's medium: every point of attachment and every station that may attach to one.
 * Each device has the full data rate to itself.
 */
class IdealChannel : public Channel
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param poa a point of attachment, with its address set
    void AddPoa(Ptr<IdealPoaDevice> poa);
    /// @param station a station
    void AddStation(Ptr<IdealStationDevice> station);

    /// @param address link-layer address @return the point of attachment, or null
    Ptr<IdealPoaDevice> GetPoa(Mac48Address address) const;
    /// @return all points of attachment, in order of addition
    const std::vector<Ptr<IdealPoaDevice>>& GetPoas() const;

    /// @return data rate of each device's transmitter
    DataRate GetDataRate() const;
    /// @return time that each packet takes beside its transmission
    Time GetDelay() const;

    std::size_t GetNDevices() const override;
    Ptr<NetDevice> GetDevice(std::size_t i) const override;

  protected:
    void DoDispose() override;

  private:
    DataRate m_dataRate;                     //!< attribute DataRate
    Time m_delay;                            //!< attribute Delay
    std::vector<Ptr<IdealPoaDevice>> m_poas; //!< points of attachment
    std::vector<Ptr<NetDevice>> m_devices;   //!< all devices
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_CHANNEL_H */
