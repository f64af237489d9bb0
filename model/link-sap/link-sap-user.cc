/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-sap-user.h"

namespace ns3
{
namespace fmipv6
{

std::string
LinkSapUser::GetEntityName() const
{
    return "IPv6";
}

void
LinkSapUser::Receive(const LinkPrimitive& primitive)
{
    const auto& given = primitive.parameters;
    const bool confirm = primitive.primitiveClass == LinkPrimitiveClass::CONFIRM;
    const auto code = given.code.value_or(LinkStatusCode::INVALID);
    const auto poa = given.poa.value_or(Poa());
    const auto condition = given.condition.value_or(Condition());
    static const PoaList NOTHING;
    const auto& list = given.list ? *given.list : NOTHING;
    switch (primitive.name)
    {
    case LinkPrimitiveName::LINK_STATUS:
        LinkStatusConfirm(code, poa, condition);
        break;
    case LinkPrimitiveName::POA_LIST:
        PoaListConfirm(code, list);
        break;
    case LinkPrimitiveName::LINK_SCAN:
        LinkScanConfirm(code, list);
        break;
    case LinkPrimitiveName::POA_FOUND:
        confirm ? LinkConfirm(primitive.name, code) : PoaFoundIndication(list);
        break;
    case LinkPrimitiveName::POA_LOST:
        confirm ? LinkConfirm(primitive.name, code) : PoaLostIndication(list);
        break;
    case LinkPrimitiveName::LINK_UP:
        confirm ? LinkConfirm(primitive.name, code) : LinkUpIndication(poa);
        break;
    case LinkPrimitiveName::LINK_DOWN:
        confirm ? LinkConfirm(primitive.name, code) : LinkDownIndication(poa);
        break;
    case LinkPrimitiveName::LINK_STATUS_CHANGED:
        confirm ? LinkConfirm(primitive.name, code) : LinkStatusChangedIndication(poa, condition);
        break;
    case LinkPrimitiveName::LINK_CONNECT:
    case LinkPrimitiveName::LINK_DISCONNECT:
        LinkConfirm(primitive.name, code);
        break;
    }
}

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

} // namespace fmipv6
} // namespace ns3
