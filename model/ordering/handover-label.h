/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_LABEL_H
#define HANDOVER_LABEL_H

#include "ns3/handover-step.h"

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Why a label cannot be planned (design, section 3).
enum class FeasibilityRule : uint8_t
{
    NONE,    //!< it can be planned
    GRAMMAR, //!< unknown, repeated or missing steps
    F1,      //!< 1 < 2 < 3 < 4 < 5 < 6
    F2,      //!< a < b < c < d < e < f
    F3,      //!< g is last
    F4,      //!< no link between 2 and attachment: none of a, b, c, f there
    F5,      //!< b answers a on the same link
    F6,      //!< without a and b only where c comes after attachment
};

/// @param rule the rule @return "F1".."F6", "grammar", or "none"
std::string ToString(FeasibilityRule rule);

/// Whether a text is a label that can be planned, and if not, why, in words for the user.
struct FeasibilityVerdict
{
    bool feasible{false};                                         //!< it can be planned
    FeasibilityRule rule{FeasibilityRule::NONE};                  //!< the first rule that it breaks
    std::optional<std::pair<HandoverStep, HandoverStep>> between; //!< the two steps, if two
    std::string sentence; //!< one sentence that says all this
    std::string nearest;  //!< the nearest feasible label
};

/// Class of a label (RFC 5568 section 2: where the accepted FBU was sent).
enum class HandoverClass : uint8_t
{
    PREDICTIVE, //!< c before 2: the FBU is sent on the old link
    REACTIVE,   //!< c after attachment: the FBU is sent on the new link
};

/// @param handoverClass the class @return "predictive" or "reactive"
std::string ToString(HandoverClass handoverClass);

/**
 * A feasible ordering of the ends of the steps of a handover, as RFC 4260 writes it, for instance
 * "1abcdef23456g". An object of this class is always feasible.
 */
class HandoverLabel
{
  public:
    /**
     * Judge a text. Nearest is the feasible label with the smallest edit distance (Levenshtein),
     * among those with the same steps if there are any; of several the one with the fewest pairs of
     * steps turned round, then the longest common beginning, then one that RFC 4260 names,
     * then the first in order.
     *
     * @param text anything a user may type
     * @return the verdict
     */
    static FeasibilityVerdict Check(std::string_view text);

    /**
     * @param text a label
     * @return the label if it is feasible, else nothing
     */
    static std::optional<HandoverLabel> Parse(std::string_view text);

    /// @return all feasible labels, in the order of their texts
    static const std::vector<HandoverLabel>& GetAllFeasible();

    /// @return the label's text
    const std::string& ToString() const;

    /// @return its steps, in order
    const std::vector<HandoverStep>& GetSteps() const;

    /// @param step a step @return whether the label contains it
    bool Contains(HandoverStep step) const;

    /**
     * @param earlier a step
     * @param later a step
     * @return whether the label contains both, in this order
     */
    bool IsBefore(HandoverStep earlier, HandoverStep later) const;

    /// @return the step whose end completes attachment: 5 where present, else 4
    HandoverStep GetAttachment() const;

    /// @return predictive or reactive
    HandoverClass GetClass() const;

    /**
     * What must have ended before a step may begin in a planned run: all that stand before it in
     * the label; but for g attachment alone and, where ab come after attachment, b, since g begins
     * early and ends last (design, section 2).
     *
     * @param step a step
     * @return its predecessors in label order; none for a step that is not in the label
     */
    std::vector<HandoverStep> GetPredecessors(HandoverStep step) const;

    /// @param other another label @return whether both are the same
    bool operator==(const HandoverLabel& other) const;

  private:
    /// @param text a text found feasible
    explicit HandoverLabel(std::string text);

    std::string m_text;                //!< the label
    std::vector<HandoverStep> m_steps; //!< its steps
};

/// Print the label's text.
std::ostream& operator<<(std::ostream& os, const HandoverLabel& label);

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_LABEL_H */
