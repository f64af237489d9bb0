/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/tcp-download.h"

#include "ns3/abort.h"
#include "ns3/inet6-socket-address.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ledger-tag.h"
#include "ns3/log.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/tcp-header.h"
#include "ns3/tcp-l4-protocol.h"
#include "ns3/tcp-socket-base.h"
#include "ns3/tcp-socket-factory.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <iterator>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6TcpDownload");
NS_OBJECT_ENSURE_REGISTERED(TcpDownload);

namespace
{

/// Length of the intervals in which octets are counted.
const Time INTERVAL = MilliSeconds(100);

/// Intervals at the beginning that say more of slow start than of handovers.
constexpr std::size_t SLOW_START_INTERVALS = 10;

} // namespace

Time
TcpFlowResult::GetDip() const
{
    if (bytes.size() <= SLOW_START_INTERVALS)
    {
        return Time(0);
    }
    std::size_t window = 1;
    while (interval * static_cast<int64_t>(window) < roundTrip)
    {
        ++window;
    }
    std::vector<uint64_t> windows; // octets of one round trip, up to each interval
    uint64_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
    {
        sum += bytes[i] - (i >= window ? bytes[i - window] : 0);
        windows.push_back(sum);
    }
    const auto begin = windows.begin() + SLOW_START_INTERVALS;
    std::vector<uint64_t> sorted;
    std::copy_if(begin, windows.end(), std::back_inserter(sorted), [](uint64_t read) {
        return read > 0;
    });
    if (sorted.empty())
    {
        return Time(0);
    }
    const auto middle = sorted.begin() + sorted.size() / 2;
    std::nth_element(sorted.begin(), middle, sorted.end());
    const auto median = *middle;
    const auto low = [median](uint64_t read) { return 2 * read < median; };
    int64_t longest = 0;
    int64_t current = 0;
    for (auto at = std::find_if_not(begin, windows.end(), low); at != windows.end(); ++at)
    {
        current = low(*at) ? current + 1 : 0;
        longest = std::max(longest, current);
    }
    return interval * longest;
}

TypeId
TcpDownload::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::TcpDownload")
            .SetParent<Application>()
            .SetGroupName("Fmipv6")
            .AddConstructor<TcpDownload>()
            .AddAttribute("LocalAddress",
                          "Address of the sender.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&TcpDownload::m_local),
                          MakeIpv6AddressChecker())
            .AddAttribute("RemoteAddress",
                          "Address of the receiver: the mobile node's home address.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&TcpDownload::m_remote),
                          MakeIpv6AddressChecker())
            .AddAttribute("Port",
                          "TCP port (a number) on which the receiver listens.",
                          UintegerValue(4001),
                          MakeUintegerAccessor(&TcpDownload::m_port),
                          MakeUintegerChecker<uint16_t>(1))
            .AddAttribute("SegmentSize",
                          "Payload (octets) of a full segment: IPv6's minimum MTU of 1280 less 40 "
                          "for IPv6 and 20 for TCP fits through every tunnel.",
                          UintegerValue(1220),
                          MakeUintegerAccessor(&TcpDownload::m_segmentBytes),
                          MakeUintegerChecker<uint32_t>(64, 1400))
            .AddAttribute("Rate",
                          "Rate (bit/s) at which the sender has something to send; what an outage "
                          "held up is sent as fast as TCP lets it. 0: always as fast as TCP lets "
                          "it, which fills the queues of the access point.",
                          DataRateValue(DataRate("1Mbps")),
                          MakeDataRateAccessor(&TcpDownload::m_rate),
                          MakeDataRateChecker());
    return tid;
}

TcpDownload::TcpDownload() = default;

TcpDownload::~TcpDownload() = default;

void
TcpDownload::SetLedger(Ptr<PacketLedger> ledger, uint32_t flow)
{
    m_ledger = ledger;
    m_flow = flow;
}

void
TcpDownload::SetReceiver(Ptr<Node> node)
{
    m_receiver = node;
}

Time
TcpDownload::GetSendingInterval() const
{
    return m_rate.GetBitRate() == 0 ? Time(0) : m_rate.CalculateBytesTxTime(m_segmentBytes);
}

TcpFlowResult
TcpDownload::GetResult() const
{
    return m_result;
}

void
TcpDownload::StartApplication()
{
    NS_LOG_FUNCTION(this);
    NS_ABORT_MSG_UNLESS(m_ledger && m_receiver,
                        "TcpDownload::SetLedger() and SetReceiver() come before the start");
    m_result.segmentBytes = m_segmentBytes;
    m_result.start = Simulator::Now();
    m_result.interval = INTERVAL;

    m_listener = Socket::CreateSocket(m_receiver, TcpSocketFactory::GetTypeId());
    m_listener->SetAttribute("SegmentSize", UintegerValue(m_segmentBytes));
    // Not by TCP's trace source Rx: that says nothing of segments that TCP has already.
    m_receiver->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
        "LocalDeliver",
        MakeCallback(&TcpDownload::Arrive, this));
    m_listener->Bind(Inet6SocketAddress(m_remote, m_port));
    m_listener->Listen();
    m_listener->SetAcceptCallback(MakeNullCallback<bool, Ptr<Socket>, const Address&>(),
                                  MakeCallback(&TcpDownload::Accepted, this));

    m_sender = Socket::CreateSocket(GetNode(), TcpSocketFactory::GetTypeId());
    m_sender->SetAttribute("SegmentSize", UintegerValue(m_segmentBytes));
    m_sender->TraceConnectWithoutContext("Tx", MakeCallback(&TcpDownload::Transmit, this));
    m_sender->TraceConnectWithoutContext("RTO", MakeCallback(&TcpDownload::TimeoutChanged, this));
    m_sender->TraceConnectWithoutContext("RTT",
                                         MakeCallback(&TcpDownload::RoundTripMeasured, this));
    m_sender->TraceConnectWithoutContext("CongState",
                                         MakeCallback(&TcpDownload::CongestionStateChanged, this));
    m_sender->Bind(Inet6SocketAddress(m_local, 0));
    m_sender->SetSendCallback(MakeCallback(&TcpDownload::HasRoom, this));
    m_sender->ShutdownRecv();
    m_sender->Connect(Inet6SocketAddress(m_remote, m_port));
    Produce();
}

void
TcpDownload::StopApplication()
{
    m_next.Cancel();
    if (m_sender)
    {
        m_backlog = 0;
        m_sender->SetSendCallback(MakeNullCallback<void, Ptr<Socket>, uint32_t>());
        m_sender->Close();
        // What happens until the last interval is full counts; later ones are not of the flow.
        const auto full =
            (Simulator::Now() - m_result.start).GetNanoSeconds() / INTERVAL.GetNanoSeconds();
        m_result.bytes.resize(full);
    }
}

void
TcpDownload::Produce()
{
    if (m_rate.GetBitRate() > 0)
    {
        m_backlog += m_segmentBytes;
        m_next = Simulator::Schedule(GetSendingInterval(), &TcpDownload::Produce, this);
    }
    Push();
}

void
TcpDownload::Push()
{
    // Before the connection stands, TCP takes octets, too, and would send them all in one burst.
    while (m_connected && m_sender)
    {
        const bool always = m_rate.GetBitRate() == 0;
        const auto room = m_sender->GetTxAvailable();
        if (room < m_segmentBytes || (!always && m_backlog < m_segmentBytes) ||
            m_sender->Send(Create<Packet>(m_segmentBytes)) < 0)
        {
            return;
        }
        m_backlog -= always ? 0 : m_segmentBytes;
    }
}

void
TcpDownload::HasRoom(Ptr<Socket>, uint32_t)
{
    m_connected = true; // the first time when the connection stands
    Push();
}

void
TcpDownload::Transmit(Ptr<const Packet> segment, const TcpHeader& header, Ptr<const TcpSocketBase>)
{
    if (segment->GetSize() == 0 || !m_ledger)
    {
        return;
    }
    const auto end = header.GetSequenceNumber() + segment->GetSize();
    if (m_highest && header.GetSequenceNumber() < *m_highest)
    {
        ++m_result.retransmitted;
    }
    m_highest = m_highest ? std::max(*m_highest, end) : end;
    // A tag does not change a packet; TCP's buffer keeps an untagged copy of the octets.
    segment->AddByteTag(LedgerTag(m_ledger->Sent(m_flow, GetNode()->GetId())));
}

void
TcpDownload::Arrive(const Ipv6Header& header, Ptr<const Packet> packet, uint32_t)
{
    const auto id = LedgerTag::Find(packet);
    if (id && m_ledger && id->flow == m_flow &&
        header.GetNextHeader() == TcpL4Protocol::PROT_NUMBER)
    {
        m_ledger->Received(*id, m_receiver->GetId());
    }
}

void
TcpDownload::TimeoutChanged(Time before, Time after)
{
    // ns-3 doubles it when it runs out (RFC 6298 section 5.5), and then goes into the state
    // CA_LOSS in the same instant; a new round-trip time changes it, too, but to another value.
    if (after == before + before || (after == Seconds(60) && before > Seconds(30)))
    {
        Simulator::ScheduleNow(
            [self = Ptr<TcpDownload>(this)] { self->m_result.timeouts += self->m_inLoss ? 1 : 0; });
    }
}

void
TcpDownload::RoundTripMeasured(Time, Time after)
{
    m_result.roundTrip = m_result.roundTrip.IsZero() ? after : std::min(m_result.roundTrip, after);
}

void
TcpDownload::CongestionStateChanged(TcpSocketState::TcpCongState_t,
                                    TcpSocketState::TcpCongState_t after)
{
    m_inLoss = after == TcpSocketState::CA_LOSS;
}

void
TcpDownload::Accepted(Ptr<Socket> socket, const Address&)
{
    m_accepted = socket;
    socket->SetRecvCallback(MakeCallback(&TcpDownload::Read, this));
}

void
TcpDownload::Read(Ptr<Socket> socket)
{
    while (auto packet = socket->Recv())
    {
        if (packet->GetSize() == 0)
        {
            break; // the sender has closed
        }
        const auto place = static_cast<std::size_t>(
            (Simulator::Now() - m_result.start).GetNanoSeconds() / INTERVAL.GetNanoSeconds());
        if (place >= m_result.bytes.size())
        {
            m_result.bytes.resize(place + 1);
        }
        m_result.bytes[place] += packet->GetSize();
        m_result.deliveredBytes += packet->GetSize();
    }
}

void
TcpDownload::DoDispose()
{
    m_next.Cancel();
    for (const auto& socket : {m_sender, m_listener, m_accepted})
    {
        if (socket)
        {
            socket->SetRecvCallback(MakeNullCallback<void, Ptr<Socket>>());
            socket->SetSendCallback(MakeNullCallback<void, Ptr<Socket>, uint32_t>());
        }
    }
    m_sender = m_listener = m_accepted = nullptr;
    m_receiver = nullptr;
    m_ledger = nullptr;
    Application::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
