/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Whether tshark reads in Mobile IPv6's messages what was written: every field, by its value.

#include "judged-messages.h"

#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-binding-refresh-request-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-home-agent-discovery-header.h"
#include "ns3/mipv6-mobile-prefix-header.h"
#include "ns3/mipv6-router-advertisement.h"
#include "ns3/mipv6-test-header.h"
#include "ns3/mipv6-test-init-header.h"
#include "ns3/mipv6-type2-routing-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

class MobileIpDissectionTest : public testing::Test, public JudgedMessages
{
  protected:
    void SetUp() override
    {
        if (!HasTshark())
        {
            GTEST_SKIP() << "tshark is not installed";
        }
    }
};

TEST_F(MobileIpDissectionTest, MobilityHeaders)
{
    const SharedKey key(20, 0x92);
    BindingUpdateHeader update;
    update.sequence = 0x92f3;
    update.homeRegistration = false;
    update.mapRegistration = true;
    update.linkLocalCompatibility = true;
    update.lifetime = Seconds(172);
    update.options.nonceIndices = NonceIndices{0x92f3, 0xa55a};
    update.options.alternateCareOf = Ipv6Address("2001:2::a55a");
    update.Authenticate(key, SOURCE, DESTINATION);
    Add(update,
        MobilityHeader::PROTOCOL,
        "mip6.proto==59 && mip6.mhtype==5 && mip6.bu.seqnr==0x92f3 && mip6.bu.a_flag==1 && "
        "mip6.bu.h_flag==0 && mip6.bu.l_flag==1 && mip6.bu.k_flag==0 && mip6.bu.m_flag==1 && "
        "mip6.bu.lifetime==43 && mip6.ni.hni==0x92f3 && mip6.ni.cni==0xa55a && "
        "mip6.acoa.acoa==2001:2::a55a && mip6.bad.auth");
    for (const int status : {0, 1, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 174})
    {
        BindingAcknowledgementHeader answer;
        answer.status = static_cast<BindingStatus>(status);
        answer.keyManagement = true;
        answer.sequence = 0x92f3;
        answer.lifetime = Seconds(172);
        answer.options.refreshAdvice = Seconds(84);
        Add(answer,
            MobilityHeader::PROTOCOL,
            "mip6.mhtype==6 && mip6.ba.k_flag==1 && mip6.ba.seqnr==0x92f3 && "
            "mip6.ba.lifetime==43 && mip6.bra.interval==21 && mip6.ba.status==" +
                std::to_string(status));
    }
    for (const int status : {1, 2})
    {
        BindingErrorHeader error;
        error.status = static_cast<BindingErrorStatus>(status);
        error.homeAddress = Ipv6Address("2001:f::a55a");
        Add(error,
            MobilityHeader::PROTOCOL,
            "mip6.mhtype==7 && mip6.be.haddr==2001:f::a55a && mip6.be.status==" +
                std::to_string(status));
    }
    Judge();
}

TEST_F(MobileIpDissectionTest, ReturnRoutability)
{
    Add(BindingRefreshRequestHeader(), MobilityHeader::PROTOCOL, "mip6.mhtype==0 && mip6.hlen==0");
    HomeTestInitHeader homeInit;
    homeInit.cookie = 0x92f3a55a01020304;
    Add(homeInit,
        MobilityHeader::PROTOCOL,
        "mip6.mhtype==1 && mip6.hoti.cookie==0x92f3a55a01020304");
    CareOfTestInitHeader careOfInit;
    careOfInit.cookie = 0x92f3a55a01020304;
    Add(careOfInit,
        MobilityHeader::PROTOCOL,
        "mip6.mhtype==2 && mip6.coti.cookie==0x92f3a55a01020304");
    HomeTestHeader home;
    home.nonceIndex = 0x92f3;
    home.cookie = 0x92f3a55a01020304;
    home.keygenToken = 0xa55a92f305060708;
    Add(home,
        MobilityHeader::PROTOCOL,
        "mip6.mhtype==3 && mip6.hot.nindex==0x92f3 && mip6.hot.cookie==0x92f3a55a01020304 && "
        "mip6.hot.token==0xa55a92f305060708");
    CareOfTestHeader careOf;
    careOf.nonceIndex = 0x92f3;
    careOf.cookie = 0x92f3a55a01020304;
    careOf.keygenToken = 0xa55a92f305060708;
    // Wireshark's field of the care-of keygen token has the home one's name.
    Add(careOf,
        MobilityHeader::PROTOCOL,
        "mip6.mhtype==4 && mip6.cot.nindex==0x92f3 && mip6.cot.cookie==0x92f3a55a01020304 && "
        "mip6.hot.token==0xa55a92f305060708");
    Judge();
}

TEST_F(MobileIpDissectionTest, DiscoveryAndAdvertisement)
{
    HomeAgentDiscoveryRequestHeader request;
    request.identifier = 0x92f3;
    Add(request,
        Mipv6Icmpv6Header::PROTOCOL,
        "icmpv6.type==144 && icmpv6.code==0 && icmpv6.mip6.identifier==0x92f3");
    HomeAgentDiscoveryReplyHeader reply;
    reply.identifier = 0x92f3;
    reply.homeAgents = {Ipv6Address("2001:f::1"), Ipv6Address("2001:f::a55a")};
    Add(reply,
        Mipv6Icmpv6Header::PROTOCOL,
        "icmpv6.type==145 && icmpv6.code==0 && icmpv6.mip6.identifier==0x92f3 && "
        "icmpv6.mip6.home_agent_address==2001:f::1 && "
        "icmpv6.mip6.home_agent_address==2001:f::a55a");
    MobilePrefixSolicitationHeader solicitation;
    solicitation.identifier = 0x92f3;
    Add(solicitation,
        Mipv6Icmpv6Header::PROTOCOL,
        "icmpv6.type==146 && icmpv6.code==0 && icmpv6.mip6.identifier==0x92f3");
    MobilePrefixAdvertisementHeader prefixes;
    prefixes.identifier = 0x92f3;
    prefixes.managed = true;
    prefixes.prefixes.resize(1);
    prefixes.prefixes[0].prefix = NetworkPrefix{Ipv6Address("2001:f::"), 64};
    prefixes.prefixes[0].routerAddress = Ipv6Address("2001:f::1");
    prefixes.prefixes[0].validLifetime = Seconds(0xa55a);
    prefixes.prefixes[0].preferredLifetime = Seconds(0x5aa5);
    const std::string prefix =
        "icmpv6.opt.prefix.length==64 && icmpv6.opt.prefix.flag.l==1 && "
        "icmpv6.opt.prefix.flag.a==1 && icmpv6.opt.prefix.flag.r==1 && "
        "icmpv6.opt.prefix.valid_lifetime==0xa55a && "
        "icmpv6.opt.prefix.preferred_lifetime==0x5aa5 && icmpv6.opt.prefix==2001:f::1";
    Add(prefixes,
        Mipv6Icmpv6Header::PROTOCOL,
        "icmpv6.type==147 && icmpv6.code==0 && icmpv6.mip6.identifier==0x92f3 && "
        "icmpv6.mip6.flag.m==1 && icmpv6.mip6.flag.o==0 && " +
            prefix);
    RouterAdvertisement advertisement;
    advertisement.homeAgent = true;
    advertisement.prefixes = prefixes.prefixes;
    advertisement.advertisementInterval = MilliSeconds(0x92f3);
    advertisement.homeAgentInformation = RouterAdvertisement::HomeAgentInformation();
    advertisement.homeAgentInformation->preference = 0x92f3;
    advertisement.homeAgentInformation->lifetime = Seconds(0xa55a);
    advertisement.maps.resize(1);
    advertisement.maps[0].distance = 3;
    advertisement.maps[0].preference = 12;
    advertisement.maps[0].assignsAddress = true;
    advertisement.maps[0].validLifetime = Seconds(0xa55a);
    advertisement.maps[0].address = Ipv6Address("2001:a::1");
    Add(advertisement,
        RouterAdvertisement::PROTOCOL,
        "icmpv6.type==134 && icmpv6.nd.ra.flag.h==1 && icmpv6.opt.advertisement_interval==0x92f3 "
        "&& icmpv6.opt.home_agent_preference==0x92f3 && icmpv6.opt.home_agent_lifetime==0xa55a && "
        "icmpv6.opt.map.distance==3 && icmpv6.opt.map.preference==12 && "
        "icmpv6.opt.map.flag.r==1 && icmpv6.opt.map.valid_lifetime==0xa55a && "
        "icmpv6.opt.map.global_address==2001:a::1 && " +
            prefix);
    Judge();
}

TEST_F(MobileIpDissectionTest, ExtensionHeaders)
{
    HomeAddressHeader option;
    option.homeAddress = Ipv6Address("2001:f::a55a");
    Add(option,
        HomeAddressHeader::PROTOCOL,
        "ipv6.opt.type==201 && ipv6.opt.mipv6.home_address==2001:f::a55a");
    Type2RoutingHeader routing;
    routing.homeAddress = Ipv6Address("2001:f::a55a");
    Add(routing,
        Type2RoutingHeader::PROTOCOL,
        "ipv6.routing.type==2 && ipv6.routing.segleft==1 && "
        "ipv6.routing.mipv6.home_address==2001:f::a55a");
    Judge();
}

} // namespace fmipv6
} // namespace ns3
