/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-step.h"

namespace ns3
{
namespace fmipv6
{

namespace
{
constexpr std::string_view LABEL_CHARS = "0123456abcdefg";

constexpr std::array<std::string_view, HANDOVER_STEP_COUNT> NAMES{"trigger",
                                                                  "scan",
                                                                  "join",
                                                                  "authenticate",
                                                                  "associate",
                                                                  "802.1X",
                                                                  "L2 Update",
                                                                  "RtSolPr",
                                                                  "PrRtAdv",
                                                                  "FBU",
                                                                  "HI",
                                                                  "HAck",
                                                                  "FBack",
                                                                  "FNA"};
} // namespace

const std::array<HandoverStep, HANDOVER_STEP_COUNT> ALL_HANDOVER_STEPS{HandoverStep::TRIGGER,
                                                                       HandoverStep::SCAN,
                                                                       HandoverStep::JOIN,
                                                                       HandoverStep::AUTHENTICATE,
                                                                       HandoverStep::ASSOCIATE,
                                                                       HandoverStep::DOT1X,
                                                                       HandoverStep::L2_UPDATE,
                                                                       HandoverStep::RTSOLPR,
                                                                       HandoverStep::PRRTADV,
                                                                       HandoverStep::FBU,
                                                                       HandoverStep::HI,
                                                                       HandoverStep::HACK,
                                                                       HandoverStep::FBACK,
                                                                       HandoverStep::FNA};

char
ToLabelChar(HandoverStep step)
{
    return LABEL_CHARS[static_cast<std::size_t>(step)];
}

std::optional<HandoverStep>
FromLabelChar(char character)
{
    const auto position = LABEL_CHARS.find(character);
    if (position == std::string_view::npos)
    {
        return std::nullopt;
    }
    return static_cast<HandoverStep>(position);
}

std::string_view
GetStepName(HandoverStep step)
{
    return NAMES[static_cast<std::size_t>(step)];
}

std::ostream&
operator<<(std::ostream& os, HandoverStep step)
{
    return os << ToLabelChar(step);
}

} // namespace fmipv6
} // namespace ns3
