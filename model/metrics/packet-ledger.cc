/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/packet-ledger.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(PacketLedger);

std::string_view
GetDirectionName(FlowDirection direction)
{
    switch (direction)
    {
    case FlowDirection::DOWN:
        return "down";
    case FlowDirection::UP:
        return "up";
    case FlowDirection::ROUND_TRIP:
        break;
    }
    return "round-trip";
}

std::string_view
GetFateName(FateKind kind)
{
    switch (kind)
    {
    case FateKind::RECEIVED:
        return "received";
    case FateKind::LOST:
        return "lost";
    case FateKind::IN_FLIGHT:
        return "in_flight";
    case FateKind::UNEXPLAINED:
        break;
    }
    return "unexplained";
}

bool
PacketTotals::IsBalanced() const
{
    uint64_t causes = 0;
    for (const auto count : lostByCause)
    {
        causes += count;
    }
    return unexplained == 0 && sent == received + lost + inFlight && causes == lost;
}

PacketTotals&
PacketTotals::operator+=(const PacketTotals& other)
{
    sent += other.sent;
    received += other.received;
    lost += other.lost;
    duplicated += other.duplicated;
    reordered += other.reordered;
    bufferedAtNar += other.bufferedAtNar;
    inFlight += other.inFlight;
    unexplained += other.unexplained;
    for (std::size_t i = 0; i < LOSS_CAUSE_COUNT; ++i)
    {
        lostByCause[i] += other.lostByCause[i];
    }
    return *this;
}

TypeId
PacketLedger::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::PacketLedger")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<PacketLedger>()
            .AddAttribute("ResolutionTimeout",
                          "How long (a time) a packet may wait for address resolution before it "
                          "counts as lost: RFC 4861 section 10, MAX_MULTICAST_SOLICIT (3) times "
                          "RETRANS_TIMER (1 s).",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&PacketLedger::m_resolutionTimeout),
                          MakeTimeChecker(Seconds(0)));
    return tid;
}

void
PacketLedger::SetAttachmentLog(Ptr<AttachmentLog> log)
{
    m_log = log;
}

Ptr<AttachmentLog>
PacketLedger::GetAttachmentLog() const
{
    return m_log;
}

uint32_t
PacketLedger::AddFlow(const FlowInfo& info)
{
    m_flows.emplace_back();
    m_flows.back().info = info;
    return m_flows.size() - 1;
}

uint32_t
PacketLedger::GetFlowCount() const
{
    return m_flows.size();
}

const FlowInfo&
PacketLedger::GetFlow(uint32_t flow) const
{
    return m_flows.at(flow).info;
}

uint32_t
PacketLedger::GetSentCount(uint32_t flow) const
{
    return m_flows.at(flow).packets.size();
}

std::optional<Time>
PacketLedger::GetLastSent(uint32_t flow) const
{
    const auto& packets = m_flows.at(flow).packets;
    return packets.empty() ? std::nullopt : std::optional<Time>(packets.back().sent);
}

PacketId
PacketLedger::Sent(uint32_t flow, uint32_t nodeId)
{
    auto& packets = m_flows.at(flow).packets;
    Entry entry;
    entry.sent = Simulator::Now();
    Note(entry, {nodeId, PlaceKind::APPLICATION});
    packets.push_back(entry);
    return {flow, static_cast<uint32_t>(packets.size() - 1)};
}

void
PacketLedger::Received(PacketId id, uint32_t nodeId)
{
    auto* entry = Find(id);
    if (!entry)
    {
        return;
    }
    Note(*entry, {nodeId, PlaceKind::APPLICATION});
    EndImplied(*entry, nodeId);
    ++entry->deliveries;
    if (entry->received)
    {
        return;
    }
    entry->received = Simulator::Now();
    auto& flow = m_flows[id.flow];
    flow.deliveries.push_back({id.seq, entry->sent, Simulator::Now()});
    if (flow.highest && id.seq < *flow.highest)
    {
        ++flow.reordered;
    }
    else
    {
        flow.highest = id.seq;
    }
}

void
PacketLedger::Dropped(PacketId id, DropReason reason, PacketPlace place, bool inferred)
{
    auto* entry = Find(id);
    if (!entry)
    {
        return;
    }
    Note(*entry, place);
    EndImplied(*entry, place.nodeId);
    const auto& last = entry->drop;
    const bool sameDrop =
        last && last->place.nodeId == place.nodeId && last->when == Simulator::Now();
    if (!sameDrop || (last->inferred && !inferred))
    {
        entry->drop = Drop{reason, place, Simulator::Now(), inferred};
    }
}

void
PacketLedger::Filtered(PacketId id, PacketPlace place)
{
    if (auto* entry = Find(id))
    {
        Note(*entry, place);
        entry->filtered = place;
    }
}

void
PacketLedger::Entered(PacketId id, PacketPlace place)
{
    auto* entry = Find(id);
    if (!entry)
    {
        return;
    }
    Note(*entry, place);
    EndImplied(*entry, place.nodeId);
    AddRest(*entry, place, false);
}

void
PacketLedger::Left(PacketId id, PacketPlace place)
{
    auto* entry = Find(id);
    if (!entry)
    {
        return;
    }
    Note(*entry, {place.nodeId, PlaceKind::NODE});
    const auto it = std::find_if(entry->rests.begin(), entry->rests.end(), [&](const Rest& rest) {
        return !rest.implied && rest.place == place;
    });
    if (it != entry->rests.end() && --it->copies == 0)
    {
        entry->rests.erase(it);
    }
}

void
PacketLedger::ArrivedByMedium(PacketId id, uint32_t instance, uint32_t nodeId)
{
    auto* entry = Find(id);
    if (!entry)
    {
        return;
    }
    Note(*entry, {nodeId, PlaceKind::NODE});
    auto& rests = entry->rests;
    rests.erase(std::remove_if(rests.begin(),
                               rests.end(),
                               [&](const Rest& rest) {
                                   return (rest.place.kind == PlaceKind::WIRE ||
                                           rest.place.kind == PlaceKind::AIR) &&
                                          rest.place.instance == instance;
                               }),
                rests.end());
}

void
PacketLedger::Held(PacketId id, PacketPlace place)
{
    auto* entry = Find(id);
    if (!entry)
    {
        return;
    }
    Note(*entry, place);
    // One copy goes from buffer to buffer of a node.
    EndImplied(*entry, place.nodeId);
    AddRest(*entry, place, true);
    entry->bufferedAtNar = entry->bufferedAtNar || place.kind == PlaceKind::NAR_BUFFER;
}

void
PacketLedger::Seen(PacketId id, uint32_t nodeId)
{
    if (auto* entry = Find(id))
    {
        Note(*entry, {nodeId, PlaceKind::NODE});
    }
}

void
PacketLedger::Moved(PacketId id, uint32_t nodeId)
{
    if (auto* entry = Find(id))
    {
        Note(*entry, {nodeId, PlaceKind::NODE});
        EndImplied(*entry, nodeId);
    }
}

std::vector<PacketFate>
PacketLedger::GetFates() const
{
    std::vector<PacketFate> fates;
    for (uint32_t id = 0; id < m_flows.size(); ++id)
    {
        const auto& flow = m_flows[id];
        for (uint32_t seq = 0; seq < flow.packets.size(); ++seq)
        {
            auto fate = Judge(flow, flow.packets[seq]);
            fate.flow = id;
            fate.seq = seq;
            fates.push_back(fate);
        }
    }
    return fates;
}

PacketTotals
PacketLedger::GetTotals(uint32_t flowId) const
{
    const auto& flow = m_flows.at(flowId);
    PacketTotals totals;
    totals.reordered = flow.reordered;
    for (const auto& entry : flow.packets)
    {
        const auto fate = Judge(flow, entry);
        ++totals.sent;
        totals.bufferedAtNar += entry.bufferedAtNar ? 1 : 0;
        switch (fate.kind)
        {
        case FateKind::RECEIVED:
            ++totals.received;
            totals.duplicated += entry.deliveries - 1;
            break;
        case FateKind::LOST:
            ++totals.lost;
            ++totals.lostByCause[static_cast<std::size_t>(*fate.cause)];
            break;
        case FateKind::IN_FLIGHT:
            ++totals.inFlight;
            break;
        case FateKind::UNEXPLAINED:
            ++totals.unexplained;
            break;
        }
    }
    return totals;
}

PacketTotals
PacketLedger::GetTotals() const
{
    PacketTotals totals;
    for (uint32_t flow = 0; flow < m_flows.size(); ++flow)
    {
        totals += GetTotals(flow);
    }
    return totals;
}

const std::vector<PacketLedger::Delivery>&
PacketLedger::GetDeliveries(uint32_t flow) const
{
    return m_flows.at(flow).deliveries;
}

std::string
PacketLedger::DescribeUnexplained() const
{
    std::ostringstream text;
    for (const auto& fate : GetFates())
    {
        if (fate.kind == FateKind::UNEXPLAINED)
        {
            text << m_flows[fate.flow].info.name << " packet " << fate.seq << ", sent at "
                 << fate.sent.As(Time::S) << ", last seen at " << fate.lastSeen.As(Time::S)
                 << " in " << ToString(fate.place) << "\n";
        }
    }
    return text.str();
}

void
PacketLedger::DoDispose()
{
    m_log = nullptr;
    m_flows.clear();
    Object::DoDispose();
}

PacketLedger::Entry*
PacketLedger::Find(PacketId id)
{
    if (id.flow < m_flows.size() && id.seq < m_flows[id.flow].packets.size())
    {
        return &m_flows[id.flow].packets[id.seq];
    }
    return nullptr;
}

void
PacketLedger::Note(Entry& entry, PacketPlace place) const
{
    entry.seenAt = place;
    entry.seen = Simulator::Now();
}

void
PacketLedger::AddRest(Entry& entry, PacketPlace place, bool implied) const
{
    for (auto& rest : entry.rests)
    {
        if (rest.implied == implied && rest.place == place)
        {
            ++rest.copies;
            rest.since = Simulator::Now();
            return;
        }
    }
    entry.rests.push_back({place, 1, Simulator::Now(), implied});
}

void
PacketLedger::EndImplied(Entry& entry, uint32_t nodeId) const
{
    auto& rests = entry.rests;
    rests.erase(std::remove_if(rests.begin(),
                               rests.end(),
                               [nodeId](const Rest& rest) {
                                   return rest.implied && rest.place.nodeId == nodeId;
                               }),
                rests.end());
}

PacketFate
PacketLedger::Judge(const Flow& flow, const Entry& entry) const
{
    PacketFate fate;
    fate.sent = entry.sent;
    fate.received = entry.received;
    fate.place = entry.seenAt;
    fate.lastSeen = entry.seen;
    if (entry.received)
    {
        fate.kind = FateKind::RECEIVED;
        return fate;
    }
    if (entry.drop)
    {
        fate.kind = FateKind::LOST;
        fate.cause = Name(flow, *entry.drop);
        fate.place = entry.drop->place;
        return fate;
    }
    for (const auto& rest : entry.rests)
    {
        fate.place = rest.place;
        // ns-3 forgets what waits for an address that is not resolved, without a trace.
        const bool forgotten = rest.place.kind == PlaceKind::NEIGHBOUR_DISCOVERY &&
                               Simulator::Now() - rest.since > m_resolutionTimeout;
        if (!forgotten)
        {
            fate.kind = FateKind::IN_FLIGHT;
            fate.cause = std::nullopt;
            return fate;
        }
        fate.kind = FateKind::LOST;
        fate.cause = LossCause::NEIGHBOUR_DISCOVERY;
    }
    if (entry.filtered && fate.kind == FateKind::UNEXPLAINED)
    {
        fate.kind = FateKind::LOST;
        fate.cause = LossCause::NOT_ASSOCIATED;
        fate.place = *entry.filtered;
    }
    return fate;
}

LossCause
PacketLedger::Name(const Flow& flow, const Drop& drop) const
{
    if (const auto* cause = std::get_if<LossCause>(&drop.reason))
    {
        return *cause;
    }
    const auto cause = std::get<PacketDropCause>(drop.reason);
    auto site =
        m_log ? m_log->GetSite(flow.info.mn, drop.place.nodeId, drop.when) : DropSite::OTHER;
    // A station whose own device says so did not hear what its AP sent; that it gave up sending is
    // concluded from its MAC.
    if (cause == PacketDropCause::AIR && site == DropSite::STATION && !drop.inferred)
    {
        site = m_log->GetServingSite(flow.info.mn, drop.when);
    }
    return RefineLossCause(cause, site);
}

} // namespace fmipv6
} // namespace ns3
