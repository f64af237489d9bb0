/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Each rule fires on a message or a deed that breaks it, and is silent in a handover by the book.
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

const Ipv6Address PCOA("fd00:1::99");
const Ipv6Address NCOA("fd00:2::99");
const Ipv6Address OTHER("fd00:3::99");
const Ipv6Address LINK_LOCAL("fe80::99");
const Ipv6Address PAR("fd00:1::1");
const Ipv6Address NAR("fd00:2::1");
const Ipv6Address HA("fd00:a::2");
const Ipv6Address HOME("fd00:9::99");
const Ipv6Address CN("fd00:c::2");

/// Nodes of the handover.
enum class Who : uint32_t
{
    MN,
    PAR,
    NAR,
    HA
};

/// One observation that a test may change before it is judged.
struct Act
{
    std::string name;         //!< for the tests to find it by
    ProtocolObservation seen; //!< what is observed
};

/// Collects observations.
class Story
{
  public:
    /// Add what happens a millisecond later. @param name of the act @param who the node
    /// @param event what @param type of the message @return the message, to be filled in
    ProtocolObservation& Add(const std::string& name,
                             Who who,
                             ObservedEvent event,
                             ObservedType type)
    {
        Act act;
        act.name = name;
        act.seen.at = MilliSeconds(++m_clock);
        act.seen.event = event;
        act.seen.node.id = static_cast<uint32_t>(who);
        act.seen.node.mobileNode = who == Who::MN;
        act.seen.node.accessRouter = who == Who::PAR || who == Who::NAR;
        act.seen.node.homeAgent = who == Who::HA;
        act.seen.message.type = type;
        act.seen.message.hopLimit = 255;
        act.seen.uid = 1000 + m_clock;
        m_acts.push_back(act);
        return m_acts.back().seen;
    }

    /// Add a message that one node sends, and that comes to another and is accepted there.
    /// @param name of the acts, which get -sent, -came, -taken @param from sender @param to
    /// receiver
    /// @param message it
    void Pass(const std::string& name, Who from, Who to, const ObservedMessage& message)
    {
        Add(name + "-sent", from, ObservedEvent::SENT, message.type).message = message;
        Add(name + "-came", to, ObservedEvent::DELIVERED, message.type).message = message;
        Add(name + "-taken", to, ObservedEvent::ACCEPTED, message.type).message = message;
    }

    /// @param name of an act @return what is observed
    ProtocolObservation& operator[](const std::string& name)
    {
        return Find(name)->seen;
    }

    /// Leave an act out. @param name of it
    void Drop(const std::string& name)
    {
        m_acts.erase(Find(name));
    }

    /// Let an act happen a second time, right after another. @param name of it @param after which
    /// @return the copy
    ProtocolObservation& Repeat(const std::string& name, const std::string& after)
    {
        auto act = *Find(name);
        act.name += "-again";
        const auto place = Find(after);
        act.seen.at = place->seen.at + MicroSeconds(1);
        return m_acts.insert(place + 1, act)->seen;
    }

    /// @return names of the rules that were broken
    std::set<std::string> Judge() const
    {
        auto monitor = CreateObject<ProtocolMonitor>();
        for (const auto& act : m_acts)
        {
            monitor->Observe(act.seen);
        }
        std::set<std::string> broken;
        for (const auto& breach : monitor->GetBreaches())
        {
            broken.insert(breach.rule);
        }
        return broken;
    }

  private:
    /// @param name of an act @return it
    std::vector<Act>::iterator Find(const std::string& name)
    {
        auto found = std::find_if(m_acts.begin(), m_acts.end(), [&name](const auto& act) {
            return act.name == name;
        });
        EXPECT_NE(found, m_acts.end()) << name;
        return found;
    }

    std::vector<Act> m_acts; //!< in order
    int64_t m_clock{0};      //!< ms
};

/// @param type of a message @param from source @param to destination @param number it has
/// @return the message
ObservedMessage
Message(ObservedType type, Ipv6Address from, Ipv6Address to, uint16_t number)
{
    ObservedMessage message;
    message.type = type;
    message.source = from;
    message.destination = to;
    message.hopLimit = 255;
    message.number = number;
    message.home = from;
    return message;
}

/// @param inner source and destination of the inner packet
ObservedMessage
Tunnelled(Ipv6Address from, Ipv6Address to, Ipv6Address innerFrom, Ipv6Address innerTo)
{
    auto message = Message(ObservedType::TUNNEL, from, to, 0);
    message.innerSource = innerFrom;
    message.innerDestination = innerTo;
    return message;
}

/// @return a predictive handover by RFC 4068, by the book
Story
ByTheBook()
{
    Story story;
    story.Pass("rtsolpr", Who::MN, Who::PAR, Message(ObservedType::RTSOLPR, LINK_LOCAL, PAR, 7));
    story.Pass("prrtadv", Who::PAR, Who::MN, Message(ObservedType::PRRTADV, PAR, LINK_LOCAL, 7));
    auto fbu = Message(ObservedType::FBU, PCOA, PAR, 20);
    fbu.ncoa = NCOA;
    fbu.lifetime = Seconds(4);
    story.Pass("fbu", Who::MN, Who::PAR, fbu);
    auto hi = Message(ObservedType::HI, PAR, NAR, 30);
    hi.pcoa = PCOA;
    hi.ncoa = NCOA;
    hi.buffer = true;
    story.Pass("hi", Who::PAR, Who::NAR, hi);
    story.Pass("hack", Who::NAR, Who::PAR, Message(ObservedType::HACK, NAR, PAR, 30));
    auto fback = Message(ObservedType::FBACK, PAR, PCOA, 20);
    fback.home = PCOA;
    fback.lifetime = Seconds(4);
    story.Pass("fback", Who::PAR, Who::MN, fback);
    story.Add("tunnel", Who::PAR, ObservedEvent::SENT, ObservedType::TUNNEL).message =
        Tunnelled(PAR, NCOA, HA, PCOA);
    // Two packets come to the new router, wait there, and go on after the announcement.
    for (const std::string number : {"1", "2"})
    {
        auto& seen =
            story.Add("data" + number, Who::NAR, ObservedEvent::FORWARDED, ObservedType::DATA);
        seen.message.destination = NCOA;
        seen.uid = number == "1" ? 1 : 2;
    }
    story.Pass("fna", Who::MN, Who::NAR, Message(ObservedType::FNA, NCOA, NAR, 0));
    for (const std::string number : {"1", "2"})
    {
        auto& seen =
            story.Add("out" + number, Who::NAR, ObservedEvent::EMITTED, ObservedType::DATA);
        seen.message.destination = NCOA;
        seen.uid = number == "1" ? 1 : 2;
    }
    auto bu = Message(ObservedType::BU, NCOA, HA, 40);
    bu.home = HOME;
    bu.ncoa = NCOA;
    bu.lifetime = Seconds(420);
    story.Pass("bu", Who::MN, Who::HA, bu);
    auto& reverse = story.Add("reverse", Who::PAR, ObservedEvent::DECAPSULATED, ObservedType::DATA);
    reverse.message.source = PCOA;
    reverse.message.destination = HA;
    reverse.tunnelSource = NCOA;
    auto ba = Message(ObservedType::BA, HA, NCOA, 40);
    ba.home = HOME;
    ba.lifetime = Seconds(420);
    story.Pass("ba", Who::HA, Who::MN, ba);
    story.Add("home-tunnel", Who::HA, ObservedEvent::SENT, ObservedType::TUNNEL).message =
        Tunnelled(HA, NCOA, CN, HOME);
    auto& up = story.Add("home-reverse", Who::HA, ObservedEvent::DECAPSULATED, ObservedType::DATA);
    up.message.source = HOME;
    up.message.destination = CN;
    up.tunnelSource = NCOA;
    return story;
}

/// A way to break a rule.
struct Offence
{
    std::string rule;                //!< the rule
    std::string how;                 //!< in camel case, for the name of the test
    std::function<void(Story&)> act; //!< what is done
};

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
