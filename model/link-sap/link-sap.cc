/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-sap.h"

#include "ns3/abort.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <memory>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6LinkSap");
NS_OBJECT_ENSURE_REGISTERED(LinkSap);

namespace
{

/// @param condition a condition @return it, for people
std::string
Describe(const Condition& condition)
{
    std::ostringstream os;
    os << ToString(condition.quality) << " " << condition.bandwidth;
    return os.str();
}

/// @param list a PoA list @return it, for people
std::string
Describe(const PoaList& list)
{
    std::ostringstream os;
    for (const auto& entry : list)
    {
        os << (os.tellp() > 0 ? ", " : "") << entry.poa << " " << ToString(entry.condition.quality);
    }
    return os.str();
}

/// @param list a PoA list @return the PoA to name in the trace: the first, or zero
Poa
FirstOf(const PoaList& list)
{
    return list.empty() ? Poa() : list.front().poa;
}

} // namespace

void
LinkSapUser::LinkStatusConfirm(LinkStatusCode, Poa, const Condition&)
{
}

void
LinkSapUser::PoaListConfirm(LinkStatusCode, const PoaList&)
{
}

void
LinkSapUser::LinkConfirm(LinkPrimitiveName, LinkStatusCode)
{
}

void
LinkSapUser::LinkScanConfirm(LinkStatusCode, const PoaList&)
{
}

void
LinkSapUser::PoaFoundIndication(const PoaList&)
{
}

void
LinkSapUser::PoaLostIndication(const PoaList&)
{
}

void
LinkSapUser::LinkUpIndication(Poa)
{
}

void
LinkSapUser::LinkDownIndication(Poa)
{
}

void
LinkSapUser::LinkStatusChangedIndication(Poa, const Condition&)
{
}

TypeId
LinkSap::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::LinkSap")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddTraceSource("Primitive",
                            "A primitive of RFC 5184 crossed this service access point.",
                            MakeTraceSourceAccessor(&LinkSap::m_primitiveTrace),
                            "ns3::fmipv6::LinkSap::PrimitiveTracedCallback");
    return tid;
}

void
LinkSap::DoDispose()
{
    for (auto& confirm : m_confirms)
    {
        confirm.event.Cancel();
    }
    for (auto& event : m_deferred)
    {
        event.Cancel();
    }
    m_confirms.clear();
    m_deferred.clear();
    m_registered.clear();
    m_thresholds.clear();
    m_scanUser = nullptr;
    Object::DoDispose();
}

void
LinkSap::SetInterfaceId(NetworkInterfaceId id)
{
    m_interfaceId = id;
}

NetworkInterfaceId
LinkSap::GetInterfaceId() const
{
    return m_interfaceId;
}

Mac48Address
LinkSap::GetAddress() const
{
    return Mac48Address::ConvertFrom(GetNetDevice()->GetAddress());
}

void
LinkSap::Detach(LinkSapUser* user)
{
    NS_LOG_FUNCTION(this);
    for (auto& confirm : m_confirms)
    {
        if (confirm.user == user)
        {
            confirm.event.Cancel();
        }
    }
    for (auto& [name, users] : m_registered)
    {
        users.erase(std::remove(users.begin(), users.end(), user), users.end());
    }
    m_thresholds.erase(std::remove_if(m_thresholds.begin(),
                                      m_thresholds.end(),
                                      [user](const auto& t) { return t.user == user; }),
                       m_thresholds.end());
    if (m_scanUser == user)
    {
        m_scanUser = nullptr; // the scan itself goes on, and nobody is told
    }
}

void
LinkSap::LinkStatusRequest(LinkSapUser* user)
{
    Trace(LinkPrimitiveName::LINK_STATUS, LinkPrimitiveClass::REQUEST);
    Poa poa;
    Condition condition;
    const auto code = DoGetLinkStatus(poa, condition);
    Confirm(user, [this, user, code, poa, condition] {
        Trace(LinkPrimitiveName::LINK_STATUS,
              LinkPrimitiveClass::CONFIRM,
              poa,
              ToString(code) + ", " + Describe(condition));
        user->LinkStatusConfirm(code, poa, condition);
    });
}

void
LinkSap::PoaListRequest(LinkSapUser* user)
{
    Trace(LinkPrimitiveName::POA_LIST, LinkPrimitiveClass::REQUEST);
    const auto list = DoGetPoaList();
    Confirm(user, [this, user, list] {
        Trace(LinkPrimitiveName::POA_LIST,
              LinkPrimitiveClass::CONFIRM,
              FirstOf(list),
              Describe(list));
        user->PoaListConfirm(LinkStatusCode::ACK, list);
    });
}

void
LinkSap::NotificationRequest(LinkSapUser* user, LinkPrimitiveName name, bool enable)
{
    NS_ABORT_MSG_UNLESS(
        name == LinkPrimitiveName::POA_FOUND || name == LinkPrimitiveName::POA_LOST ||
            name == LinkPrimitiveName::LINK_UP || name == LinkPrimitiveName::LINK_DOWN,
        "L2-" << ToString(name) << " is not registered with NotificationRequest");
    Trace(name, LinkPrimitiveClass::REQUEST, Poa(), enable ? "Enable" : "Disable");
    auto& users = m_registered[name];
    const auto at = std::find(users.begin(), users.end(), user);
    const bool enabled = at != users.end();
    if (enable && !enabled)
    {
        users.push_back(user);
    }
    else if (!enable && enabled)
    {
        users.erase(at);
    }
    ConfirmCode(user,
                name,
                enable == enabled ? LinkStatusCode::ALREADY_DONE : LinkStatusCode::ACK,
                Poa());
}

void
LinkSap::LinkStatusChangedRequest(LinkSapUser* user, bool enable, LinkQuality threshold)
{
    Trace(LinkPrimitiveName::LINK_STATUS_CHANGED,
          LinkPrimitiveClass::REQUEST,
          Poa(),
          (enable ? "Enable at " : "Disable at ") + ToString(threshold));
    const auto at = std::find_if(m_thresholds.begin(), m_thresholds.end(), [user](const auto& t) {
        return t.user == user;
    });
    const bool enabled = at != m_thresholds.end();
    if (enable && !enabled)
    {
        m_thresholds.push_back({user, threshold});
    }
    else if (!enable && enabled)
    {
        m_thresholds.erase(at);
    }
    ConfirmCode(user,
                LinkPrimitiveName::LINK_STATUS_CHANGED,
                enable == enabled ? LinkStatusCode::ALREADY_DONE : LinkStatusCode::ACK,
                Poa());
}

void
LinkSap::LinkConnectRequest(LinkSapUser* user, Poa poa)
{
    Trace(LinkPrimitiveName::LINK_CONNECT, LinkPrimitiveClass::REQUEST, poa);
    Operate(user, LinkPrimitiveName::LINK_CONNECT, poa, [this, poa] { return DoConnect(poa); });
}

void
LinkSap::LinkDisconnectRequest(LinkSapUser* user, Poa poa)
{
    Trace(LinkPrimitiveName::LINK_DISCONNECT, LinkPrimitiveClass::REQUEST, poa);
    Operate(user, LinkPrimitiveName::LINK_DISCONNECT, poa, [this, poa] {
        return DoDisconnect(poa);
    });
}

void
LinkSap::LinkScanRequest(LinkSapUser* user, const std::vector<Poa>& targets)
{
    Trace(LinkPrimitiveName::LINK_SCAN,
          LinkPrimitiveClass::REQUEST,
          targets.empty() ? Poa() : targets.front(),
          targets.empty() ? "all" : std::to_string(targets.size()) + " targets");
    if (m_scanning)
    {
        ConfirmScanTo(user, LinkStatusCode::WRONG_STATE, {});
        return;
    }
    m_scanning = true;
    m_scanUser = user;
    ++m_operating;
    const auto code = DoScan(targets);
    --m_operating;
    if (code != LinkStatusCode::ACK)
    {
        ConfirmScan(code, {});
    }
}

void
LinkSap::ConfirmScan(LinkStatusCode code, PoaList list)
{
    NS_ABORT_MSG_UNLESS(m_scanning, "no scan to confirm");
    m_scanning = false;
    auto user = m_scanUser;
    m_scanUser = nullptr;
    if (user)
    {
        ConfirmScanTo(user, code, list);
    }
}

void
LinkSap::ConfirmScanTo(LinkSapUser* user, LinkStatusCode code, const PoaList& list)
{
    Confirm(user, [this, user, code, list] {
        Trace(LinkPrimitiveName::LINK_SCAN,
              LinkPrimitiveClass::CONFIRM,
              FirstOf(list),
              ToString(code) + ": " + Describe(list));
        user->LinkScanConfirm(code, list);
    });
}

void
LinkSap::IndicatePoaFound(const PoaList& list)
{
    Indicate(LinkPrimitiveName::POA_FOUND, FirstOf(list), Describe(list), [list](auto* user) {
        user->PoaFoundIndication(list);
    });
}

void
LinkSap::IndicatePoaLost(const PoaList& list)
{
    Indicate(LinkPrimitiveName::POA_LOST, FirstOf(list), Describe(list), [list](auto* user) {
        user->PoaLostIndication(list);
    });
}

void
LinkSap::IndicateLinkUp(Poa poa)
{
    for (auto& threshold : m_thresholds)
    {
        threshold.below = false; // another link: its first fall is a crossing of its own
    }
    Indicate(LinkPrimitiveName::LINK_UP, poa, "", [poa](auto* user) {
        user->LinkUpIndication(poa);
    });
}

void
LinkSap::IndicateLinkDown(Poa poa)
{
    Indicate(LinkPrimitiveName::LINK_DOWN, poa, "", [poa](auto* user) {
        user->LinkDownIndication(poa);
    });
}

void
LinkSap::UpdateLinkCondition(Poa poa, const Condition& condition)
{
    if (m_operating > 0)
    {
        Defer([this, poa, condition] { UpdateLinkCondition(poa, condition); });
        return;
    }
    std::vector<LinkSapUser*> crossed;
    for (auto& threshold : m_thresholds)
    {
        const bool below = condition.quality <= threshold.level;
        if (below && !threshold.below)
        {
            crossed.push_back(threshold.user);
        }
        threshold.below = below;
    }
    if (crossed.empty())
    {
        return;
    }
    Trace(LinkPrimitiveName::LINK_STATUS_CHANGED,
          LinkPrimitiveClass::INDICATION,
          poa,
          Describe(condition));
    for (auto user : crossed)
    {
        // a user told before may have detached this one
        if (std::any_of(m_thresholds.begin(), m_thresholds.end(), [user](const auto& t) {
                return t.user == user;
            }))
        {
            user->LinkStatusChangedIndication(poa, condition);
        }
    }
}

void
LinkSap::Operate(LinkSapUser* user,
                 LinkPrimitiveName name,
                 Poa poa,
                 const std::function<LinkStatusCode()>& operation)
{
    // The confirm is put on its way first, so that it comes before whatever the operation causes.
    auto code = std::make_shared<LinkStatusCode>(LinkStatusCode::FAILED);
    Confirm(user, [this, user, name, poa, code] {
        Trace(name, LinkPrimitiveClass::CONFIRM, poa, ToString(*code));
        user->LinkConfirm(name, *code);
    });
    ++m_operating;
    *code = operation();
    --m_operating;
}

void
LinkSap::ConfirmCode(LinkSapUser* user, LinkPrimitiveName name, LinkStatusCode code, Poa poa)
{
    Confirm(user, [this, user, name, code, poa] {
        Trace(name, LinkPrimitiveClass::CONFIRM, poa, ToString(code));
        user->LinkConfirm(name, code);
    });
}

void
LinkSap::Confirm(LinkSapUser* user, std::function<void()> call)
{
    NS_ABORT_MSG_IF(!user, "a request needs a user to confirm to");
    m_confirms.erase(std::remove_if(m_confirms.begin(),
                                    m_confirms.end(),
                                    [](const auto& c) { return c.event.IsExpired(); }),
                     m_confirms.end());
    m_confirms.push_back({user, Simulator::ScheduleNow([call] { call(); })});
}

void
LinkSap::Defer(std::function<void()> call)
{
    m_deferred.erase(std::remove_if(m_deferred.begin(),
                                    m_deferred.end(),
                                    [](const auto& e) { return e.IsExpired(); }),
                     m_deferred.end());
    m_deferred.push_back(Simulator::ScheduleNow([call] { call(); }));
}

void
LinkSap::Indicate(LinkPrimitiveName name,
                  Poa poa,
                  const std::string& detail,
                  std::function<void(LinkSapUser*)> call)
{
    if (m_operating > 0)
    {
        Defer([=] { Indicate(name, poa, detail, call); });
        return;
    }
    const auto users = GetRegistered(name);
    if (users.empty())
    {
        return;
    }
    Trace(name, LinkPrimitiveClass::INDICATION, poa, detail);
    for (auto user : users)
    {
        const auto& current = m_registered[name];
        if (std::find(current.begin(), current.end(), user) != current.end())
        {
            call(user);
        }
    }
}

void
LinkSap::Trace(LinkPrimitiveName name,
               LinkPrimitiveClass primitiveClass,
               Poa poa,
               const std::string& detail)
{
    NS_LOG_DEBUG("L2-" << ToString(name) << "." << ToString(primitiveClass) << " " << poa << " "
                       << detail);
    m_primitiveTrace(PrimitiveRecord{name, primitiveClass, m_interfaceId, poa, detail});
}

std::vector<LinkSapUser*>
LinkSap::GetRegistered(LinkPrimitiveName name) const
{
    const auto at = m_registered.find(name);
    return at == m_registered.end() ? std::vector<LinkSapUser*>() : at->second;
}

} // namespace fmipv6
} // namespace ns3
