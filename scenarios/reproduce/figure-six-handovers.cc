/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Fast handovers with L2 primitives in the testbed of RFC 5184 Figure 6, measured one by one. The
// answer is one line of JSON. `./fmipv6 reproduce rfc5184-b3` runs it.
//
//              router
//                |                                100BASE-TX
//     ---+-------+------+---------+---------+---
//       PAR            NAR        HA        CN
//        :              :                          both on channel 36
//        MN  -------->  MN

#include "ns3/command-line.h"
#include "ns3/config.h"
#include "ns3/figure-six-testbed.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <iostream>
#include <nlohmann/json.hpp>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

constexpr int EXIT_USER_ERROR = 2;

/// @param time a duration @return it in ms
double
ToMs(Time time)
{
    return time.GetSeconds() * 1e3;
}

/// @param handover one @return it as JSON
nlohmann::json
ToJson(const FigureSixHandover& handover)
{
    nlohmann::json json{{"observed", handover.observed},
                        {"completed", handover.completed},
                        {"sent", handover.sent},
                        {"lost", handover.lost},
                        {"causes", handover.causes}};
    if (handover.completed)
    {
        json["fbu_to_fback_ms"] = ToMs(handover.fbuToFback);
        json["l2_ms"] = ToMs(handover.l2);
        json["link_up_to_fna_ms"] = ToMs(handover.linkUpToFna);
        json["to_forwarding_ms"] = ToMs(handover.toForwarding);
        json["to_first_packet_ms"] = ToMs(handover.toFirstPacket);
    }
    return json;
}

} // namespace

int
main(int argc, char* argv[])
{
    FigureSixSettings settings;
    std::string ping = "mn";
    Time message;
    Time linkUp;
    double spread = 0;
    CommandLine cmd(__FILE__);
    cmd.AddValue("handovers", "how many, one after the other, 1 to 1000", settings.handovers);
    cmd.AddValue("ping", "who pings: mn (the mobile node) or cn (the correspondent)", ping);
    cmd.AddValue("buffer", "whether the new access router holds packets", settings.narBuffer);
    cmd.AddValue("message", "time that a router takes over FBU, HI and HAck, each", message);
    cmd.AddValue("link-up", "time that the mobile node takes over L2-LinkUp", linkUp);
    cmd.AddValue("spread", "these times vary uniformly by this share, 0 to 1", spread);
    cmd.AddValue("seed", "random seed", settings.seed);
    cmd.AddValue("run", "run number: a substream of the seed", settings.run);
    cmd.AddValue("pcap", "path and beginning of pcap files; none if empty", settings.pcapPrefix);
    cmd.Parse(argc, argv);
    if ((ping != "mn" && ping != "cn") || settings.handovers < 1 || settings.handovers > 1000 ||
        spread < 0 || spread > 1)
    {
        std::cerr << "--ping is mn or cn, --handovers 1 to 1000, --spread 0 to 1." << std::endl;
        return EXIT_USER_ERROR;
    }
    settings.pingFromMn = ping == "mn";
    Config::SetDefault("ns3::fmipv6::HostProcessing::Share",
                       StringValue("ns3::UniformRandomVariable[Min=" + std::to_string(1 - spread) +
                                   "|Max=" + std::to_string(1 + spread) + "]"));
    for (const std::string name : {"Fbu", "Hi", "Hack"})
    {
        Config::SetDefault("ns3::fmipv6::HostProcessing::" + name, TimeValue(message));
    }
    Config::SetDefault("ns3::fmipv6::HostProcessing::LinkUp", TimeValue(linkUp));

    nlohmann::json answer;
    int status = EXIT_SUCCESS;
    {
        FigureSixTestbed testbed(settings);
        try
        {
            testbed.Build();
            for (const auto& handover : testbed.Run())
            {
                answer["handovers"].push_back(ToJson(handover));
            }
        }
        catch (const std::exception& error)
        {
            std::cerr << error.what() << std::endl;
            status = EXIT_FAILURE;
        }
        Simulator::Destroy();
    }
    if (status == EXIT_SUCCESS)
    {
        std::cout << answer << std::endl;
    }
    return status;
}
