/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-label.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>
#include <tuple>

namespace ns3
{
namespace fmipv6
{

namespace
{

using Step = HandoverStep;
using Between = std::optional<std::pair<Step, Step>>;

/// What RFC 4260 names, and the same on an open network; the best handover first.
constexpr std::array<std::string_view, 8> RFC4260{"1abcdef23456g",
                                                  "1abcde23456fg",
                                                  "ab123456cdefg",
                                                  "123456abcdefg",
                                                  "1abcdef2346g",
                                                  "1abcde2346fg",
                                                  "ab12346cdefg",
                                                  "12346abcdefg"};

/// Longest text that is compared or repeated to the user; labels have 13 characters at most.
constexpr std::size_t MAX_TEXT = 40;

constexpr std::string_view DIGITS = "123456";
constexpr std::string_view LETTERS = "abcdef";
constexpr std::string_view STEPS = "123456abcdefg";

/// @param character a label character @return its step
Step
StepOf(char character)
{
    return *FromLabelChar(character);
}

/// @param character a label character @return it with its name, for the user
std::string
Named(char character)
{
    return std::string(1, character) + " (" + std::string(GetStepName(StepOf(character))) + ")";
}

/// @param parts words @return "x", "x and y", "x, y and z"
std::string
Enumerate(const std::vector<std::string>& parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
    {
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    }
    return text;
}

/// @param text what the user typed @return it, printable and not too long
std::string
Printable(std::string_view text)
{
    std::string shown;
    for (const char c : text.substr(0, MAX_TEXT))
    {
        if (c >= ' ' && c <= '~')
        {
            shown += c;
        }
        else
        {
            std::array<char, 5> hex;
            std::snprintf(hex.data(), hex.size(), "\\x%02x", static_cast<unsigned char>(c));
            shown += hex.data();
        }
    }
    return shown + (text.size() > MAX_TEXT ? "..." : "");
}

/// @param text a text @param c a character @return whether it is there
bool
Has(std::string_view text, char c)
{
    return text.find(c) != std::string_view::npos;
}

/// A broken rule.
struct Fault
{
    FeasibilityRule rule; //!< which
    Between between;      //!< the two steps
    std::string words;    //!< follows "LABEL "
};

/// @param text a text @return how it breaks the grammar, or nothing
std::optional<Fault>
FindGrammarFault(std::string_view text)
{
    std::vector<std::string> unknown;
    std::vector<std::string> twice;
    for (std::size_t i = 0; i < std::min(text.size(), MAX_TEXT); ++i)
    {
        const char c = text[i];
        const bool repeated = Has(text.substr(0, i), c);
        if (!Has(STEPS, c) && !repeated)
        {
            unknown.push_back("'" + Printable(text.substr(i, 1)) + "'");
        }
        else if (Has(STEPS, c) && repeated)
        {
            twice.push_back(Named(c));
        }
    }
    const auto fault = [](const std::string& words, Between between = std::nullopt) {
        return Fault{FeasibilityRule::GRAMMAR, between, words};
    };
    if (text.empty())
    {
        return fault("is empty: a label is a sequence of the steps 1-6 and a-g");
    }
    if (unknown.size() == 1 && unknown.front() == "'0'")
    {
        return fault("is not a label: the trigger, 0, comes before every label and is not written");
    }
    if (!unknown.empty())
    {
        return fault("is not a label: " + Enumerate(unknown) +
                     (unknown.size() == 1 ? " is no step" : " are no steps") +
                     ", the steps are 1-6 and a-g");
    }
    if (!twice.empty())
    {
        return fault("is not a label: " + Enumerate(twice) + " must not stand there twice");
    }
    std::vector<std::string> missing;
    for (const char c : STEPS)
    {
        if (c != '5' && c != 'a' && c != 'b' && !Has(text, c))
        {
            missing.push_back(Named(c));
        }
    }
    if (Has(text, 'a') != Has(text, 'b'))
    {
        missing.push_back(Named(Has(text, 'a') ? 'b' : 'a'));
    }
    if (!missing.empty())
    {
        return fault("is incomplete: " + Enumerate(missing) +
                         (missing.size() == 1 ? " is missing" : " are missing"),
                     Has(text, 'a') != Has(text, 'b') && missing.size() == 1
                         ? Between({Step::RTSOLPR, Step::PRRTADV})
                         : std::nullopt);
    }
    return std::nullopt;
}

/// @param text a text that obeys the grammar @return the first rule it breaks, or nothing
std::optional<Fault>
FindRuleFault(std::string_view text)
{
    const auto at = [text](char c) { return text.find(c); };
    const auto fault =
        [](FeasibilityRule rule, const std::string& says, char x, char y, const std::string& as) {
            return Fault{rule,
                         Between({StepOf(x), StepOf(y)}),
                         "is not feasible: it breaks " + ToString(rule) + " (" + says + "), as " +
                             as};
        };
    const auto chain = [&](FeasibilityRule rule,
                           std::string_view steps,
                           const std::string& says) -> std::optional<Fault> {
        char last = 0;
        for (const char c : steps)
        {
            if (!Has(text, c))
            {
                continue;
            }
            if (last && at(c) < at(last))
            {
                return fault(rule, says, c, last, Named(c) + " stands before " + Named(last));
            }
            last = c;
        }
        return std::nullopt;
    };
    if (auto f = chain(FeasibilityRule::F1, DIGITS, "1 < 2 < 3 < 4 < 5 < 6"))
    {
        return f;
    }
    if (auto f = chain(FeasibilityRule::F2, LETTERS, "a < b < c < d < e < f"))
    {
        return f;
    }
    if (const char last = text.back(); last != 'g')
    {
        return fault(FeasibilityRule::F3,
                     "g is last",
                     'g',
                     last,
                     Named('g') + " stands before " + Named(last));
    }
    const char attached = Has(text, '5') ? '5' : '4';
    for (const char c : {'a', 'b', 'c', 'f'})
    {
        if (Has(text, c) && at('2') < at(c) && at(c) < at(attached))
        {
            return fault(FeasibilityRule::F4,
                         std::string("there is no link from 2 until ") + attached + " ends",
                         c,
                         attached,
                         Named(c) + " stands between " + Named('2') + " and " + Named(attached));
        }
    }
    const bool discovery = Has(text, 'a');
    if (discovery && at('a') < at('2') && at('b') > at('2'))
    {
        return fault(FeasibilityRule::F5,
                     "b answers a on the same link",
                     'a',
                     'b',
                     Named('a') + " stands before " + Named('2') + " and " + Named('b') +
                         " after it");
    }
    if (!discovery && at('c') < at(attached))
    {
        return fault(FeasibilityRule::F6,
                     "without a and b only where c comes after attachment",
                     'c',
                     attached,
                     Named('c') + " stands before " + Named(attached));
    }
    return std::nullopt;
}

/// @param text a text @return how it fails to be a feasible label, or nothing
std::optional<Fault>
FindFault(std::string_view text)
{
    if (auto fault = FindGrammarFault(text))
    {
        return fault;
    }
    return FindRuleFault(text);
}

/// @param x a text @param y a text @return Levenshtein distance
std::size_t
GetEditDistance(std::string_view x, std::string_view y)
{
    std::vector<std::size_t> row(y.size() + 1);
    for (std::size_t j = 0; j <= y.size(); ++j)
    {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= x.size(); ++i)
    {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j)
        {
            const auto substituted = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row[y.size()];
}

/// @param x a text @param y a label @return pairs of steps that stand the other way round
std::size_t
CountTurnedPairs(std::string_view x, std::string_view y)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
    {
        for (std::size_t j = i + 1; j < x.size(); ++j)
        {
            if (Has(y, x[i]) && Has(y, x[j]) && y.find(x[j]) < y.find(x[i]))
            {
                ++count;
            }
        }
    }
    return count;
}

/// @param x a text @param y a text @return length of the common beginning
std::size_t
GetCommonBeginning(std::string_view x, std::string_view y)
{
    std::size_t length = 0;
    while (length < std::min(x.size(), y.size()) && x[length] == y[length])
    {
        ++length;
    }
    return length;
}

/// @param text a text @return its steps, each once, sorted
std::string
GetStepSet(std::string_view text)
{
    std::string set;
    std::copy_if(STEPS.begin(), STEPS.end(), std::back_inserter(set), [text](char c) {
        return Has(text, c);
    });
    return set;
}

/// @param text an infeasible text @return the nearest feasible label, as Check() documents
std::string
FindNearest(std::string_view text)
{
    text = text.substr(0, MAX_TEXT);
    const auto set = GetStepSet(text);
    if (set.empty())
    {
        return std::string(RFC4260.front()); // nothing to be near to
    }
    const auto& labels = HandoverLabel::GetAllFeasible();
    const bool sameSet = std::any_of(labels.begin(), labels.end(), [&](const auto& label) {
        return GetStepSet(label.ToString()) == set;
    });
    // std::min_element keeps the first of equals, and labels are sorted
    const auto rank = [text](const HandoverLabel& label) {
        const auto& other = label.ToString();
        return std::make_tuple(GetEditDistance(text, other),
                               CountTurnedPairs(text, other),
                               MAX_TEXT - GetCommonBeginning(text, other),
                               std::find(RFC4260.begin(), RFC4260.end(), other) - RFC4260.begin());
    };
    std::vector<HandoverLabel> candidates;
    std::copy_if(
        labels.begin(),
        labels.end(),
        std::back_inserter(candidates),
        [&](const auto& label) { return !sameSet || GetStepSet(label.ToString()) == set; });
    return std::min_element(candidates.begin(),
                            candidates.end(),
                            [&](const auto& x, const auto& y) { return rank(x) < rank(y); })
        ->ToString();
}

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
    const auto shown = text.empty() ? std::string("the label") : Printable(text);
    const auto fault = FindFault(text);
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
    verdict.nearest = FindNearest(text);
    verdict.sentence =
        shown + " " + fault->words + "; the nearest feasible label is " + verdict.nearest;
    return verdict;
}

std::optional<HandoverLabel>
HandoverLabel::Parse(std::string_view text)
{
    if (FindFault(text))
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
        m_steps.push_back(StepOf(c));
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
