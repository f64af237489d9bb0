/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dv-source.h"

#include "ns3/abort.h"
#include "ns3/inet6-socket-address.h"
#include "ns3/ledger-tag.h"
#include "ns3/mobility-octets.h"
#include "ns3/simulator.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <set>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(DvSource);

namespace
{

/// Octets of a DIF block, DIF blocks of a frame of a 525/60 system, and of a full packet.
constexpr uint32_t DIF_BLOCK_SIZE = 80;
constexpr uint32_t DIF_BLOCKS_PER_FRAME = 1500;
constexpr uint32_t DIF_BLOCKS_PER_PACKET = 17;
static_assert(DvSource::PACKETS_PER_FRAME ==
                  (DIF_BLOCKS_PER_FRAME + DIF_BLOCKS_PER_PACKET - 1) / DIF_BLOCKS_PER_PACKET,
              "a frame begins a packet");

/// Ticks of the RTP clock in a second, and in a frame of 1001/30 ms (RFC 6469 section 3.1).
constexpr uint32_t CLOCK_RATE = 90000;
constexpr uint32_t TICKS_PER_FRAME = 3003;
/// First octet of an RTP header (RFC 3550 section 5.1): version 2, nothing else.
constexpr uint8_t RTP_VERSION_2 = 0x80;
constexpr uint8_t RTP_MARKER = 0x80;
/// First payload type for dynamic use (RFC 3551 section 6).
constexpr uint8_t PAYLOAD_TYPE = 96;
/// Synchronization source: any number, as there is one source.
constexpr uint32_t SSRC = 1;

/// @param count of frames @return how long they take
Time
FrameTime(uint64_t count)
{
    return NanoSeconds(static_cast<int64_t>(count * TICKS_PER_FRAME * 1000000000 / CLOCK_RATE));
}

} // namespace

TypeId
DvSource::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::DvSource")
            .SetParent<Application>()
            .SetGroupName("Fmipv6")
            .AddConstructor<DvSource>()
            .AddAttribute("FrameDivider",
                          "Each so many-th frame of video is sent (a number); 2 makes about 15 "
                          "Mbit/s, the rate that RFC 5184 Appendix E names.",
                          UintegerValue(2),
                          MakeUintegerAccessor(&DvSource::m_divider),
                          MakeUintegerChecker<uint32_t>(1, 30))
            .AddAttribute("LocalAddress",
                          "Source address; :: lets routing choose it for each packet.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&DvSource::m_local),
                          MakeIpv6AddressChecker())
            .AddAttribute("RemoteAddress",
                          "Destination address.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&DvSource::m_remote),
                          MakeIpv6AddressChecker())
            .AddAttribute("Port",
                          "Destination UDP port (a number); 8000 is that of DVTS.",
                          UintegerValue(8000),
                          MakeUintegerAccessor(&DvSource::m_port),
                          MakeUintegerChecker<uint16_t>(1));
    return tid;
}

void
DvSource::SetLedger(Ptr<PacketLedger> ledger, uint32_t flow)
{
    m_ledger = ledger;
    m_flow = flow;
}

Time
DvSource::GetPacketInterval()
{
    return NanoSeconds(FrameTime(1).GetNanoSeconds() / PACKETS_PER_FRAME);
}

Time
DvSource::GetPause() const
{
    return FrameTime(m_divider) - (PACKETS_PER_FRAME - 1) * GetPacketInterval();
}

DvFrameCount
DvSource::CountFrames(const PacketLedger& ledger, uint32_t flow)
{
    DvFrameCount count;
    count.sent = ledger.GetSentCount(flow) / PACKETS_PER_FRAME;
    std::set<uint32_t> hurt;
    for (const auto& fate : ledger.GetFates())
    {
        if (fate.flow == flow && fate.kind == FateKind::LOST)
        {
            ++count.packets;
            hurt.insert(fate.seq / PACKETS_PER_FRAME);
        }
    }
    hurt.erase(count.sent);
    count.hurt = hurt.size();
    return count;
}

void
DvSource::DoDispose()
{
    m_next.Cancel();
    m_ledger = nullptr;
    m_socket = nullptr;
    Application::DoDispose();
}

void
DvSource::StartApplication()
{
    NS_ABORT_MSG_UNLESS(m_ledger, "DvSource::SetLedger() must be called before the start");
    m_socket = Socket::CreateSocket(GetNode(), UdpSocketFactory::GetTypeId());
    m_socket->Bind(Inet6SocketAddress(m_local, 0));
    m_socket->ShutdownRecv();
    m_start = Simulator::Now();
    SendPacket();
}

void
DvSource::StopApplication()
{
    m_next.Cancel();
    if (m_socket)
    {
        m_socket->Close();
        m_socket = nullptr;
    }
}

void
DvSource::SendPacket()
{
    const bool last = m_packet + 1 == PACKETS_PER_FRAME;
    OctetWriter rtp;
    rtp.WriteU8(RTP_VERSION_2);
    rtp.WriteU8(PAYLOAD_TYPE | (last ? RTP_MARKER : 0));
    rtp.WriteU16(m_sequence++);
    rtp.WriteU32(static_cast<uint32_t>(m_frame * TICKS_PER_FRAME));
    rtp.WriteU32(SSRC);
    const auto& header = rtp.GetOctets();
    auto packet = Create<Packet>(header.data(), header.size());
    const auto blocks =
        std::min(DIF_BLOCKS_PER_PACKET, DIF_BLOCKS_PER_FRAME - m_packet * DIF_BLOCKS_PER_PACKET);
    packet->AddAtEnd(Create<Packet>(blocks * DIF_BLOCK_SIZE));

    const auto nodeId = GetNode()->GetId();
    const auto id = m_ledger->Sent(m_flow, nodeId);
    packet->AddByteTag(LedgerTag(id));
    // A socket without a route refuses; that is a loss at the source, and the only trace of it.
    if (m_socket->SendTo(packet, 0, Inet6SocketAddress(m_remote, m_port)) < 0)
    {
        m_ledger->Dropped(id, LossCause::NO_LINK, {nodeId, PlaceKind::APPLICATION}, true);
    }
    m_packet = last ? 0 : m_packet + 1;
    m_frame += last ? m_divider : 0;
    const Time next = m_start + FrameTime(m_frame) + m_packet * GetPacketInterval();
    m_next = Simulator::Schedule(next - Simulator::Now(), &DvSource::SendPacket, this);
}

} // namespace fmipv6
} // namespace ns3
