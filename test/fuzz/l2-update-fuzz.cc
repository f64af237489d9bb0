// SPDX-License-Identifier: GPL-2.0-only
//
// What a bridge port's handler may be given instead of an L2 Update frame: the input is the
// protocol number (2 octets), type and length of an address (2 octets), the address, a packet.
//
// seeds: l2-update.hex

#include "fuzz-check.h"

#include "ns3/address.h"
#include "ns3/l2-update-frame.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    constexpr std::size_t fixedSize = 4;
    if (size < fixedSize)
    {
        return 0;
    }
    const uint16_t protocol = data[0] << 8 | data[1];
    const std::size_t addressSize = std::min<std::size_t>(
        {static_cast<std::size_t>(data[3] % 20), size - fixedSize, Address::MAX_SIZE});
    const Address destination(data[2], data + fixedSize, static_cast<uint8_t>(addressSize));
    const auto packet =
        MakeInputPacket(data + fixedSize + addressSize, size - fixedSize - addressSize);
    const bool received = L2UpdateFrame::IsReceived(packet, protocol, destination);
    Require(!received || packet->GetSize() == 0, "an L2 Update leaves nothing of its packet");
    return 0;
}
