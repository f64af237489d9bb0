/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Whether tshark, which knows nothing of us, reads in each message of both profiles what was
// written: every field, by its value.

#include "judged-messages.h"

#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/fmipv6-rtsolpr-header.h"
#include "ns3/icmpv6-header.h"
#include "ns3/mipv6-router-advertisement.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

const Mac48Address MN("02:92:f3:a5:5a:c3");
const Mac48Address AP("06:a5:5a:92:f3:01");
const Mac48Address ROUTER("02:5a:a5:f3:92:0e");
const Ipv6Address PCOA("2001:1::92:f3ff:fea5:5ac3");
const Ipv6Address NCOA("2001:2::92:f3ff:fea5:5ac3");
const Ipv6Address PAR = JudgedMessages::SOURCE;
const Ipv6Address NAR = JudgedMessages::DESTINATION;
const SharedKey KEY(20, 0x92);

class MessageDissectionTest : public testing::TestWithParam<Fmipv6Profile>, public JudgedMessages
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

TEST_P(MessageDissectionTest, NeighborhoodDiscovery)
{
    const bool old = GetParam() == Fmipv6Profile::RFC4068;
    const std::string type = old ? "icmpv6.type==150" : "icmpv6.type==154";
    RtSolPrHeader rtSolPr;
    rtSolPr.profile = GetParam();
    rtSolPr.identifier = 0x92f3;
    rtSolPr.sourceLla = MN;
    rtSolPr.apLlas = {AP};
    Add(rtSolPr,
        MobilityIcmpv6Header::PROTOCOL,
        type + " && icmpv6.code==0 && icmpv6.fmip6.subtype==2 && icmpv6.fmip6.identifier==0x92f3"
               " && icmpv6.opt.lla.option_code==4 && icmpv6.opt.lla.option_code==1"
               " && icmpv6.opt.lla.bytes contains 02:92:f3:a5:5a:c3"
               " && icmpv6.opt.lla.bytes contains 06:a5:5a:92:f3:01");
    rtSolPr.apLlas = {Mac48Address()};
    Add(rtSolPr, MobilityIcmpv6Header::PROTOCOL, type + " && icmpv6.opt.lla.option_code==0");

    PrRtAdvHeader prRtAdv;
    prRtAdv.profile = GetParam();
    prRtAdv.identifier = 0x92f3;
    prRtAdv.sourceLla = ROUTER;
    prRtAdv.tuples.resize(1);
    prRtAdv.tuples[0].apLla = AP;
    prRtAdv.tuples[0].narLla = ROUTER;
    prRtAdv.tuples[0].narAddress = NAR;
    prRtAdv.tuples[0].prefix = NetworkPrefix{Ipv6Address("2001:2::"), 48};
    prRtAdv.tuples[0].newCoa = NCOA;
    for (unsigned int code = 0; code <= (old ? 4u : 5u); ++code)
    {
        prRtAdv.code = static_cast<PrRtAdvCode>(code);
        Add(prRtAdv,
            MobilityIcmpv6Header::PROTOCOL,
            type + " && icmpv6.code==" + std::to_string(code) +
                " && icmpv6.fmip6.subtype==3 && icmpv6.fmip6.identifier==0x92f3"
                " && icmpv6.opt.lla.option_code==4 && icmpv6.opt.lla.option_code==1"
                " && icmpv6.opt.lla.option_code==3 && icmpv6.opt.ipa.option_code==3"
                " && icmpv6.opt.ipa.ipv6_address==2001:2::1 && icmpv6.opt.ipa.option_code==2"
                " && icmpv6.opt.ipa.ipv6_address==2001:2::92:f3ff:fea5:5ac3 && " +
                (old ? "icmpv6.opt.nrpi.prefix_len==48 && icmpv6.opt.nrpi.prefix==2001:2::"
                     : "icmpv6.opt.ipa.option_code==4 && icmpv6.opt.ipa.prefix_len==48 && "
                       "icmpv6.opt.ipa.ipv6_address==2001:2:: && !icmpv6.opt.nrpi.prefix"));
    }
    for (const auto optionCode : {LlaOptionCode::SAME_ROUTER_INTERFACE,
                                  LlaOptionCode::NO_PREFIX_INFORMATION,
                                  LlaOptionCode::NO_FAST_HANDOVER_SUPPORT})
    {
        PrRtAdvHeader without;
        without.profile = GetParam();
        without.code = PrRtAdvCode::NO_NEW_ROUTER;
        without.tuples.resize(1);
        without.tuples[0].apLla = AP;
        without.tuples[0].optionCode = optionCode;
        Add(without,
            MobilityIcmpv6Header::PROTOCOL,
            type + " && icmpv6.code==2 && icmpv6.opt.lla.option_code==" +
                std::to_string(static_cast<int>(optionCode)));
    }
    Judge();
}

TEST_P(MessageDissectionTest, FastBinding)
{
    const bool old = GetParam() == Fmipv6Profile::RFC4068;
    const std::string auth =
        old ? " && mip6.bad.auth" : " && mip6.badff.spi==0xa55a && mip6.badff.auth";
    FastBindingUpdateHeader fbu;
    fbu.profile = GetParam();
    fbu.sequence = 0x92f3;
    fbu.linkLocalCompatibility = true;
    fbu.lifetime = Seconds(172);
    fbu.options.alternateCareOf = NCOA;
    fbu.options.spi = 0xa55a;
    if (!old) // RFC 4068's form of the option is not Wireshark's
    {
        fbu.options.mobileLla = MN;
    }
    fbu.Authenticate(KEY, NCOA, PAR);
    Add(fbu,
        MobilityHeader::PROTOCOL,
        "mip6.proto==59 && mip6.mhtype==8 && mip6.fbu.seqnr==0x92f3 && mip6.fbu.a_flag==1 && "
        "mip6.fbu.h_flag==1 && mip6.fbu.l_flag==1 && mip6.fbu.k_flag==0 && mip6.fbu.lifetime==" +
            std::string(old ? "43" : "172 && mip6.lla.optcode==2 && mip6.lla==02:92:f3:a5:5a:c3") +
            " && mip6.acoa.acoa==2001:2::92:f3ff:fea5:5ac3" + auth);

    for (const int status : {0, 1, 128, 129, 130, 131})
    {
        FastBindingAcknowledgmentHeader fback;
        fback.profile = GetParam();
        fback.status = static_cast<FastBindingStatus>(status);
        fback.keyManagement = true;
        fback.sequence = 0x92f3;
        fback.lifetime = Seconds(172);
        fback.options.alternateCareOf = NCOA;
        fback.options.spi = 0xa55a;
        fback.Authenticate(KEY, NCOA, PAR);
        Add(fback,
            MobilityHeader::PROTOCOL,
            "mip6.mhtype==9 && mip6.fback.seqnr==0x92f3 && mip6.fback.k_flag==1 && "
            "mip6.fback.lifetime==172 && mip6.acoa.acoa==2001:2::92:f3ff:fea5:5ac3 && "
            "mip6.fback.status==" +
                std::to_string(status) + auth);
    }
    Judge();
}

TEST_P(MessageDissectionTest, BetweenRouters)
{
    const bool old = GetParam() == Fmipv6Profile::RFC4068;
    for (const bool fromOldLink : {true, false})
    {
        HandoverInitiateHeader hi;
        hi.profile = GetParam();
        hi.identifier = 0x92f3;
        hi.code = fromOldLink ? HandoverInitiateCode::FBU_FROM_PCOA
                              : HandoverInitiateCode::FBU_FROM_OTHER;
        hi.assignAddress = fromOldLink;
        hi.buffer = !fromOldLink;
        hi.mnLla = MN;
        hi.pcoa = PCOA;
        hi.ncoa = NCOA;
        const std::string bit(1, fromOldLink ? '1' : '0');
        const std::string other(1, fromOldLink ? '0' : '1');
        Add(hi,
            hi.GetProtocol(),
            old ? "icmpv6.type==150 && icmpv6.fmip6.subtype==4 && icmpv6.fmip6.identifier==0x92f3"
                  " && icmpv6.fmip6.hi.flag.s==" +
                      bit + " && icmpv6.fmip6.hi.flag.a==" + other + " && icmpv6.code==" + other +
                      " && icmpv6.opt.lla.option_code==2"
                      " && icmpv6.opt.lla.bytes contains 02:92:f3:a5:5a:c3"
                      " && icmpv6.opt.ipa.option_code==1 && icmpv6.opt.ipa.option_code==2"
                      " && icmpv6.opt.ipa.ipv6_address==2001:1::92:f3ff:fea5:5ac3"
                      " && icmpv6.opt.ipa.ipv6_address==2001:2::92:f3ff:fea5:5ac3"
                : "mip6.mhtype==14 && mip6.hi.seqnr==0x92f3 && mip6.hi.s_flag==" + bit +
                      " && mip6.hi.u_flag==" + other + " && mip6.hi.code==" + other +
                      " && mip6.lla.optcode==2 && mip6.lla==02:92:f3:a5:5a:c3"
                      " && mip6.mhipv6ap.opt_code==1 && mip6.mhipv6ap.opt_code==2"
                      " && mip6.mhipv6ap.len==128"
                      " && mip6.mhipv6ap.ipv6_address==2001:1::92:f3ff:fea5:5ac3"
                      " && mip6.mhipv6ap.ipv6_address==2001:2::92:f3ff:fea5:5ac3");
    }
    for (const int number : {0, 1, 2, 3, 4, 128, 129, 130})
    {
        HandoverAcknowledgeHeader hack;
        hack.profile = GetParam();
        hack.identifier = 0x92f3;
        hack.code = *FromWireCode(static_cast<uint8_t>(number), GetParam());
        hack.ncoa = NCOA;
        Add(hack,
            hack.GetProtocol(),
            (old ? "icmpv6.type==150 && icmpv6.fmip6.subtype==5 && icmpv6.opt.ipa.option_code==2"
                   " && icmpv6.fmip6.identifier==0x92f3"
                   " && icmpv6.opt.ipa.ipv6_address==2001:2::92:f3ff:fea5:5ac3 && icmpv6.code=="
                 : "mip6.mhtype==15 && mip6.hack.seqnr==0x92f3 && mip6.mhipv6ap.opt_code==2"
                   " && mip6.mhipv6ap.ipv6_address==2001:2::92:f3ff:fea5:5ac3"
                   " && mip6.hack.code==") +
                std::to_string(number));
    }
    Judge();
}

TEST_P(MessageDissectionTest, Announcement)
{
    if (GetParam() == Fmipv6Profile::RFC4068)
    {
        FastNeighborAdvertisementHeader fna;
        fna.options.mobileLla = MN;
        Add(fna, MobilityHeader::PROTOCOL, "mip6.mhtype==10 && mip6.lla.optcode==2");
    }
    else
    {
        // RFC 5568 6.3 asks for RFC 4861's message with O, S and R zero: ns-3's will do.
        Icmpv6NA una;
        una.SetFlagO(false);
        una.SetFlagS(false);
        una.SetFlagR(false);
        una.SetIpv6Target(NCOA);
        Icmpv6OptionLinkLayerAddress lla(false, MN);
        auto packet = Create<Packet>();
        packet->AddHeader(lla);
        una.CalculatePseudoHeaderChecksum(PAR,
                                          NAR,
                                          packet->GetSize() + una.GetSerializedSize(),
                                          MobilityIcmpv6Header::PROTOCOL);
        packet->AddHeader(una);
        Add(packet,
            MobilityIcmpv6Header::PROTOCOL,
            "icmpv6.type==136 && icmpv6.nd.na.flag.r==0 && icmpv6.nd.na.flag.s==0 && "
            "icmpv6.nd.na.flag.o==0 && "
            "icmpv6.nd.na.target_address==2001:2::92:f3ff:fea5:5ac3 && "
            "icmpv6.opt.type==2 && icmpv6.opt.linkaddr==02:92:f3:a5:5a:c3");
    }
    for (const int status : GetParam() == Fmipv6Profile::RFC4068 ? std::vector<int>{1, 128}
                                                                 : std::vector<int>{1, 3, 4, 128})
    {
        RouterAdvertisement answer;
        answer.naack = NaackOption{static_cast<NaackStatus>(status), std::nullopt};
        Add(answer,
            RouterAdvertisement::PROTOCOL,
            "icmpv6.type==134 && icmpv6.opt.type==20 && icmpv6.opt.naack.option_code==0 && "
            "icmpv6.opt.naack.status==" +
                std::to_string(status));
    }
    Judge();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         MessageDissectionTest,
                         testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         [](const auto& info) { return std::string(GetProfileName(info.param)); });

} // namespace fmipv6
} // namespace ns3
