/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/label-fault.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

using Step = HandoverStep;
using Between = std::optional<std::pair<Step, Step>>;
using Fault = LabelFault;

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

/// @param text a text @param c a character @return whether it is there
bool
Has(std::string_view text, char c)
{
    return text.find(c) != std::string_view::npos;
}

/// @param text a text @return how it breaks the grammar, or nothing
std::optional<Fault>
FindGrammarFault(std::string_view text)
{
    std::vector<std::string> unknown;
    std::vector<std::string> twice;
    for (std::size_t i = 0; i < std::min(text.size(), MAX_LABEL_TEXT); ++i)
    {
        const char c = text[i];
        const bool repeated = Has(text.substr(0, i), c);
        if (!Has(STEPS, c) && !repeated)
        {
            unknown.push_back("'" + MakePrintable(text.substr(i, 1)) + "'");
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

} // namespace

std::string
MakePrintable(std::string_view text)
{
    std::string shown;
    for (const char c : text.substr(0, MAX_LABEL_TEXT))
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
    return shown + (text.size() > MAX_LABEL_TEXT ? "..." : "");
}

std::optional<LabelFault>
FindLabelFault(std::string_view text)
{
    if (auto fault = FindGrammarFault(text))
    {
        return fault;
    }
    return FindRuleFault(text);
}

} // namespace fmipv6
} // namespace ns3
