/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/message-ladder.h"

#include "ns3/access-router.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/mobility-header.h"
#include "ns3/new-access-router.h"
#include "ns3/previous-access-router.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <array>
#include <iomanip>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Next headers of what an application sends, and of the tunnel that it may come through.
constexpr uint8_t UDP = 17;
constexpr uint8_t IPV6_IN_IPV6 = 41;
/// Where the type stands in a Mobility Header (RFC 6275 section 6.1.1).
constexpr uint32_t MH_TYPE_OFFSET = 2;

/// Text ladder: columns where the lifelines stand, behind the time.
constexpr std::array<std::size_t, 4> LIFELINES{2, 35, 49, 61};
constexpr std::size_t WIDTH = 62;
constexpr int TIME_WIDTH = 12;

/// @param packet with its IPv6 header @param header set to it @return the type of the Mobility
/// Header in it, or nothing
std::optional<uint8_t>
PeekMobilityHeaderType(Ptr<const Packet> packet, Ipv6Header& header)
{
    auto copy = packet->Copy();
    copy->RemoveHeader(header);
    std::array<uint8_t, MH_TYPE_OFFSET + 1> octets{};
    if (header.GetNextHeader() != MobilityHeader::PROTOCOL ||
        copy->CopyData(octets.data(), octets.size()) < octets.size())
    {
        return std::nullopt;
    }
    return octets[MH_TYPE_OFFSET];
}

} // namespace

NS_OBJECT_ENSURE_REGISTERED(MessageLadder);

TypeId
MessageLadder::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MessageLadder").SetParent<Object>().SetGroupName("Fmipv6");
    return tid;
}

std::string
ToString(LadderColumn column)
{
    switch (column)
    {
    case LadderColumn::MN_L2:
        return "MN-L2";
    case LadderColumn::MN_L3:
        return "MN-L3";
    case LadderColumn::PAR_L3:
        return "PAR-L3";
    case LadderColumn::NAR_L3:
        return "NAR-L3";
    }
    return "?";
}

std::string
ToString(LadderKind kind)
{
    switch (kind)
    {
    case LadderKind::PRIMITIVE:
        return "primitive";
    case LadderKind::MESSAGE:
        return "message";
    case LadderKind::DATA:
        return "data";
    }
    return "?";
}

void
MessageLadder::Watch(const HandoverScenario& scenario, uint32_t firstAp)
{
    const auto& wires = scenario.GetNetwork();
    const auto previous = wires.GetAccessPoints().at(firstAp).router;
    for (uint32_t ap = 0; ap < wires.GetAccessPoints().size(); ++ap)
    {
        if (wires.GetAccessPoints()[ap].router == previous)
        {
            m_previousPoas.push_back(scenario.GetAccessNetwork().GetPoa(ap));
        }
    }
    m_previousPrefix = wires.GetRouters().at(previous).prefix;
    scenario.GetLink(0)->TraceConnectWithoutContext(
        "Primitive",
        MakeCallback(&MessageLadder::NotePrimitive, this));
    auto mobile = scenario.GetMobileNode(0);
    mobile->GetObject<MobileNode>()->TraceConnectWithoutContext(
        "MsgRx",
        MakeCallback(&MessageLadder::NoteAtMobile, this));
    mobile->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
        "LocalDeliver",
        MakeCallback(&MessageLadder::NoteDelivered, this));
    const auto& routers = scenario.GetDeployment().GetRouters();
    for (uint32_t index = 0; index < routers.size(); ++index)
    {
        const auto column = index == previous ? LadderColumn::PAR_L3 : LadderColumn::NAR_L3;
        const auto note = MakeCallback(&MessageLadder::NoteAtRouter, this).Bind(column);
        routers[index]->GetPreviousRole()->TraceConnectWithoutContext("MsgRx", note);
        routers[index]->GetNewRole()->TraceConnectWithoutContext("MsgRx", note);
    }
    wires.GetRouters().at(previous).node->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
        "Tx",
        MakeCallback(&MessageLadder::NoteSent, this));
}

std::vector<LadderRow>
MessageLadder::GetRows() const
{
    return m_rows;
}

LadderColumn
MessageLadder::GetRouter() const
{
    return std::find(m_previousPoas.begin(), m_previousPoas.end(), m_poa) != m_previousPoas.end()
               ? LadderColumn::PAR_L3
               : LadderColumn::NAR_L3;
}

void
MessageLadder::NotePrimitive(const LinkSap::PrimitiveRecord& record)
{
    if (record.user != "IPv6")
    {
        return; // of somebody else in the network layer
    }
    const bool down = record.primitiveClass == LinkPrimitiveClass::REQUEST ||
                      record.primitiveClass == LinkPrimitiveClass::RESPONSE;
    if (record.TellsIpv6Of(LinkPrimitiveName::LINK_UP))
    {
        m_poa = record.GetPoa();
    }
    m_rows.push_back({Simulator::Now(),
                      down ? LadderColumn::MN_L3 : LadderColumn::MN_L2,
                      down ? LadderColumn::MN_L2 : LadderColumn::MN_L3,
                      LadderKind::PRIMITIVE,
                      ToString(record)});
}

void
MessageLadder::NoteAtMobile(std::string name, Ptr<const Packet>)
{
    const auto router = GetRouter();
    if (name == "FBack" && router == LadderColumn::PAR_L3)
    {
        // The copy to the old link was not lost: its row is here.
        const auto sent =
            std::find_if(m_rows.rbegin(), m_rows.rend(), [](const auto& row) { return row.lost; });
        if (sent != m_rows.rend())
        {
            m_rows.erase(std::next(sent).base());
        }
    }
    m_rows.push_back(
        {Simulator::Now(), router, LadderColumn::MN_L3, LadderKind::MESSAGE, std::move(name)});
}

void
MessageLadder::NoteAtRouter(LadderColumn at, std::string name, Ptr<const Packet>)
{
    auto from = LadderColumn::MN_L3;
    if (name == "HI")
    {
        from = LadderColumn::PAR_L3;
    }
    else if (name == "HAck" || (name == "FBU" && GetRouter() == LadderColumn::NAR_L3))
    {
        from = LadderColumn::NAR_L3; // an FBU on the new link comes inside the FNA
    }
    m_announced = m_announced || name == "FNA" || name == "UNA";
    m_rows.push_back({Simulator::Now(), from, at, LadderKind::MESSAGE, std::move(name)});
}

void
MessageLadder::NoteSent(Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t)
{
    Ipv6Header header;
    const auto type = PeekMobilityHeaderType(packet, header);
    if (type != static_cast<uint8_t>(MobilityHeaderType::FAST_BINDING_ACKNOWLEDGMENT))
    {
        return;
    }
    const bool onOldLink = Ipv6Prefix(64).IsMatch(header.GetDestination(), m_previousPrefix);
    m_rows.push_back({Simulator::Now(),
                      LadderColumn::PAR_L3,
                      onOldLink ? LadderColumn::MN_L3 : LadderColumn::NAR_L3,
                      LadderKind::MESSAGE,
                      "FBack",
                      onOldLink});
}

void
MessageLadder::NoteDelivered(const Ipv6Header& header, Ptr<const Packet>, uint32_t)
{
    if (m_announced && (header.GetNextHeader() == UDP || header.GetNextHeader() == IPV6_IN_IPV6))
    {
        m_announced = false;
        m_rows.push_back(
            {Simulator::Now(), GetRouter(), LadderColumn::MN_L3, LadderKind::DATA, "packets"});
    }
}

void
PrintLadder(std::ostream& os, const std::vector<LadderRow>& rows, bool routers)
{
    const std::size_t shown = routers ? LIFELINES.size() : 2;
    const auto print = [&os](std::string line) {
        line.erase(line.find_last_not_of(' ') + 1);
        os << line << "\n";
    };
    std::string head(WIDTH, ' ');
    for (std::size_t column = 0; column < shown; ++column)
    {
        const auto name = ToString(static_cast<LadderColumn>(column));
        const auto middle = LIFELINES[column];
        head.replace(middle - std::min(middle, name.size() / 2), name.size(), name);
    }
    os << std::setw(TIME_WIDTH) << "t / ms"
       << "  ";
    print(head);
    const Time origin = rows.empty() ? Time(0) : rows.front().when;
    for (const auto& row : rows)
    {
        std::string line(WIDTH, ' ');
        for (std::size_t column = 0; column < shown; ++column)
        {
            line[LIFELINES[column]] = '|';
        }
        const auto from = LIFELINES[static_cast<std::size_t>(row.from)];
        const auto to = LIFELINES[static_cast<std::size_t>(row.to)];
        const auto left = std::min(from, to) + 1;
        const auto right = std::max(from, to) - 1;
        std::string arrow(right - left + 1, row.kind == LadderKind::DATA ? '=' : '-');
        const auto text = row.text;
        arrow.replace((arrow.size() - std::min(arrow.size(), text.size())) / 2, text.size(), text);
        (to > from ? arrow.back() : arrow.front()) = row.lost ? 'x' : (to > from ? '>' : '<');
        line.replace(left, arrow.size(), arrow);
        os << std::setw(TIME_WIDTH) << std::fixed << std::setprecision(3)
           << (row.when - origin).ToDouble(Time::MS) << "  ";
        print(line);
    }
}

} // namespace fmipv6
} // namespace ns3
