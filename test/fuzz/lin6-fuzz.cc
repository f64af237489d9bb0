// SPDX-License-Identifier: GPL-2.0-only
//
// Messages of LIN6.
//
// seeds: lin6-*.hex

#include "fuzz-check.h"

#include "ns3/l2-byte-reader.h"
#include "ns3/lin6-message.h"

using namespace ns3;
using namespace ns3::fmipv6;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const auto message = Lin6Message::Parse(MakeInputPacket(data, size));
    if (message)
    {
        const auto written = message->ToPacket();
        const auto again = Lin6Message::Parse(written);
        Require(again && CopyBytes(again->ToPacket()) == CopyBytes(written),
                "reading and writing keep the content");
        Require(ToString(message->type) != "unknown", "an accepted message has a name");
    }
    return 0;
}
