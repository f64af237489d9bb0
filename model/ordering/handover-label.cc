/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-label.h"

#include "ns3/label-fault.h"
#include "ns3/nearest-label.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace fmipv6
{

namespace
{

using Step = HandoverStep;

/// All merges of two sequences that keep the order within each.
/// @param x one @param y the other @param merged so far @param found receives them
void
Interleave(std::string_view x,
           std::string_view y,
           std::string& merged,
           std::vector<std::string>& found)
{
    if (x.empty() && y.empty())
    {
        found.push_back(merged);
        return;
    }
    for (auto* from : {&x, &y})
    {
        if (!from->empty())
        {
            const auto saved = *from;
            merged += from->front();
            from->remove_prefix(1);
            Interleave(x, y, merged, found);
            *from = saved;
            merged.pop_back();
        }
    }
}

} // namespace

std::string
ToString(FeasibilityRule rule)
{
    static const std::array<const char*, 8>
        NAMES{"none", "grammar", "F1", "F2", "F3", "F4", "F5", "F6"};
    return NAMES[static_cast<std::size_t>(rule)];
}

std::string
ToString(HandoverClass handoverClass)
{
    return handoverClass == HandoverClass::PREDICTIVE ? "predictive" : "reactive";
}

FeasibilityVerdict
HandoverLabel::Check(std::string_view text)
{
    FeasibilityVerdict verdict;
    const auto shown = text.empty() ? std::string("the label") : MakePrintable(text);
    const auto fault = FindLabelFault(text);
    if (!fault)
    {
        verdict.feasible = true;
        verdict.sentence = shown + " is feasible (" +
                           fmipv6::ToString(HandoverLabel(std::string(text)).GetClass()) + ")";
        verdict.nearest = text;
        return verdict;
    }
    verdict.rule = fault->rule;
    verdict.between = fault->between;
    verdict.nearest = FindNearestLabel(text);
    verdict.sentence =
        shown + " " + fault->words + "; the nearest feasible label is " + verdict.nearest;
    return verdict;
}

std::optional<HandoverLabel>
HandoverLabel::Parse(std::string_view text)
{
    if (FindLabelFault(text))
    {
        return std::nullopt;
    }
    return HandoverLabel(std::string(text));
}

const std::vector<HandoverLabel>&
HandoverLabel::GetAllFeasible()
{
    static const std::vector<HandoverLabel> labels = [] {
        std::vector<std::string> texts;
        for (const auto digits : {"123456", "12346"})
        {
            for (const auto letters : {"abcdef", "cdef"})
            {
                std::string merged;
                Interleave(digits, letters, merged, texts);
            }
        }
        std::sort(texts.begin(), texts.end());
        std::vector<HandoverLabel> feasible;
        for (const auto& text : texts)
        {
            if (auto label = Parse(text + "g"))
            {
                feasible.push_back(*label);
            }
        }
        return feasible;
    }();
    return labels;
}

HandoverLabel::HandoverLabel(std::string text)
    : m_text(std::move(text))
{
    for (const char c : m_text)
    {
        m_steps.push_back(*FromLabelChar(c));
    }
}

const std::string&
HandoverLabel::ToString() const
{
    return m_text;
}

const std::vector<HandoverStep>&
HandoverLabel::GetSteps() const
{
    return m_steps;
}

bool
HandoverLabel::Contains(HandoverStep step) const
{
    return std::find(m_steps.begin(), m_steps.end(), step) != m_steps.end();
}

bool
HandoverLabel::IsBefore(HandoverStep earlier, HandoverStep later) const
{
    const auto at = std::find(m_steps.begin(), m_steps.end(), earlier);
    return at != m_steps.end() && std::find(at + 1, m_steps.end(), later) != m_steps.end();
}

HandoverStep
HandoverLabel::GetAttachment() const
{
    return Contains(Step::DOT1X) ? Step::DOT1X : Step::ASSOCIATE;
}

HandoverClass
HandoverLabel::GetClass() const
{
    return IsBefore(Step::FBU, Step::JOIN) ? HandoverClass::PREDICTIVE : HandoverClass::REACTIVE;
}

std::vector<HandoverStep>
HandoverLabel::GetPredecessors(HandoverStep step) const
{
    if (!Contains(step))
    {
        return {};
    }
    if (step == Step::FNA)
    {
        std::vector<HandoverStep> predecessors{GetAttachment()};
        if (IsBefore(GetAttachment(), Step::PRRTADV))
        {
            predecessors.push_back(Step::PRRTADV);
        }
        return predecessors;
    }
    return {m_steps.begin(), std::find(m_steps.begin(), m_steps.end(), step)};
}

bool
HandoverLabel::operator==(const HandoverLabel& other) const
{
    return m_text == other.m_text;
}

std::ostream&
operator<<(std::ostream& os, const HandoverLabel& label)
{
    return os << label.ToString();
}

} // namespace fmipv6
} // namespace ns3
