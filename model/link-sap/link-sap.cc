/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// LinkSap: what goes up, confirms and indications. Requests are in link-sap-requests.cc.
#include "ns3/link-sap.h"

#include "ns3/abort.h"
#include "ns3/link-layer.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6LinkSap");
NS_OBJECT_ENSURE_REGISTERED(LinkSap);

bool
LinkSap::PrimitiveRecord::TellsIpv6Of(LinkPrimitiveName indication) const
{
    return primitiveClass == LinkPrimitiveClass::INDICATION && name == indication &&
           user == ToString(ProtocolId::IPV6);
}

TypeId
LinkSap::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::LinkSap")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddAttribute("PoaIndicationInterval",
                          "Least time (s) between two L2-PoAFound indications to a user, and "
                          "between two L2-PoALost indications: what changes meanwhile is told at "
                          "its end, as one list, and what has changed back is not told at all. A "
                          "defence against the storm of RFC 5184 section 8; 0 tells each change",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&LinkSap::m_poaIndicationInterval),
                          MakeTimeChecker(Time(0)))
            .AddTraceSource("Primitive",
                            "A primitive of RFC 5184 crossed this service access point.",
                            MakeTraceSourceAccessor(&LinkSap::m_primitiveTrace),
                            "ns3::fmipv6::LinkSap::PrimitiveTracedCallback");
    return tid;
}

void
LinkSap::DoDispose()
{
    m_confirms.Clear();
    for (auto& event : m_deferred)
    {
        event.Cancel();
    }
    m_deferred.clear();
    for (const auto& registration : m_registrations)
    {
        registration->Withdraw();
    }
    m_registrations.clear();
    m_scanUser = nullptr;
    Object::DoDispose();
}

void
LinkSap::SetInterfaceId(NetworkInterfaceId id)
{
    m_interfaceId = id;
    if (const auto node = GetNetDevice()->GetNode())
    {
        LinkLayer::GetFor(node)->Add(this);
    }
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
    m_confirms.Withdraw(user);
    for (const auto& registration : m_registrations)
    {
        if (registration->GetUser() == user)
        {
            registration->Withdraw();
        }
    }
    m_registrations.erase(std::remove_if(m_registrations.begin(),
                                         m_registrations.end(),
                                         [](const auto& r) { return !r->GetUser(); }),
                          m_registrations.end());
    if (m_scanUser == user)
    {
        m_scanUser = nullptr; // the scan itself goes on, and nobody is told
    }
}

LinkSap::PrimitiveRecord
LinkSap::MakeUpward(LinkPrimitiveName name, LinkPrimitiveClass primitiveClass) const
{
    PrimitiveRecord record;
    record.layer = ProtocolLayer::NETWORK;
    record.protocol = ProtocolId::IPV6;
    record.primitiveClass = primitiveClass;
    record.name = name;
    record.parameters.interface = m_interfaceId;
    return record;
}

void
LinkSap::Deliver(LinkSapUser* user, PrimitiveRecord record)
{
    NS_LOG_DEBUG(ToString(record) << " " << DescribeParameters(record));
    record.user = user->GetEntityName();
    m_primitiveTrace(record);
    user->Receive(record);
}

void
LinkSap::Confirm(LinkSapUser* user, const PrimitiveRecord& record)
{
    m_confirms.Send(user, [this, user, record] { Deliver(user, record); });
}

void
LinkSap::ConfirmCode(LinkSapUser* user, const LinkPrimitive& request, LinkStatusCode code)
{
    auto confirm = MakeUpward(request.name, LinkPrimitiveClass::CONFIRM);
    confirm.parameters.interface = request.parameters.interface;
    confirm.parameters.poa = request.parameters.poa;
    confirm.parameters.code = code;
    Confirm(user, confirm);
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
    auto confirm = MakeUpward(LinkPrimitiveName::LINK_SCAN, LinkPrimitiveClass::CONFIRM);
    confirm.parameters.code = code;
    confirm.parameters.list = list;
    Confirm(user, confirm);
}

std::vector<LinkSap::Registration>
LinkSap::GetRegistrations(LinkPrimitiveName name) const
{
    std::vector<Registration> registered;
    for (const auto& registration : m_registrations)
    {
        if (registration->GetName() == name)
        {
            registered.push_back(registration);
        }
    }
    return registered;
}

void
LinkSap::Indicate(const Registration& registration, const PrimitiveRecord& record)
{
    if (registration->GetUser()) // a user told before may have detached this one
    {
        registration->NoteIndication();
        Deliver(registration->GetUser(), record);
    }
}

void
LinkSap::IndicatePoa(LinkPrimitiveName name, Poa poa)
{
    const auto registered = GetRegistrations(name);
    if (!registered.empty())
    {
        auto indication = MakeUpward(name, LinkPrimitiveClass::INDICATION);
        indication.parameters.poa = poa;
        for (const auto& registration : registered)
        {
            Indicate(registration, indication);
        }
    }
}

void
LinkSap::IndicateLinkUp(Poa poa)
{
    if (Defer([this, poa] { IndicateLinkUp(poa); }))
    {
        return;
    }
    for (const auto& registration : m_registrations)
    {
        registration->Rearm();
    }
    IndicatePoa(LinkPrimitiveName::LINK_UP, poa);
}

void
LinkSap::IndicateLinkDown(Poa poa)
{
    if (!Defer([this, poa] { IndicateLinkDown(poa); }))
    {
        IndicatePoa(LinkPrimitiveName::LINK_DOWN, poa);
    }
}

void
LinkSap::UpdateLinkCondition(Poa poa, const Condition& condition)
{
    if (Defer([this, poa, condition] { UpdateLinkCondition(poa, condition); }))
    {
        return;
    }
    std::vector<Registration> crossed;
    for (const auto& registration : m_registrations)
    {
        if (registration->GetName() == LinkPrimitiveName::LINK_STATUS_CHANGED &&
            registration->Crosses(condition.quality))
        {
            crossed.push_back(registration);
        }
    }
    for (const auto& registration : crossed)
    {
        auto indication =
            MakeUpward(LinkPrimitiveName::LINK_STATUS_CHANGED, LinkPrimitiveClass::INDICATION);
        indication.parameters.poa = poa;
        indication.parameters.condition = condition;
        Indicate(registration, indication);
    }
}

void
LinkSap::UpdatePoas(const PoaList& changed)
{
    if (Defer([this, changed] { UpdatePoas(changed); }))
    {
        return;
    }
    for (const auto name : {LinkPrimitiveName::POA_FOUND, LinkPrimitiveName::POA_LOST})
    {
        for (const auto& registration : GetRegistrations(name))
        {
            IndicatePoas(registration, registration->TakeIn(changed, m_poaIndicationInterval));
        }
    }
}

void
LinkSap::IndicatePoas(const Registration& registration, const PoaList& list)
{
    if (registration->NeedsWaitEvent())
    {
        // Weak: the registration holds the event, and the event must not hold it in turn.
        const std::weak_ptr<LinkRegistration> waiting = registration;
        registration->SetWaitEvent(
            Simulator::Schedule(registration->GetWaitEnd() - Simulator::Now(), [this, waiting] {
                if (const auto still = waiting.lock())
                {
                    IndicatePoas(still, still->EndWait(m_poaIndicationInterval));
                }
            }));
    }
    if (!list.empty())
    {
        auto indication = MakeUpward(registration->GetName(), LinkPrimitiveClass::INDICATION);
        indication.parameters.list = list;
        Indicate(registration, indication);
    }
}

bool
LinkSap::Defer(const std::function<void()>& call)
{
    if (m_operating == 0)
    {
        return false;
    }
    m_deferred.erase(std::remove_if(m_deferred.begin(),
                                    m_deferred.end(),
                                    [](const auto& e) { return e.IsExpired(); }),
                     m_deferred.end());
    m_deferred.push_back(Simulator::ScheduleNow([call] { call(); }));
    return true;
}

} // namespace fmipv6
} // namespace ns3
