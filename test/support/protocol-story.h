/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PROTOCOL_STORY_H
#define PROTOCOL_STORY_H

#include "ns3/ipv6-address.h"
#include "ns3/nstime.h"
#include "ns3/protocol-monitor.h"
#include "ns3/protocol-observation.h"
#include "ns3/protocol-rules.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

inline const Ipv6Address PCOA("fd00:1::99");
inline const Ipv6Address NCOA("fd00:2::99");
inline const Ipv6Address OTHER("fd00:3::99");
inline const Ipv6Address LINK_LOCAL("fe80::99");
inline const Ipv6Address PAR("fd00:1::1");
inline const Ipv6Address NAR("fd00:2::1");
inline const Ipv6Address HA("fd00:a::2");
inline const Ipv6Address HOME("fd00:9::99");
inline const Ipv6Address CN("fd00:c::2");

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

    /// @param begin of the names of acts @param change called with what is observed in each
    template <typename Change>
    void ForEach(const std::string& begin, Change change)
    {
        for (auto& act : m_acts)
        {
            if (act.name.compare(0, begin.size(), begin) == 0)
            {
                change(act.seen);
            }
        }
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
inline ObservedMessage
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
inline ObservedMessage
Tunnelled(Ipv6Address from, Ipv6Address to, Ipv6Address innerFrom, Ipv6Address innerTo)
{
    auto message = Message(ObservedType::TUNNEL, from, to, 0);
    message.innerSource = innerFrom;
    message.innerDestination = innerTo;
    return message;
}

/// @return a predictive handover by RFC 4068, by the book
inline Story
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

} // namespace fmipv6
} // namespace ns3

#endif /* PROTOCOL_STORY_H */
