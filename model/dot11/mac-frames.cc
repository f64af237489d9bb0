/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mac-frames.h"

#include "ns3/eapol-frame.h"
#include "ns3/llc-snap-header.h"
#include "ns3/qos-txop.h"
#include "ns3/txop.h"
#include "ns3/wifi-mac.h"

namespace ns3
{
namespace fmipv6
{

std::optional<uint16_t>
PeekEtherType(Ptr<const Packet> msdu)
{
    LlcSnapHeader llc;
    if (msdu->GetSize() < llc.GetSerializedSize())
    {
        return std::nullopt;
    }
    msdu->PeekHeader(llc);
    return llc.GetType();
}

Ptr<Packet>
WithoutLlc(Ptr<const Packet> msdu)
{
    LlcSnapHeader llc;
    auto copy = msdu->Copy();
    copy->RemoveHeader(llc);
    return copy;
}

void
AddEapolLlc(Ptr<Packet> eapol)
{
    LlcSnapHeader llc;
    llc.SetType(EAPOL_ETHERTYPE);
    eapol->AddHeader(llc);
}

WifiMacHeader
MakeManagementHeader(WifiMacType type, Mac48Address to, Mac48Address from, Mac48Address bssid)
{
    WifiMacHeader header;
    header.SetType(type);
    header.SetAddr1(to);
    header.SetAddr2(from);
    header.SetAddr3(bssid);
    header.SetDsNotFrom();
    header.SetDsNotTo();
    return header;
}

void
QueueWithoutTid(const WifiMac& mac, Ptr<Packet> body, const WifiMacHeader& header)
{
    const Ptr<Txop> txop =
        mac.GetQosSupported() ? StaticCast<Txop>(mac.GetQosTxop(AC_VO)) : mac.GetTxop();
    txop->Queue(body, header);
}

} // namespace fmipv6
} // namespace ns3
