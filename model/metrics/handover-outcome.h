/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_OUTCOME_H
#define HANDOVER_OUTCOME_H

#include "ns3/handover-record.h"

#include <optional>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/// How a handover came out (design: `outcome`).
enum class OutcomeKind : uint8_t
{
    COMPLETED,         //!< as planned or, in a free run, by the scheme that was run
    DEVOLVED_REACTIVE, //!< planned predictive, but the accepted FBU came from the new link
    DEVOLVED_MIPV6,    //!< FMIPv6 or HMIPv6 did not come about; Mobile IPv6 restored the traffic
    FAILED,            //!< no traffic on the new link
};

/// @param outcome the outcome @return for instance "devolved-reactive"
std::string_view GetOutcomeName(OutcomeKind outcome);

/// What the outcome depends on, beside the steps.
struct OutcomeFacts
{
    bool fmipv6{true};                     //!< scheme fmipv6, else plain Mobile IPv6
    std::optional<bool> plannedPredictive; //!< nothing in a free run
    bool trafficResumed{false};            //!< deliveries by the new link; without flows: attached
    bool withinSubnet{false};              //!< to another AP of the same LAN: no handover of IP
    bool anchorMissing{false};             //!< scheme hmipv6, but without an anchor point
    bool addressKept{false};               //!< the care-of address stayed valid: layer 2 only
};

/**
 * @param handover the handover
 * @param facts the rest
 * @return how it came out
 */
OutcomeKind GetOutcome(const HandoverRecord& handover, const OutcomeFacts& facts);

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_OUTCOME_H */
