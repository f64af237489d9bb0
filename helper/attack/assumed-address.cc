/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/assumed-address.h"

#include "ns3/frame-exchange-manager.h"
#include "ns3/wifi-mac.h"

namespace ns3
{
namespace fmipv6
{

void
AssumeAddress(Ptr<WifiNetDevice> device, Mac48Address address)
{
    device->SetAddress(address);
    device->GetMac()->GetFrameExchangeManager()->SetAddress(address);
}

} // namespace fmipv6
} // namespace ns3
