/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_HELPER_H
#define DOT11_HELPER_H

#include "ns3/ap-mlme.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/net-device-container.h"
#include "ns3/node.h"
#include "ns3/wifi-helper.h"
#include "ns3/yans-wifi-helper.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * Installs IEEE 802.11 access points and stations with this module's MACs and management entities
 * on nodes that have mobility models. All devices of one helper share one medium (YansWifiChannel);
 * access points on different channel numbers do not disturb each other. Channels are 20 MHz wide
 * in the 5 GHz band; the standard is 802.11a, or by SetStandard() 802.11n, ac or ax.
 *
 * The access points of one helper have a common back end: with IEEE 802.1X and the attribute
 * Dot1xAccessPoint::OpportunisticKeyCaching they share one PMKSA cache.
 */
class Dot11Helper
{
  public:
    /// On a medium with constant propagation speed and ns-3's log-distance loss.
    Dot11Helper();
    /// @param medium the medium to share
    explicit Dot11Helper(Ptr<YansWifiChannel> medium);

    /// @param ssid SSID of the ESS that devices installed from now on belong to
    void SetSsid(const std::string& ssid);
    /// @param dot1x whether devices installed from now on use IEEE 802.1X
    void SetDot1x(bool dot1x);
    /**
     * Choose the standard of devices installed from now on, and with it a constant rate that is
     * about as robust as 802.11a's 12 Mb/s: MCS 1 of one spatial stream.
     * @param standard WIFI_STANDARD_80211a, 80211n, 80211ac or 80211ax; others abort
     */
    void SetStandard(WifiStandard standard);
    /// Whether devices installed from now on use EDCA and QoS Data frames. 802.11n and later always
    /// do. @param qos whether 802.11a does; without, it uses DCF
    void SetQos(bool qos);

    /// The PHY helper, to set attributes (TxPowerStart, ...) of devices installed from now on.
    /// @return it
    YansWifiPhyHelper& GetPhy();
    /// The Wi-Fi helper, to choose another rate control than 12 Mb/s constant. @return it
    WifiHelper& GetWifi();
    /// @return the medium
    Ptr<YansWifiChannel> GetMedium() const;

    /**
     * Install an access point.
     * @param node where
     * @param channel number of a 20 MHz channel in the 5 GHz band; or 1 to 13 in the 2.4 GHz band,
     * after a standard that uses it and its rates have been set at GetWifi()
     * @return its MLME, aggregated to its device; GetMac()->GetDevice() is the device
     */
    Ptr<ApMlme> InstallAp(Ptr<Node> node, uint8_t channel);

    /**
     * Install a station.
     * @param node where
     * @param channel number of the channel it starts on
     * @return its link service access point, aggregated to its device
     */
    Ptr<Dot11LinkSap> InstallStation(Ptr<Node> node, uint8_t channel = 36);

    /**
     * Capture the air as the device hears it, with radiotap headers.
     * @param file full name of the file
     * @param device a device of this helper
     */
    void EnablePcap(const std::string& file, Ptr<NetDevice> device);

    /**
     * Fix all random variables of devices of this helper, and of the medium.
     * @param devices the devices
     * @param stream first stream to use
     * @return number of streams used
     */
    int64_t AssignStreams(NetDeviceContainer devices, int64_t stream);

  private:
    /// @param node where @param channel number @param mac MAC helper @return the device
    Ptr<WifiNetDevice> Install(Ptr<Node> node, uint8_t channel, WifiMacHelper& mac);

    Ptr<YansWifiChannel> m_medium;     //!< the medium
    YansWifiPhyHelper m_phy;           //!< makes PHYs
    WifiHelper m_wifi;                 //!< makes devices
    std::string m_ssid;                //!< of the ESS
    bool m_dot1x{false};               //!< IEEE 802.1X
    Ptr<Dot1xPmksaCache> m_pmksaCache; //!< common to the access points; null without IEEE 802.1X
    bool m_qos{false};                 //!< EDCA
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_HELPER_H */
