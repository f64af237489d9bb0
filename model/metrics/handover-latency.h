/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_LATENCY_H
#define HANDOVER_LATENCY_H

#include "ns3/handover-record.h"
#include "ns3/packet-ledger.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Number of pieces of an interruption: steps 1-6 and a-g, gate_wait, the phases, forwarding.
constexpr std::size_t PIECE_COUNT = 18;

/// The keys of the pieces, in order: "1".."6", "a".."g", "gate_wait",
/// "movement_detection", "address_configuration", "registration", "forwarding".
extern const std::array<std::string, PIECE_COUNT> PIECE_KEYS;

/// The interruption of a flow by a handover.
struct Interruption
{
    Time begin;                           //!< when the next packet was due
    Time end;                             //!< when the next packet came
    std::array<Time, PIECE_COUNT> pieces; //!< by PIECE_KEYS; they add up to end - begin
};

/// The latencies of one handover (design: `latency_ms`). What did not happen is absent.
struct HandoverLatency
{
    std::optional<Time> scan;       //!< step 1
    std::optional<Time> l2;         //!< begin of 2 to end of 4 (5 where present), less gate wait
    std::optional<Time> auth8021x;  //!< step 5
    std::optional<Time> fbuToFback; //!< begin of c to end of f, less gate wait
    std::optional<Time> linkupToFirstPacket;  //!< attachment to the first delivery by the new link
    std::optional<Interruption> interruption; //!< see GetInterruption()
};

/**
 * The longest gap between consecutive deliveries from 1 s before the first step begins to 2 s
 * after the last ends, less the sending interval, cut into pieces.
 *
 * @param handover the handover
 * @param deliveries first deliveries to the application, in order of time
 * @param interval the sending interval
 * @param lastSent when the application sent its last packet
 * @return the interruption; nothing if the flow had no two deliveries, or never came back
 */
std::optional<Interruption> GetInterruption(const HandoverRecord& handover,
                                            const std::vector<PacketLedger::Delivery>& deliveries,
                                            Time interval,
                                            Time lastSent);

/**
 * Cut an interval at step begins and ends. Each piece belongs to the step in progress that began
 * last, to gate_wait, to the phase that began last, or to forwarding. Where the previous access
 * router has accepted an FBU, nothing waits for the registration. A step that never ended was in
 * progress until it was last sent.
 *
 * @param handover the handover
 * @param begin of the interval
 * @param end of the interval
 * @return by PIECE_KEYS; they add up to end - begin
 */
std::array<Time, PIECE_COUNT> CutIntoPieces(const HandoverRecord& handover, Time begin, Time end);

/**
 * @param handover the handover
 * @param ledger has the flow; null for none
 * @param flow the flow whose interruption is wanted
 * @return the latencies
 */
HandoverLatency GetLatency(const HandoverRecord& handover,
                           Ptr<const PacketLedger> ledger,
                           std::optional<uint32_t> flow);

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_LATENCY_H */
