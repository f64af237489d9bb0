/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/l2-update-frame.h"

#include "ns3/mac48-address.h"

namespace ns3
{
namespace fmipv6
{

Ptr<Packet>
L2UpdateFrame::MakeBody()
{
    static constexpr uint8_t BODY[LENGTH]{0x00, 0x01, 0xaf, 0x81, 0x01, 0x02, 0x00, 0x00};
    return Create<Packet>(BODY, LENGTH);
}

bool
L2UpdateFrame::IsReceived(Ptr<const Packet> packet, uint16_t protocol, const Address& destination)
{
    // An untyped address matches with 6 octets or more, and ConvertFrom() copies as many as it has.
    return protocol == 0 && packet->GetSize() == 0 && Mac48Address::IsMatchingType(destination) &&
           destination.GetLength() == 6 && Mac48Address::ConvertFrom(destination).IsBroadcast();
}

} // namespace fmipv6
} // namespace ns3
