// SPDX-License-Identifier: GPL-2.0-only
//
// EAPOL PDUs, and the EAP packet or EAPOL-Key frame in them.
//
// seeds: eap-*.hex eapol-*.hex

#include "fuzz-check.h"

#include "ns3/eap-packet.h"
#include "ns3/eapol-frame.h"
#include "ns3/eapol-key-frame.h"

#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

void
CheckEap(const std::vector<uint8_t>& bytes)
{
    if (const auto packet = EapPacket::Parse(bytes))
    {
        const auto written = packet->Serialize();
        const auto again = EapPacket::Parse(written);
        Require(again && again->Serialize() == written, "an EAP packet keeps its content");
    }
}

void
CheckKey(const EapolFrame& frame)
{
    auto key = EapolKeyFrame::Parse(frame);
    if (!key)
    {
        return;
    }
    Require(key->GetHandshakeMessage() <= 4, "a handshake has four messages");
    static const std::vector<uint8_t> KCK(16, 0x5a);
    key->Verify(KCK);
    key->Sign(KCK);
    const auto pdu = EapolFrame::Parse(key->SerializePdu());
    Require(pdu.has_value(), "what is written of an EAPOL-Key frame is accepted");
    const auto again = EapolKeyFrame::Parse(*pdu);
    Require(again && again->Verify(KCK), "a signed EAPOL-Key frame verifies");
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const std::vector<uint8_t> bytes(data, data + size);
    CheckEap(bytes);
    if (const auto frame = EapolFrame::Parse(MakeInputPacket(data, size)))
    {
        CheckEap(frame->body);
        CheckKey(*frame);
        const auto written = frame->Serialize();
        const auto again = EapolFrame::Parse(written);
        Require(again && again->Serialize() == written, "an EAPOL PDU keeps its content");
    }
    return 0;
}
