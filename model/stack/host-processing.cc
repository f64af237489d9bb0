/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/host-processing.h"

#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HostProcessing);

std::string
ToString(HostWork work)
{
    switch (work)
    {
    case HostWork::FBU:
        return "fbu";
    case HostWork::HI:
        return "hi";
    case HostWork::HACK:
        return "hack";
    case HostWork::FNA:
        return "fna";
    case HostWork::LINK_UP:
        return "link-up";
    case HostWork::LINK_NEWS:
        return "link-news";
    }
    return "?";
}

TypeId
HostProcessing::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HostProcessing")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HostProcessing>()
            .AddAttribute("Fbu",
                          "Time (s) that a previous access router takes over an FBU before it "
                          "sends HI, times Share (no RFC gives one).",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HostProcessing::m_fbu),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("Hi",
                          "Time (s) that a new access router takes over an HI before it sends "
                          "HAck, times Share.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HostProcessing::m_hi),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("Hack",
                          "Time (s) that a previous access router takes over a HAck before it "
                          "tunnels, and sends FBack, times Share.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HostProcessing::m_hack),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("Fna",
                          "Time (s) that a new access router takes over an FNA before it forwards "
                          "to the mobile node, times Share.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HostProcessing::m_fna),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("LinkUp",
                          "Time (s) that a mobile node takes over L2-LinkUp before it uses the new "
                          "link and announces itself there, times Share.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HostProcessing::m_linkUp),
                          MakeTimeChecker(Time(0), Seconds(10)))
            .AddAttribute("Share",
                          "Random variable by which each of these times is multiplied, drawn for "
                          "each piece of work; negative values count as 0.",
                          StringValue("ns3::ConstantRandomVariable[Constant=1]"),
                          MakePointerAccessor(&HostProcessing::m_share),
                          MakePointerChecker<RandomVariableStream>())
            .AddTraceSource("Work",
                            "The host acts on what it was told of.",
                            MakeTraceSourceAccessor(&HostProcessing::m_workTrace),
                            "ns3::fmipv6::HostProcessing::WorkTracedCallback");
    return tid;
}

Ptr<HostProcessing>
HostProcessing::GetFor(Ptr<Node> node)
{
    auto host = node->GetObject<HostProcessing>();
    if (!host)
    {
        host = CreateObject<HostProcessing>();
        node->AggregateObject(host);
    }
    return host;
}

Time
HostProcessing::Draw(HostWork work) const
{
    Time mean;
    switch (work)
    {
    case HostWork::FBU:
        mean = m_fbu;
        break;
    case HostWork::HI:
        mean = m_hi;
        break;
    case HostWork::HACK:
        mean = m_hack;
        break;
    case HostWork::FNA:
        mean = m_fna;
        break;
    case HostWork::LINK_UP:
        mean = m_linkUp;
        break;
    case HostWork::LINK_NEWS:
        break;
    }
    return mean.IsZero() ? mean : mean * std::max(0.0, m_share->GetValue());
}

void
HostProcessing::Do(HostWork work, std::function<void()> act)
{
    m_pieces.push_back({work, Simulator::Now(), std::move(act)});
    if (!m_busy && m_pieces.size() == 1)
    {
        Begin();
    }
}

void
HostProcessing::Begin()
{
    m_busy = true;
    const auto takes = Draw(m_pieces.front().work);
    if (takes.IsZero())
    {
        Finish();
    }
    else
    {
        m_finish = Simulator::Schedule(takes, &HostProcessing::Finish, this);
    }
}

void
HostProcessing::Finish()
{
    Ptr<HostProcessing> self(this); // what is done may end the node
    const auto piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    m_busy = false;
    m_workTrace(piece.work, piece.told);
    piece.act();
    if (!m_busy && !m_pieces.empty()) // else what was done has brought more, which has begun
    {
        Begin();
    }
}

std::size_t
HostProcessing::GetNPending() const
{
    return m_pieces.size();
}

int64_t
HostProcessing::AssignStreams(int64_t stream)
{
    m_share->SetStream(stream);
    return 1;
}

void
HostProcessing::DoDispose()
{
    m_finish.Cancel();
    m_pieces.clear();
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
