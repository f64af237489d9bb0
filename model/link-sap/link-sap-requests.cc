/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// LinkSap: what comes down, requests and responses.
#include "ns3/abort.h"
#include "ns3/link-sap.h"
#include "ns3/log.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6LinkSapRequests");

void
LinkSap::LinkStatusRequest(LinkSapUser* user)
{
    Request(user, MakeLinkRequest(m_interfaceId, LinkPrimitiveName::LINK_STATUS));
}

void
LinkSap::PoaListRequest(LinkSapUser* user)
{
    Request(user, MakeLinkRequest(m_interfaceId, LinkPrimitiveName::POA_LIST));
}

void
LinkSap::NotificationRequest(LinkSapUser* user,
                             LinkPrimitiveName name,
                             bool enable,
                             std::optional<LinkQuality> threshold)
{
    NS_ABORT_MSG_UNLESS(
        name == LinkPrimitiveName::POA_FOUND || name == LinkPrimitiveName::POA_LOST ||
            name == LinkPrimitiveName::LINK_UP || name == LinkPrimitiveName::LINK_DOWN,
        "L2-" << ToString(name) << " is not registered with NotificationRequest");
    auto request = MakeLinkRequest(m_interfaceId, name);
    request.parameters.enable = enable;
    request.parameters.threshold = threshold;
    Request(user, request);
}

void
LinkSap::LinkStatusChangedRequest(LinkSapUser* user,
                                  bool enable,
                                  LinkQuality threshold,
                                  LinkEvent event)
{
    auto request = MakeLinkRequest(m_interfaceId, LinkPrimitiveName::LINK_STATUS_CHANGED);
    request.parameters.enable = enable;
    request.parameters.threshold = threshold;
    request.parameters.event = event;
    Request(user, request);
}

void
LinkSap::LinkConnectRequest(LinkSapUser* user, Poa poa)
{
    auto request = MakeLinkRequest(m_interfaceId, LinkPrimitiveName::LINK_CONNECT);
    request.parameters.poa = poa;
    Request(user, request);
}

void
LinkSap::LinkDisconnectRequest(LinkSapUser* user, Poa poa)
{
    auto request = MakeLinkRequest(m_interfaceId, LinkPrimitiveName::LINK_DISCONNECT);
    request.parameters.poa = poa;
    Request(user, request);
}

void
LinkSap::LinkScanRequest(LinkSapUser* user, const std::vector<Poa>& targets)
{
    auto request = MakeLinkRequest(m_interfaceId, LinkPrimitiveName::LINK_SCAN);
    request.parameters.targets = targets;
    Request(user, request);
}

LinkStatusCode
LinkSap::CheckRequest(const LinkPrimitive& request) const
{
    const auto& given = request.parameters;
    if (request.layer != ProtocolLayer::LINK ||
        request.protocol != ToProtocolId(m_interfaceId.type) || !(given.interface == m_interfaceId))
    {
        return LinkStatusCode::UNKNOWN_INTERFACE;
    }
    bool complete = request.primitiveClass == LinkPrimitiveClass::REQUEST;
    switch (request.name)
    {
    case LinkPrimitiveName::POA_FOUND:
    case LinkPrimitiveName::POA_LOST:
    case LinkPrimitiveName::LINK_UP:
    case LinkPrimitiveName::LINK_DOWN:
        complete = complete && given.enable;
        break;
    case LinkPrimitiveName::LINK_STATUS_CHANGED:
        complete = complete && given.enable && (given.threshold || !*given.enable);
        break;
    case LinkPrimitiveName::LINK_CONNECT:
    case LinkPrimitiveName::LINK_DISCONNECT:
        complete = complete && given.poa;
        break;
    case LinkPrimitiveName::LINK_STATUS:
    case LinkPrimitiveName::POA_LIST:
    case LinkPrimitiveName::LINK_SCAN:
        break;
    }
    return complete ? LinkStatusCode::ACK : LinkStatusCode::INVALID;
}

void
LinkSap::Request(LinkSapUser* user, const LinkPrimitive& request)
{
    NS_ABORT_MSG_IF(!user, "a request needs a user to confirm to");
    NS_LOG_DEBUG(ToString(request) << " " << DescribeParameters(request));
    if (!m_primitiveTrace.IsEmpty())
    {
        m_primitiveTrace(PrimitiveRecord{request, user->GetEntityName()});
    }
    const auto code = CheckRequest(request);
    if (code != LinkStatusCode::ACK)
    {
        ConfirmCode(user, request, code);
        return;
    }
    switch (request.name)
    {
    case LinkPrimitiveName::LINK_STATUS:
    case LinkPrimitiveName::POA_LIST:
        Inform(user, request);
        break;
    case LinkPrimitiveName::POA_FOUND:
    case LinkPrimitiveName::POA_LOST:
    case LinkPrimitiveName::LINK_UP:
    case LinkPrimitiveName::LINK_DOWN:
    case LinkPrimitiveName::LINK_STATUS_CHANGED:
        ConfirmCode(user, request, Register(user, request));
        break;
    case LinkPrimitiveName::LINK_CONNECT:
    case LinkPrimitiveName::LINK_DISCONNECT:
        Operate(user, request);
        break;
    case LinkPrimitiveName::LINK_SCAN:
        Scan(user, request.parameters.targets.value_or(std::vector<Poa>()));
        break;
    }
}

void
LinkSap::Inform(LinkSapUser* user, const LinkPrimitive& request)
{
    auto confirm = MakeUpward(request.name, LinkPrimitiveClass::CONFIRM);
    if (request.name == LinkPrimitiveName::POA_LIST)
    {
        confirm.parameters.code = LinkStatusCode::ACK;
        confirm.parameters.list = DoGetPoaList();
    }
    else
    {
        Poa poa;
        Condition condition;
        const auto code = DoGetLinkStatus(poa, condition);
        confirm.parameters.code = code;
        if (code == LinkStatusCode::ACK)
        {
            confirm.parameters.poa = poa;
            confirm.parameters.condition = condition;
        }
    }
    Confirm(user, confirm);
}

LinkSap::Registration
LinkSap::Find(const LinkSapUser* user, LinkPrimitiveName name, std::optional<LinkEvent> event) const
{
    const auto at =
        std::find_if(m_registrations.begin(), m_registrations.end(), [&](const auto& r) {
            return r->GetUser() == user && r->GetName() == name &&
                   (!event || r->GetEvent() == *event);
        });
    return at == m_registrations.end() ? nullptr : *at;
}

LinkStatusCode
LinkSap::Register(LinkSapUser* user, const LinkPrimitive& request)
{
    const auto& given = request.parameters;
    const auto event = given.event.value_or(LinkEvent::FALL);
    const auto found = Find(user, request.name, event);
    if (*given.enable == (found != nullptr))
    {
        return LinkStatusCode::ALREADY_DONE;
    }
    if (found)
    {
        found->Withdraw();
        m_registrations.erase(std::find(m_registrations.begin(), m_registrations.end(), found));
        return LinkStatusCode::ACK;
    }
    // Defaults of the levels: RFC 5184 Appendix D.3, D.4
    const auto level = given.threshold.value_or(
        request.name == LinkPrimitiveName::POA_FOUND ? LinkQuality::GOOD : LinkQuality::BAD);
    auto registration = std::make_shared<LinkRegistration>(user, request.name, level, event);
    if (request.name == LinkPrimitiveName::POA_FOUND || request.name == LinkPrimitiveName::POA_LOST)
    {
        registration->SetKnown(DoGetPoaList());
    }
    m_registrations.push_back(registration);
    return LinkStatusCode::ACK;
}

void
LinkSap::Operate(LinkSapUser* user, const LinkPrimitive& request)
{
    // The confirm is put on its way first, so that it comes before whatever the operation causes.
    auto confirm =
        std::make_shared<PrimitiveRecord>(MakeUpward(request.name, LinkPrimitiveClass::CONFIRM));
    confirm->parameters.poa = request.parameters.poa;
    m_confirms.Send(user, [this, user, confirm] { Deliver(user, *confirm); });
    ++m_operating;
    const auto poa = *request.parameters.poa;
    confirm->parameters.code =
        request.name == LinkPrimitiveName::LINK_CONNECT ? DoConnect(poa) : DoDisconnect(poa);
    --m_operating;
}

void
LinkSap::Scan(LinkSapUser* user, const std::vector<Poa>& targets)
{
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
LinkSap::IndicationResponse(LinkSapUser* user, LinkPrimitiveName name)
{
    for (const auto event : {LinkEvent::FALL, LinkEvent::RISE})
    {
        const auto registration = Find(user, name, event);
        if (registration && registration->TakeResponse())
        {
            auto response = MakeLinkRequest(m_interfaceId, name);
            response.primitiveClass = LinkPrimitiveClass::RESPONSE;
            m_primitiveTrace(PrimitiveRecord{response, user->GetEntityName()});
            return;
        }
    }
    NS_LOG_DEBUG("a response to no " << ToString(name) << " indication is ignored");
}

} // namespace fmipv6
} // namespace ns3
