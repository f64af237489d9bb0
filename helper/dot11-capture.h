/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_CAPTURE_H
#define DOT11_CAPTURE_H

#include "ns3/wifi-net-device.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * Writes what a device's PHY sends and hears to a pcap file with radiotap headers, as
 * ns3::WifiPhyHelper does, and sets the Power Management bit of those frames that carry it as a
 * PowerManagementTag because ns-3's MAC header cannot.
 */
class Dot11Capture
{
  public:
    /**
     * Begin to capture; the file is closed when the simulation is destroyed.
     * @param file full name of the file
     * @param device whose air
     */
    static void Write(const std::string& file, Ptr<WifiNetDevice> device);
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_CAPTURE_H */
