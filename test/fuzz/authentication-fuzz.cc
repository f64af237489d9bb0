// SPDX-License-Identifier: GPL-2.0-only
//
// Bodies of Authentication, Deauthentication and Disassociation frames.
//
// seeds: dot11-authentication.hex dot11-deauthentication.hex

#include "fuzz-check.h"

#include "ns3/dot11-authentication-header.h"
#include "ns3/dot11-reason-header.h"

#include <array>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// An accepted header, written, is what its body begins with.
template <typename BodyHeader>
void
CheckBody(Ptr<const Packet> body)
{
    const auto header = BodyHeader::Parse(body);
    if (!header)
    {
        return;
    }
    auto written = Create<Packet>();
    written->AddHeader(*header);
    std::array<uint8_t, BodyHeader::SIZE> was{};
    std::array<uint8_t, BodyHeader::SIZE> is{};
    body->CopyData(was.data(), was.size());
    written->CopyData(is.data(), is.size());
    Require(was == is, "the fixed fields are written as they were read");
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const auto body = MakeInputPacket(data, size);
    CheckBody<Dot11AuthenticationHeader>(body);
    CheckBody<Dot11ReasonHeader>(body);
    return 0;
}
