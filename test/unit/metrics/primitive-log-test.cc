/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "link-sap-fixture.h"

#include "ns3/link-layer.h"
#include "ns3/node.h"
#include "ns3/packet-place.h"
#include "ns3/primitive-log.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class PrimitiveLogTest : public LinkSapFixture
{
  protected:
    void SetUp() override
    {
        LinkSapFixture::SetUp();
        m_node = CreateObject<Node>();
        m_node->AddDevice(m_sap->m_device);
        m_sap->SetInterfaceId({m_sap->m_device->GetIfIndex(), LinkType::IEEE_802_16E});
        m_log = CreateObject<PrimitiveLog>();
        m_log->Follow(m_sap);
        m_log->FollowRefusals(LinkLayer::GetFor(m_node));
    }

    /// @return the lines of the CSV
    Strings Lines() const
    {
        std::ostringstream os;
        WritePrimitivesCsv(os, *m_log);
        std::istringstream is(os.str());
        Strings lines;
        for (std::string line; std::getline(is, line);)
        {
            lines.push_back(line);
        }
        return lines;
    }

    Ptr<Node> m_node;
    Ptr<PrimitiveLog> m_log;
};

} // namespace

TEST_F(PrimitiveLogTest, EachPrimitiveIsARowWithBothEntitiesAndItsParameters)
{
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::POA_FOUND, true, LinkQuality::FAIR);
    Told();
    m_sap->UpdatePoas({{OLD, At(LinkQuality::GOOD)}});
    m_sap->LinkStatusRequest(&m_x);
    Told();
    LinkLayer::GetFor(m_node)->Request(
        &m_x,
        MakeLinkRequest({9, LinkType::IDEAL}, LinkPrimitiveName::LINK_UP));
    Told();
    const auto node = GetNodeName(m_node->GetId());
    const auto row = [&node](const std::string& time, const std::string& rest) {
        return time + "," + node + ",0,IEEE 802.16e," + rest;
    };
    const std::string up = "L2 IEEE 802.16e,L3 IPv6/x,3,IPv6,";
    const std::string down = "L3 IPv6/x,L2 IEEE 802.16e,2,IEEE 802.16e,";
    EXPECT_EQ(
        Lines(),
        (Strings{"time_s,node,interface,link,from,to,layer,protocol,class,name,code,enable,"
                 "event,threshold,poa,quality,bandwidth_bit_per_s,snr_db,poas",
                 row("0.000000000", down + "req,PoAFound,,Enable,,FAIR,,,,,"),
                 row("0.000000000", up + "cnf,PoAFound,Ack,,,,,,,,"),
                 row("1.000000000", up + "ind,PoAFound,,,,,,,,,00:00:00:00:00:a1=GOOD"),
                 row("1.000000000", down + "req,LinkStatus,,,,,,,,,"),
                 row("1.000000000", up + "cnf,LinkStatus,Ack,,,,00:00:00:00:00:a1,GOOD,54000000,,"),
                 "2.000000000," + node +
                     ",9,ideal link,L3 IPv6/x,L2 ideal link,2,ideal link,req,LinkUp,,,,,,,,,",
                 "2.000000000," + node +
                     ",9,ideal link,L2 ideal link,L3 IPv6/x,3,IPv6,cnf,LinkUp,Error (unknown "
                     "interface),,,,,,,,"}));
}
