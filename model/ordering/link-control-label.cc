/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-control-label.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param text part of a label @return its first step, if there is one
std::optional<HandoverStep>
GetFirstStep(const std::string& text)
{
    return text.empty() ? std::nullopt : FromLabelChar(text.front());
}

} // namespace

LinkControlVerdict
CheckLinkControl(const HandoverLabel& label, LinkControl control)
{
    if (control == LinkControl::HOST)
    {
        return {};
    }
    const std::string& text = label.ToString();
    const auto one = text.find('1');
    const auto two = text.find('2');
    const auto three = text.find('3');
    const auto four = text.find('4');
    const auto beforeJoin = text.substr(one + 1, two - one - 1);
    const auto beforeAuthentication = text.substr(two + 1, three - two - 1);
    const auto beforeAssociation = text.substr(three + 1, four - three - 1);
    const bool driverWaits = IsHostControlled(control, HandoverStep::AUTHENTICATE);
    const auto inTheWay =
        beforeJoin + (driverWaits ? "" : beforeAuthentication) + beforeAssociation;
    if (inTheWay.empty())
    {
        return {};
    }
    LinkControlVerdict verdict;
    verdict.possible = false;
    verdict.step = GetFirstStep(inTheWay);
    verdict.nearest =
        text.substr(0, one) + beforeJoin + "12" + (driverWaits ? beforeAuthentication : "") + "34" +
        (driverWaits ? "" : beforeAuthentication) + beforeAssociation + text.substr(four + 1);
    const char name = inTheWay.front();
    const bool network = name == 'd' || name == 'e';
    verdict.sentence =
        std::string("The label ") + text + " has step " + name +
        " between 1 and 4, which firmware performs in rapid succession (RFC 4260 section 4): " +
        (network ? "it does not wait for the access routers there"
                 : "the host can neither send nor receive a packet there") +
        "; with Control=" + ToString(control) + " a label such as " + verdict.nearest +
        " can be carried out.";
    return verdict;
}

std::vector<HandoverLabel>
GetPossibleLabels(LinkControl control)
{
    std::vector<HandoverLabel> possible;
    const auto& all = HandoverLabel::GetAllFeasible();
    std::copy_if(all.begin(),
                 all.end(),
                 std::back_inserter(possible),
                 [control](const HandoverLabel& label) {
                     return CheckLinkControl(label, control).possible;
                 });
    return possible;
}

} // namespace fmipv6
} // namespace ns3
