/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef WIFI_ACCESS_NETWORK_H
#define WIFI_ACCESS_NETWORK_H

#include "ns3/access-network.h"
#include "ns3/dot11-helper.h"

#include <memory>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// IEEE 802.11a as the last hop: access points stand where the network's plan says, on its
/// channels. The medium has log-distance loss and what FadingLossModel's attributes add to it.
class WifiAccessNetwork : public AccessNetwork
{
  public:
    /// What the radio is like.
    struct Radio
    {
        double txPowerDbm;                           //!< of access points and stations (dBm)
        double pathLossExponent;                     //!< of the log-distance model
        WifiStandard standard{WIFI_STANDARD_80211a}; //!< see Dot11Helper::SetStandard()
        bool qos{false};                             //!< see Dot11Helper::SetQos()
    };

    /// @param dot1x whether IEEE 802.1X (step 5) is in force @param radio what the radio is like
    WifiAccessNetwork(bool dot1x, const Radio& radio);

    void InstallAccessPoints(const WiredNetwork& network) override;
    Ptr<LinkSap> InstallStation(Ptr<Node> mn) override;
    Ptr<NetDevice> GetApDevice(uint32_t ap) const override;
    void EnablePcap(const std::string& prefix) const override;
    int64_t AssignStreams(int64_t stream) override;

    /// @return what installs the devices, to add more of them to the same medium
    Dot11Helper& GetHelper();
    /// @param ap index of an access point @return its management entity
    Ptr<ApMlme> GetApMlme(uint32_t ap) const;

  private:
    /// @param exponent of the log-distance model @return a medium with that loss
    static Ptr<YansWifiChannel> MakeMedium(double exponent);

    std::unique_ptr<Dot11Helper> m_helper; //!< makes devices
    std::vector<Ptr<ApMlme>> m_aps;        //!< management entities, in the network's order
    uint8_t m_firstChannel{36};            //!< on which stations begin
    NetDeviceContainer m_devices;          //!< access points, then stations
};

} // namespace fmipv6
} // namespace ns3

#endif /* WIFI_ACCESS_NETWORK_H */
