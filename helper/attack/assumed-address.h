/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ASSUMED_ADDRESS_H
#define ASSUMED_ADDRESS_H

#include "ns3/mac48-address.h"
#include "ns3/wifi-net-device.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Give an attacker's Wi-Fi device the address of another: it sends from it, and acknowledges what
 * is sent to it. (WifiNetDevice::SetAddress() alone leaves acknowledging as it was.)
 *
 * @param device before the simulation begins
 * @param address of the station or access point that it pretends to be
 */
void AssumeAddress(Ptr<WifiNetDevice> device, Mac48Address address);

} // namespace fmipv6
} // namespace ns3

#endif /* ASSUMED_ADDRESS_H */
