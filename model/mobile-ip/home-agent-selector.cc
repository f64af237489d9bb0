/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/home-agent-selector.h"

#include "ns3/binding-answer.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"
#include "ns3/unicast-routable.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6HomeAgentSelector");
NS_OBJECT_ENSURE_REGISTERED(HomeAgentSelector);

TypeId
HomeAgentSelector::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HomeAgentSelector")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HomeAgentSelector>()
            .AddAttribute("TriesPerHomeAgent",
                          "Binding Updates without an answer after which the next home agent is "
                          "tried (a number). RFC 6275 section 11.4.1 wants at least "
                          "InitialBindackTimeoutFirstReg, the time-out of the first, to pass.",
                          UintegerValue(2),
                          MakeUintegerAccessor(&HomeAgentSelector::m_tries),
                          MakeUintegerChecker<uint32_t>(1, 20))
            .AddAttribute("RetryInterval",
                          "Time until it is asked again who is a home agent, nobody having "
                          "answered or accepted (s). RFC 6275 sets none; the default is as long as "
                          "MAX_BINDACK_TIMEOUT of section 12.",
                          TimeValue(Seconds(32)),
                          MakeTimeAccessor(&HomeAgentSelector::m_retryInterval),
                          MakeTimeChecker(Seconds(1)));
    return tid;
}

void
HomeAgentSelector::Configure(Ptr<HomeAgentDiscovery> discovery,
                             Ptr<Mipv6Registration> registration,
                             Use use)
{
    m_discovery = discovery;
    m_registration = registration;
    m_use = std::move(use);
    m_registration->SetAttribute("MaxTries", UintegerValue(m_tries));
    m_registration->SetOnRefresh([this](bool accepted, const auto& reason) {
        m_tried = {m_current};
        m_asked = false;
        Ended(accepted, reason);
    });
}

void
HomeAgentSelector::Register(Mipv6Registration::Done done)
{
    Cancel();
    m_done = std::move(done);
    m_tried.clear();
    m_asked = false;
    if (!m_current.IsAny() || m_registration->IsAtHomeFromTheStart())
    {
        Try(m_current);
    }
    else
    {
        TryNext("no home agent is known");
    }
}

void
HomeAgentSelector::Cancel()
{
    if (m_discovery)
    {
        m_retry.Cancel();
        m_discovery->Cancel();
        m_registration->Cancel();
        m_done = nullptr;
    }
}

void
HomeAgentSelector::Try(Ipv6Address homeAgent)
{
    NS_LOG_FUNCTION(this << homeAgent);
    m_tried.insert(homeAgent);
    if (homeAgent != m_current)
    {
        m_current = homeAgent;
        m_use(homeAgent);
    }
    m_registration->Register(
        [this](bool accepted, const auto& reason) { Ended(accepted, reason); });
}

void
HomeAgentSelector::Ended(bool accepted, const std::string& reason)
{
    if (accepted)
    {
        Finish(true, "");
    }
    else
    {
        TryNext(reason);
    }
}

void
HomeAgentSelector::TryNext(const std::string& reason)
{
    for (const auto& homeAgent : m_known)
    {
        if (m_tried.count(homeAgent) == 0 && IsUnicastRoutable(homeAgent))
        {
            Try(homeAgent);
            return;
        }
    }
    if (m_asked)
    {
        m_retry = Simulator::Schedule(m_retryInterval, &HomeAgentSelector::Retry, this);
        Finish(false, reason);
        return;
    }
    m_asked = true;
    m_discovery->Discover([this](const auto& homeAgents) {
        // Those that failed before may be told of again: they are asked again, after the others.
        m_tried.clear();
        m_known = homeAgents;
        if (!m_current.IsAny() && m_registration->IsAcknowledged())
        {
            Finish(true, ""); // it has answered after all
            return;
        }
        TryNext(homeAgents.empty() ? "no home agent was discovered" : "no home agent accepted");
    });
}

void
HomeAgentSelector::Retry()
{
    if (!m_registration->IsAcknowledged())
    {
        Register(nullptr);
    }
}

void
HomeAgentSelector::Finish(bool accepted, const std::string& reason)
{
    if (const auto done = std::exchange(m_done, nullptr))
    {
        done(accepted, reason);
    }
}

Ipv6Address
HomeAgentSelector::GetHomeAgent() const
{
    return m_current;
}

const std::vector<Ipv6Address>&
HomeAgentSelector::GetKnown() const
{
    return m_known;
}

void
HomeAgentSelector::DoDispose()
{
    m_retry.Cancel();
    m_discovery = nullptr;
    m_registration = nullptr;
    m_use = nullptr;
    m_done = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
