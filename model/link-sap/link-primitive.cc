/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-primitive.h"

#include <sstream>

namespace ns3
{
namespace fmipv6
{

Poa
LinkPrimitive::GetPoa() const
{
    if (parameters.poa)
    {
        return *parameters.poa;
    }
    if (parameters.list && !parameters.list->empty())
    {
        return parameters.list->front().poa;
    }
    return parameters.targets && !parameters.targets->empty() ? parameters.targets->front() : Poa();
}

LinkPrimitive
MakeLinkRequest(NetworkInterfaceId interface, LinkPrimitiveName name)
{
    LinkPrimitive request;
    request.layer = ProtocolLayer::LINK;
    request.protocol = ToProtocolId(interface.type);
    request.primitiveClass = LinkPrimitiveClass::REQUEST;
    request.name = name;
    request.parameters.interface = interface;
    return request;
}

std::string
ToString(const LinkPrimitive& primitive)
{
    return ToString(primitive.name) + "." + ToString(primitive.primitiveClass);
}

std::string
DescribeParameters(const LinkPrimitive& primitive)
{
    const auto& given = primitive.parameters;
    std::ostringstream os;
    const auto add = [&os]() -> std::ostream& { return os << (os.tellp() > 0 ? ", " : ""); };
    if (given.code)
    {
        add() << ToString(*given.code);
    }
    if (given.enable)
    {
        add() << (*given.enable ? "Enable" : "Disable");
    }
    if (given.event)
    {
        add() << ToString(*given.event);
    }
    if (given.threshold)
    {
        add() << "threshold " << ToString(*given.threshold);
    }
    if (given.poa)
    {
        add() << *given.poa;
    }
    if (given.condition)
    {
        add() << ToString(given.condition->quality) << " " << given.condition->bandwidth;
    }
    if (given.list)
    {
        for (const auto& entry : *given.list)
        {
            add() << entry.poa << " " << ToString(entry.condition.quality);
        }
    }
    if (given.targets)
    {
        for (const auto& target : *given.targets)
        {
            add() << target;
        }
    }
    return os.str();
}

} // namespace fmipv6
} // namespace ns3
