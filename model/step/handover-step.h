/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_STEP_H
#define HANDOVER_STEP_H

#include <array>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/**
 * The steps of an FMIPv6 handover over IEEE 802.11.
 *
 * Digits are RFC 4260 section 4, letters RFC 4260 section 5. The enumerator's place is the order in
 * which a tie of two step ends is written ("label order").
 */
enum class HandoverStep : uint8_t
{
    TRIGGER,      //!< 0: the decision to hand over
    SCAN,         //!< 1: MLME-SCAN
    JOIN,         //!< 2: MLME-JOIN; the station leaves the old BSS when it begins
    AUTHENTICATE, //!< 3: Authentication frames, sequence 1 and 2
    ASSOCIATE,    //!< 4: association or reassociation
    DOT1X,        //!< 5: IEEE 802.1X, until both ends have opened the controlled port
    L2_UPDATE,    //!< 6: Layer 2 Update frame on the distribution system
    RTSOLPR,      //!< a: RtSolPr (Router Solicitation on the new link)
    PRRTADV,      //!< b: PrRtAdv (Router Advertisement on the new link)
    FBU,          //!< c: Fast Binding Update
    HI,           //!< d: Handover Initiate
    HACK,         //!< e: Handover Acknowledge
    FBACK,        //!< f: Fast Binding Acknowledgment
    FNA,          //!< g: Fast Neighbor Advertisement (Unsolicited NA in RFC 5568)
};

/// Number of enumerators of HandoverStep.
constexpr std::size_t HANDOVER_STEP_COUNT = 14;

/// Every step, in label order.
extern const std::array<HandoverStep, HANDOVER_STEP_COUNT> ALL_HANDOVER_STEPS;

/**
 * @param step the step
 * @return its character in a label of RFC 4260: '0'..'6' or 'a'..'g'
 */
char ToLabelChar(HandoverStep step);

/**
 * @param character a character of a label
 * @return the step it stands for, or nothing
 */
std::optional<HandoverStep> FromLabelChar(char character);

/**
 * @param step the step
 * @return its name in the result record, for instance "authenticate" or "FBU"
 */
std::string_view GetStepName(HandoverStep step);

/// Print the label character.
std::ostream& operator<<(std::ostream& os, HandoverStep step);

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_STEP_H */
