/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Each rule fires on a message or a deed that breaks it, and is silent in a handover by the book.
#include "protocol-story.h"

#include "ns3/protocol-monitor.h"
#include "ns3/protocol-rules.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// A way to break a rule.
struct Offence
{
    std::string rule;                //!< the rule
    std::string how;                 //!< in camel case, for the name of the test
    std::function<void(Story&)> act; //!< what is done
};

/// A correspondent of its own, beside the nodes of the story.
constexpr uint32_t CORRESPONDENT = 9;

/// A packet goes straight from a correspondent to the new care-of address. @param story gets it
/// @param home in its type 2 routing header @return what is observed
ProtocolObservation&
SendStraight(Story& story, Ipv6Address home)
{
    auto& seen = story.Repeat("home-reverse", "home-reverse");
    seen.event = ObservedEvent::SENT;
    seen.node = {};
    seen.node.id = CORRESPONDENT;
    seen.message = Message(ObservedType::DATA, CN, NCOA, 0);
    seen.message.home = home;
    seen.message.routed = true;
    return seen;
}

/// The mobile node's Binding Update came to the correspondent. @param story gets it
void
Register(Story& story)
{
    auto& seen = story.Repeat("bu-came", "bu-came");
    seen.node = {};
    seen.node.id = CORRESPONDENT;
}

/// @return for each rule at least one way to break it
std::vector<Offence>
GetOffences()
{
    return {
        {"rtsolpr-rate",
         "FourInASecond",
         [](Story& story) {
             for (int i = 0; i < 3; ++i)
             {
                 story.Repeat("rtsolpr-sent", "rtsolpr-sent");
             }
         }},
        {"hop-limit",
         "SentWith64",
         [](Story& story) { story["rtsolpr-sent"].message.hopLimit = 64; }},
        {"hop-limit",
         "AcceptedWith254",
         [](Story& story) { story["prrtadv-taken"].message.hopLimit = 254; }},
        {"hop-limit", "HiWith64", [](Story& story) { story["hi-sent"].message.hopLimit = 64; }},
        {"prrtadv-awaited",
         "OtherIdentifier",
         [](Story& story) { story["prrtadv-taken"].message.number = 8; }},
        {"prrtadv-answers",
         "OtherIdentifier",
         [](Story& story) { story["prrtadv-sent"].message.number = 8; }},
        {"prrtadv-answers",
         "ToSomebodyElse",
         [](Story& story) { story["prrtadv-sent"].message.destination = OTHER; }},
        {"fbu-sequence",
         "TheSameAgain",
         [](Story& story) { story.Repeat("fbu-sent", "fbu-sent"); }},
        {"fbu-sequence",
         "Older",
         [](Story& story) { story.Repeat("fbu-sent", "fbu-sent").message.number = 19; }},
        {"fbu-addresses",
         "WithoutCareOfAddress",
         [](Story& story) { story["fbu-sent"].message.ncoa.reset(); }},
        {"fbu-addresses",
         "FromAThirdAddress",
         [](Story& story) { story["fbu-sent"].message.source = OTHER; }},
        {"announce-on-link",
         "LinkDown",
         [](Story& story) { story["fna-sent"].node.linkUp = false; }},
        {"fback-awaited",
         "OtherSequence",
         [](Story& story) { story["fback-taken"].message.number = 21; }},
        {"fback-awaited",
         "FromSomebodyElse",
         [](Story& story) { story["fback-taken"].message.source = OTHER; }},
        {"fbu-replay",
         "AcceptedTwice",
         [](Story& story) { story.Repeat("fbu-taken", "fbu-taken"); }},
        {"hi-needs-fbu", "FbuNotAccepted", [](Story& story) { story.Drop("fbu-taken"); }},
        {"hi-needs-fbu",
         "OtherCareOfAddress",
         [](Story& story) { story["hi-sent"].message.ncoa = OTHER; }},
        {"hi-needs-fbu",
         "OfAnotherNode",
         [](Story& story) { story["hi-sent"].message.pcoa = OTHER; }},
        {"hi-code", "OneForTheOldLink", [](Story& story) { story["hi-sent"].message.code = 1; }},
        {"hi-code",
         "ZeroForTheNewLink",
         [](Story& story) { story["fbu-taken"].message.source = NCOA; }},
        {"hi-answered",
         "SentAfterHack",
         [](Story& story) { story.Repeat("hi-sent", "hack-taken"); }},
        {"hack-awaited",
         "OtherIdentifier",
         [](Story& story) { story["hack-taken"].message.number = 31; }},
        {"hack-awaited",
         "FromSomebodyElse",
         [](Story& story) { story["hack-taken"].message.source = OTHER; }},
        {"fback-answers", "WithoutFbu", [](Story& story) { story.Drop("fbu-came"); }},
        {"fback-answers",
         "OtherSequence",
         [](Story& story) { story["fback-sent"].message.number = 21; }},
        {"fback-answers",
         "ToSomebodyElse",
         [](Story& story) { story["fback-sent"].message.destination = OTHER; }},
        {"fback-status",
         "AcceptsBeforeHack",
         [](Story& story) { story.Repeat("fback-sent", "hi-sent"); }},
        {"fback-status",
         "AcceptsWhatWasRefused",
         [](Story& story) { story["hack-taken"].message.code = 128; }},
        {"fback-status",
         "RefusesWhatWasAccepted",
         [](Story& story) { story["fback-sent"].message.code = 130; }},
        {"fback-status",
         "ForgetsTheAssignedAddress",
         [](Story& story) {
             story["hack-taken"].message.code = 3;
             story["hack-taken"].message.ncoa = OTHER;
         }},
        {"fback-lifetime",
         "LongerThanAskedFor",
         [](Story& story) { story["fback-sent"].message.lifetime = Seconds(5); }},
        {"tunnel-needs-hack",
         "BeforeHack",
         [](Story& story) { story.Repeat("tunnel", "hi-sent"); }},
        {"tunnel-needs-hack",
         "WithoutFbu",
         [](Story& story) { story["tunnel"].message.innerDestination = OTHER; }},
        {"tunnel-needs-hack",
         "AfterRefusal",
         [](Story& story) { story["hack-taken"].message.code = 129; }},
        {"one-tunnel",
         "ToAnotherAddress",
         [](Story& story) { story["tunnel"].message.destination = OTHER; }},
        {"one-tunnel",
         "AfterTheReturn",
         [](Story& story) {
             auto& back = story.Repeat("fna-came", "fback-sent");
             back.node = story["hi-sent"].node;
             back.message.source = PCOA;
         }},
        {"fback-lifetime",
         "LongerThanTheSecondsOfRfc5568",
         [](Story& story) {
             story["fbu-came"].node.rfc5568 = true;
             story["fback-sent"].message.lifetime = Seconds(2); // the FBU's 4 s were 1 s
         }},
        {"tunnel-lifetime",
         "FiveSecondsLater",
         [](Story& story) { story.Repeat("tunnel", "home-reverse").at = Seconds(6); }},
        {"departed",
         "OnTheOldLink",
         [](Story& story) {
             auto& seen = story.Repeat("data1", "tunnel");
             seen.node = story["hi-sent"].node;
             seen.message.destination = PCOA;
         }},
        {"reverse-tunnel",
         "FromAnotherAddress",
         [](Story& story) { story["reverse"].tunnelSource = OTHER; }},
        {"reverse-tunnel",
         "WithoutBinding",
         [](Story& story) { story["reverse"].message.source = OTHER; }},
        {"reverse-tunnel",
         "AfterTheLifetime",
         [](Story& story) { story["reverse"].at = Seconds(6); }},
        {"hack-answers", "WithoutHi", [](Story& story) { story.Drop("hi-came"); }},
        {"hack-answers",
         "OtherIdentifier",
         [](Story& story) { story["hack-sent"].message.number = 31; }},
        {"naack-answers",
         "BeforeFna",
         [](Story& story) {
             auto& seen = story.Repeat("hack-sent", "hack-sent");
             seen.message = Message(ObservedType::NAACK, NAR, NCOA, 0);
         }},
        {"hold-until-announced", "BeforeFna", [](Story& story) { story.Repeat("out1", "data2"); }},
        {"in-order", "SecondFirst", [](Story& story) { std::swap(story["out1"], story["out2"]); }},
        {"paced-release",
         "SixAtOnce",
         [](Story& story) {
             for (uint64_t uid = 3; uid <= 6; ++uid)
             {
                 story.Repeat("data2", "data2").uid = uid;
                 story.Repeat("out2", "out2").uid = uid;
             }
             story.ForEach("out", [](auto& seen) {
                 seen.at = MilliSeconds(900);
                 seen.node.rfc5568 = true;
             });
         }},
        {"authenticated",
         "FbuWithoutOption",
         [](Story& story) { story["fbu-taken"].keyed = true; }},
        {"authenticated",
         "FbuWithTheOptionOfTheOtherProfile",
         [](Story& story) {
             auto& seen = story["fbu-taken"];
             seen.keyed = seen.authentic = true;
             seen.message.authenticator = 21;
         }},
        {"authenticated",
         "FbuWithAWrongOne",
         [](Story& story) {
             story["fbu-taken"].keyed = true;
             story["fbu-taken"].message.authenticator = 5;
         }},
        {"authenticated",
         "FbackWithoutOption",
         [](Story& story) { story["fback-sent"].keyed = true; }},
        {"optimized-route", "WithoutBinding", [](Story& story) { SendStraight(story, HOME); }},
        {"optimized-route",
         "ToAnotherAddress",
         [](Story& story) {
             Register(story);
             SendStraight(story, HOME).message.destination = OTHER;
         }},
        {"optimized-route",
         "AfterTheLifetime",
         [](Story& story) {
             Register(story);
             SendStraight(story, HOME).at = Seconds(430);
         }},
        {"bu-sequence", "TheSameAgain", [](Story& story) { story.Repeat("bu-sent", "bu-sent"); }},
        {"ba-answers", "OtherSequence", [](Story& story) { story["ba-sent"].message.number = 41; }},
        {"ba-answers", "WithoutBu", [](Story& story) { story.Drop("bu-came"); }},
        {"ba-answers",
         "LongerThanAskedFor",
         [](Story& story) { story["ba-sent"].message.lifetime = Seconds(424); }},
        {"ba-awaited",
         "OtherSequence",
         [](Story& story) { story["ba-taken"].message.number = 41; }},
        {"home-tunnel",
         "ToAnotherAddress",
         [](Story& story) { story["home-tunnel"].message.destination = OTHER; }},
        {"home-tunnel",
         "AfterTheLifetime",
         [](Story& story) { story["home-tunnel"].at = Seconds(430); }},
        {"home-reverse-tunnel",
         "FromAnotherAddress",
         [](Story& story) { story["home-reverse"].tunnelSource = OTHER; }},
        {"home-reverse-tunnel",
         "AfterTheLifetime",
         [](Story& story) { story["home-reverse"].at = Seconds(430); }},
    };
}

class BrokenRule : public ::testing::TestWithParam<Offence>
{
};

} // namespace

TEST(ProtocolRules, AHandoverByTheBookBreaksNone)
{
    EXPECT_EQ(ByTheBook().Judge(), std::set<std::string>());
}

TEST(ProtocolRules, CopiesOfAPacketHaveNoOrder)
{
    auto story = ByTheBook();
    for (int i = 0; i < 2; ++i) // three copies of the first packet, two of them behind the second
    {
        story.Repeat("data1", "data2");
        story.Repeat("out1", "out2");
    }
    EXPECT_EQ(story.Judge(), std::set<std::string>());
}

TEST(ProtocolRules, AuthenticatorsPacesAndStraightRoutesByTheBookBreakNone)
{
    auto story = ByTheBook();
    auto& fbu = story["fbu-taken"];
    fbu.keyed = fbu.authentic = true;
    fbu.message.authenticator = 5;
    auto& fback = story["fback-sent"];
    fback.keyed = true;
    fback.message.authenticator = 5;
    story.ForEach("out", [](auto& seen) { seen.node.rfc5568 = true; });
    Register(story);
    SendStraight(story, HOME);
    EXPECT_EQ(story.Judge(), std::set<std::string>());
}

TEST(ProtocolRules, EachHasAWayToBeBroken)
{
    std::set<std::string> broken;
    for (const auto& offence : GetOffences())
    {
        broken.insert(offence.rule);
    }
    for (const auto& rule : GetProtocolRules())
    {
        EXPECT_EQ(broken.count(std::string(rule.name)), 1U) << rule.name;
        EXPECT_NE(FindProtocolRule(rule.name), nullptr);
    }
    EXPECT_EQ(broken.size(), GetProtocolRules().size());
    EXPECT_EQ(FindProtocolRule("no such rule"), nullptr);
}

TEST_P(BrokenRule, Fires)
{
    auto story = ByTheBook();
    GetParam().act(story);
    EXPECT_EQ(story.Judge().count(GetParam().rule), 1U);
}

INSTANTIATE_TEST_SUITE_P(ProtocolRules,
                         BrokenRule,
                         ::testing::ValuesIn(GetOffences()),
                         [](const auto& info) {
                             std::string name;
                             for (const auto character : info.param.rule)
                             {
                                 name += character == '-' ? '_' : character;
                             }
                             return name + "_" + info.param.how;
                         });

TEST(ProtocolMonitor, ABreachIsOneSentence)
{
    auto monitor = CreateObject<ProtocolMonitor>();
    auto story = ByTheBook();
    auto hi = story["hi-sent"];
    hi.at = MilliSeconds(1500);
    monitor->Observe(hi);
    ASSERT_EQ(monitor->GetBreaches().size(), 1U);
    EXPECT_EQ(monitor->GetBreaches().front().ToString(),
              "1.500000000 s, node 1: HI for fd00:1::99 follows no accepted FBU (hi-needs-fbu; RFC "
              "4068 section 4, RFC 5568 sections 4 and 6.2.1.1).");
}

TEST(ProtocolMonitor, CountsWhatItDoesNotKeep)
{
    auto monitor = CreateObject<ProtocolMonitor>();
    monitor->SetAttribute("MaxBreaches", UintegerValue(2));
    auto story = ByTheBook();
    for (int i = 0; i < 5; ++i)
    {
        monitor->Observe(story["hi-sent"]);
    }
    EXPECT_EQ(monitor->GetBreachCount(), 5U);
    EXPECT_EQ(monitor->GetBreaches().size(), 2U);
}

TEST(ProtocolMonitor, EveryRuleIsInTheDocumentation)
{
    std::ifstream file(FMIPV6_VECTORS "/../../doc/monitor.rst");
    std::ostringstream text;
    text << file.rdbuf();
    std::string wanted;
    for (const auto& rule : GetProtocolRules())
    {
        wanted += "   * - ``" + std::string(rule.name) + "``\n     - " + std::string(rule.clause) +
                  "\n     - " + std::string(rule.says) + "\n";
    }
    EXPECT_NE(text.str().find(wanted), std::string::npos) << wanted;
}

} // namespace fmipv6
} // namespace ns3
