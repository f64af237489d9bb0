/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef WIFI_ACCESS_NETWORK_H
#define WIFI_ACCESS_NETWORK_H

#include "ns3/access-network.h"
#include "ns3/dot11-helper.h"

#include <memory>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * IEEE 802.11a as the last hop: the access points stand in a line, those of subnet 1 first, and
 * neighbours use different channels. The channels are the twelve that 802.11a began with in the
 * 5 GHz band (36 to 64 and 149 to 161), taken in turn.
 */
class WifiAccessNetwork : public AccessNetwork
{
  public:
    /// What the radio is like.
    struct Radio
    {
        double apSpacingM;       //!< distance between neighbouring access points (m)
        double txPowerDbm;       //!< of access points and stations (dBm)
        double pathLossExponent; //!< of the log-distance model
    };

    /// @param dot1x whether IEEE 802.1X (step 5) is in force @param radio what the radio is like
    WifiAccessNetwork(bool dot1x, const Radio& radio);

    void InstallAccessPoints(const FigureOneNetwork& network) override;
    Ptr<LinkSap> InstallStation(Ptr<Node> mn) override;
    Poa GetPoa(uint32_t subnet, uint32_t index) const override;
    void EnablePcap(const std::string& prefix) const override;
    int64_t AssignStreams(int64_t stream) override;

    /// @return what makes its devices, to add others on the same medium; installs with its SSID
    Dot11Helper& GetHelper();

  private:
    /// @param exponent of the log-distance model @return a medium with that loss
    static Ptr<YansWifiChannel> MakeMedium(double exponent);

    double m_apSpacingM;                   //!< distance between neighbours (m)
    std::unique_ptr<Dot11Helper> m_helper; //!< makes devices
    std::vector<std::vector<Poa>> m_poas;  //!< by subnet and index
    NetDeviceContainer m_devices;          //!< access points, then stations
};

} // namespace fmipv6
} // namespace ns3

#endif /* WIFI_ACCESS_NETWORK_H */
