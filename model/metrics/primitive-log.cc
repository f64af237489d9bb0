/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/primitive-log.h"

#include "ns3/node.h"
#include "ns3/packet-place.h"
#include "ns3/result-record.h"
#include "ns3/simulator.h"

#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(PrimitiveLog);

TypeId
PrimitiveLog::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::PrimitiveLog")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<PrimitiveLog>();
    return tid;
}

void
PrimitiveLog::Follow(Ptr<LinkSap> link)
{
    const auto node = link->GetNetDevice()->GetNode();
    link->TraceConnectWithoutContext("Primitive",
                                     MakeCallback(&PrimitiveLog::Note, this).Bind(node->GetId()));
}

void
PrimitiveLog::FollowRefusals(Ptr<LinkLayer> layer)
{
    layer->TraceConnectWithoutContext(
        "Primitive",
        MakeCallback(&PrimitiveLog::Note, this).Bind(layer->GetNodeId()));
}

const std::vector<PrimitiveLog::Entry>&
PrimitiveLog::GetEntries() const
{
    return m_entries;
}

void
PrimitiveLog::DoDispose()
{
    m_entries.clear();
    Object::DoDispose();
}

void
PrimitiveLog::Note(uint32_t nodeId, const LinkSap::PrimitiveRecord& record)
{
    m_entries.push_back({Simulator::Now(), nodeId, record});
}

namespace
{

/// @param record a primitive @return "L2 IEEE 802.11"
std::string
NameLinkEntity(const LinkSap::PrimitiveRecord& record)
{
    return "L2 " + ToString(record.parameters.interface.type);
}

/// @param record a primitive @return "L3 IPv6", or "L3 IPv6/policy" where the user has a name
std::string
NameNetworkEntity(const LinkSap::PrimitiveRecord& record)
{
    const auto protocol = ToString(ProtocolId::IPV6);
    return "L3 " + protocol + (record.user == protocol ? "" : "/" + record.user);
}

/// @param given parameters @return the columns from poa on
std::string
WriteConditions(const LinkParameters& given)
{
    std::ostringstream os;
    if (given.poa)
    {
        os << *given.poa;
    }
    os << ',';
    if (given.condition)
    {
        os << ToString(given.condition->quality) << ',' << given.condition->bandwidth.GetBitRate()
           << ',';
        if (given.condition->snrDb)
        {
            os << *given.condition->snrDb;
        }
    }
    else
    {
        os << ",,";
    }
    os << ',';
    if (given.list)
    {
        const char* separator = "";
        for (const auto& entry : *given.list)
        {
            os << separator << entry.poa << '=' << ToString(entry.condition.quality);
            separator = " ";
        }
    }
    return os.str();
}

} // namespace

void
WritePrimitivesCsv(std::ostream& os, const PrimitiveLog& log)
{
    os << "time_s,node,interface,link,from,to,layer,protocol,class,name,code,enable,event,"
          "threshold,poa,quality,bandwidth_bit_per_s,snr_db,poas\n";
    for (const auto& entry : log.GetEntries())
    {
        const auto& record = entry.record;
        const auto& given = record.parameters;
        const bool down = record.layer == ProtocolLayer::LINK;
        const auto link = NameLinkEntity(record);
        const auto network = NameNetworkEntity(record);
        os << ToSeconds(entry.when) << ',' << GetNodeName(entry.nodeId) << ','
           << given.interface.ifIndex << ',' << ToString(given.interface.type) << ','
           << (down ? network : link) << ',' << (down ? link : network) << ','
           << static_cast<int>(record.layer) << ',' << ToString(record.protocol) << ','
           << ToString(record.primitiveClass) << ',' << ToString(record.name) << ','
           << (given.code ? ToString(*given.code) : "") << ','
           << (given.enable ? (*given.enable ? "Enable" : "Disable") : "") << ','
           << (given.event ? ToString(*given.event) : "") << ','
           << (given.threshold ? ToString(*given.threshold) : "") << ',' << WriteConditions(given)
           << '\n';
    }
}

} // namespace fmipv6
} // namespace ns3
