/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-latency.h"

#include <algorithm>
#include <initializer_list>
#include <set>

namespace ns3
{
namespace fmipv6
{

const std::array<std::string, PIECE_COUNT> PIECE_KEYS{"1",
                                                      "2",
                                                      "3",
                                                      "4",
                                                      "5",
                                                      "6",
                                                      "a",
                                                      "b",
                                                      "c",
                                                      "d",
                                                      "e",
                                                      "f",
                                                      "g",
                                                      "gate_wait",
                                                      "movement_detection",
                                                      "address_configuration",
                                                      "registration",
                                                      "forwarding"};

namespace
{

constexpr std::size_t GATE_WAIT = 13;   //!< index in PIECE_KEYS
constexpr std::size_t FIRST_PHASE = 14; //!< index in PIECE_KEYS
constexpr std::size_t FORWARDING = 17;  //!< index in PIECE_KEYS

/// @param step a step after the trigger @return its index in PIECE_KEYS
std::size_t
GetPieceIndex(HandoverStep step)
{
    return static_cast<std::size_t>(step) - 1;
}

/**
 * @param handover the handover
 * @param steps which steps' waiting counts
 * @param span in which interval
 * @return for how long one of them was held there
 */
Time
GetHeldWithin(const HandoverRecord& handover,
              std::initializer_list<HandoverStep> steps,
              const TimeSpan& span)
{
    Time held;
    Time counted = span.first; // up to here, so that two held at once count once
    auto spans = handover.held;
    std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;
    });
    for (const auto& [step, wait] : spans)
    {
        if (std::find(steps.begin(), steps.end(), step) == steps.end())
        {
            continue;
        }
        const Time from = std::max(wait.first, counted);
        const Time to = std::min(wait.second, span.second);
        if (to > from)
        {
            held += to - from;
            counted = to;
        }
    }
    return held;
}

/**
 * @param record a step that began
 * @return until when it was in progress. Nobody reports that a step was given up; of one that never
 * ended it is known only that it was tried until its last transmission.
 */
Time
GetLastInProgress(const StepRecord& record)
{
    Time last = record.end.value_or(*record.begin);
    if (!record.end)
    {
        for (const auto& repeat : record.repeats)
        {
            last = std::max(last, repeat);
        }
    }
    return last;
}

/**
 * @param handover the handover
 * @param from begin of an interval without step begins and ends in it
 * @param to its end
 * @return index of the piece that it belongs to
 */
std::size_t
GetOwner(const HandoverRecord& handover, Time from, Time to)
{
    const StepRecord* inProgress = nullptr;
    for (const auto& record : handover.steps)
    {
        const bool covers =
            record.begin && *record.begin <= from && GetLastInProgress(record) >= to;
        if (covers && (!inProgress || *record.begin >= *inProgress->begin))
        {
            inProgress = &record;
        }
    }
    // g is in progress until everything else has ended, so it does not hide that others wait.
    if (inProgress && inProgress->step != HandoverStep::FNA)
    {
        return GetPieceIndex(inProgress->step);
    }
    for (const auto& [step, span] : handover.held)
    {
        if (span.first <= from && span.second >= to)
        {
            return GATE_WAIT;
        }
    }
    if (inProgress)
    {
        return GetPieceIndex(inProgress->step);
    }
    std::size_t owner = FORWARDING;
    const bool fast = handover.GetAcceptedFbuSent().has_value();
    for (const auto& [phase, span] : handover.phases)
    {
        const bool covers = span.first <= from && span.second >= to;
        if (covers && !(fast && phase == HandoverPhase::REGISTRATION))
        {
            owner = FIRST_PHASE + static_cast<std::size_t>(phase);
        }
    }
    return owner;
}

/// @param record a step or null @return end less begin, if it has both
std::optional<Time>
GetDuration(const StepRecord* record)
{
    if (record && record->begin && record->end)
    {
        return *record->end - *record->begin;
    }
    return std::nullopt;
}

/// @param handover the handover @param ledger the packets @param flow the flow
/// @return attachment to the first delivery by the new link
std::optional<Time>
GetLinkupToFirstPacket(const HandoverRecord& handover, const PacketLedger& ledger, uint32_t flow)
{
    const auto attached = handover.GetAttached();
    const auto* join = handover.Find(HandoverStep::JOIN);
    if (!attached || !join || !join->begin)
    {
        return std::nullopt;
    }
    const bool up = ledger.GetFlow(flow).direction == FlowDirection::UP;
    for (const auto& delivery : ledger.GetDeliveries(flow))
    {
        // What was sent up by the old link may still arrive at the correspondent.
        const bool byNewLink = !up || delivery.sent >= *join->begin;
        if (delivery.received >= *attached && delivery.received <= handover.closed && byNewLink)
        {
            return delivery.received - *attached;
        }
    }
    return std::nullopt;
}

} // namespace

std::array<Time, PIECE_COUNT>
CutIntoPieces(const HandoverRecord& handover, Time begin, Time end)
{
    std::set<Time> cuts{begin, end};
    const auto cutAt = [&cuts, begin, end](Time when) {
        if (when > begin && when < end)
        {
            cuts.insert(when);
        }
    };
    for (const auto& record : handover.steps)
    {
        if (record.begin)
        {
            cutAt(*record.begin);
            cutAt(GetLastInProgress(record));
        }
        if (record.end)
        {
            cutAt(*record.end);
        }
    }
    for (const auto& [step, span] : handover.held)
    {
        cutAt(span.first);
        cutAt(span.second);
    }
    for (const auto& [phase, span] : handover.phases)
    {
        cutAt(span.first);
        cutAt(span.second);
    }
    std::array<Time, PIECE_COUNT> pieces{};
    for (auto from = cuts.begin(), to = std::next(from); to != cuts.end(); ++from, ++to)
    {
        pieces[GetOwner(handover, *from, *to)] += *to - *from;
    }
    return pieces;
}

std::optional<Interruption>
GetInterruption(const HandoverRecord& handover,
                const std::vector<PacketLedger::Delivery>& deliveries,
                Time interval,
                Time lastSent)
{
    if (deliveries.size() < 2)
    {
        return std::nullopt;
    }
    const Time from = std::max(handover.GetFirst() - Seconds(1), handover.opened);
    const Time to = std::min(handover.GetLast() + Seconds(2), handover.closed);
    std::optional<TimeSpan> longest;
    for (std::size_t i = 0; i + 1 < deliveries.size(); ++i)
    {
        const TimeSpan gap{deliveries[i].received, deliveries[i + 1].received};
        const bool within = gap.first < to && gap.second > from;
        if (within && (!longest || gap.second - gap.first > longest->second - longest->first))
        {
            longest = gap;
        }
    }
    // A flow that went on being sent but was never delivered again has no end of its interruption.
    const Time silence = std::min(to, lastSent) - deliveries.back().received;
    if (!longest || silence > std::max(longest->second - longest->first, interval))
    {
        return std::nullopt;
    }
    Interruption interruption;
    interruption.begin = std::min(longest->first + interval, longest->second);
    interruption.end = longest->second;
    interruption.pieces = CutIntoPieces(handover, interruption.begin, interruption.end);
    return interruption;
}

HandoverLatency
GetLatency(const HandoverRecord& handover,
           Ptr<const PacketLedger> ledger,
           std::optional<uint32_t> flow)
{
    HandoverLatency latency;
    latency.scan = GetDuration(handover.Find(HandoverStep::SCAN));
    latency.auth8021x = GetDuration(handover.Find(HandoverStep::DOT1X));

    const auto* join = handover.Find(HandoverStep::JOIN);
    const auto attached = handover.GetAttached();
    if (join && join->begin && attached)
    {
        const auto held = GetHeldWithin(
            handover,
            {HandoverStep::AUTHENTICATE, HandoverStep::ASSOCIATE, HandoverStep::DOT1X},
            {*join->begin, *attached});
        latency.l2 = *attached - *join->begin - held;
    }
    const auto* fbu = handover.Find(HandoverStep::FBU);
    const auto* fback = handover.Find(HandoverStep::FBACK);
    if (fbu && fbu->begin && fback && fback->end)
    {
        const auto held = GetHeldWithin(handover,
                                        {HandoverStep::HI, HandoverStep::HACK, HandoverStep::FBACK},
                                        {*fbu->begin, *fback->end});
        latency.fbuToFback = *fback->end - *fbu->begin - held;
    }
    if (ledger && flow)
    {
        latency.linkupToFirstPacket = GetLinkupToFirstPacket(handover, *ledger, *flow);
        const auto lastSent = ledger->GetLastSent(*flow);
        if (lastSent)
        {
            latency.interruption = GetInterruption(handover,
                                                   ledger->GetDeliveries(*flow),
                                                   ledger->GetFlow(*flow).interval,
                                                   *lastSent);
        }
    }
    return latency;
}

} // namespace fmipv6
} // namespace ns3
