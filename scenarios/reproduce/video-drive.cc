/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// A car drives past eight access routers and sends digital video: RFC 5184 Appendix E. The answer
// is one line of JSON. `./fmipv6 reproduce rfc5184-e` runs it.
//
//      HA (LIN6: mapping agent) ---- core ---- CN
//                                   / ... \                           .
//                                AR1 ...   AR8      one 802.11a channel, 80 to 100 m apart
//                                car -->

#include "ns3/command-line.h"
#include "ns3/drive-run.h"
#include "ns3/user-error.h"

#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param time a duration, or none @return it in ms, or null
nlohmann::json
ToMs(const std::optional<Time>& time)
{
    return time ? nlohmann::json(static_cast<double>(time->GetNanoSeconds()) / 1e6)
                : nlohmann::json();
}

/// @param result of a drive @return it as JSON
nlohmann::ordered_json
ToJson(const DriveResult& result)
{
    nlohmann::ordered_json document;
    document["speed_kmh"] = result.speedKmh;
    document["duration_s"] = result.duration.GetSeconds();
    document["handovers"] = nlohmann::json::array();
    for (const auto& handover : result.handovers)
    {
        document["handovers"].push_back({{"left_s", handover.left.GetSeconds()},
                                         {"l2_ms", ToMs(handover.l2)},
                                         {"gap_ms", ToMs(handover.gap)},
                                         {"interruption_ms", ToMs(handover.interruption)},
                                         {"frames_hurt", handover.framesHurt}});
    }
    document["frames"] = {{"sent", result.frames.sent}, {"hurt", result.frames.hurt}};
    document["packets"] = {{"sent", result.packets.sent},
                           {"received", result.packets.received},
                           {"lost", result.packets.lost},
                           {"in_flight", result.packets.inFlight},
                           {"reordered", result.packets.reordered},
                           {"duplicated", result.packets.duplicated}};
    nlohmann::ordered_json causes = nlohmann::json::object();
    for (const auto cause : ALL_LOSS_CAUSES)
    {
        if (const auto lost = result.packets.lostByCause[static_cast<std::size_t>(cause)])
        {
            causes[std::string(GetLossCauseName(cause))] = lost;
        }
    }
    document["packets"]["lost_by_cause"] = causes;
    return document;
}

} // namespace

int
main(int argc, char* argv[])
{
    DriveParameters parameters;
    std::string scheme = ToString(parameters.scheme);
    CommandLine cmd(__FILE__);
    cmd.AddValue("scheme", "lin6, fmipv6-predictive, fmipv6-reactive, or mipv6", scheme);
    cmd.AddValue("routers", "access routers in a row, 2 to 50", parameters.routers);
    cmd.AddValue("wire-delay", "one way of each wire of the backbone", parameters.wireDelay);
    cmd.AddValue("drain-time",
                 "how long a LIN6 node lets its queue run empty before it leaves",
                 parameters.drainTime);
    cmd.AddValue("hold-limit",
                 "packets that a LIN6 node keeps back in a handover",
                 parameters.holdLimit);
    cmd.AddValue("pcap", "prefix of pcap files; none if empty", parameters.pcapPrefix);
    cmd.AddValue("seed", "random seed", parameters.seed);
    cmd.AddValue("run", "run number: a substream of the seed", parameters.run);
    cmd.Parse(argc, argv);
    try
    {
        parameters.scheme = ParseDriveScheme(scheme);
        if (parameters.routers < 2 || parameters.routers > 50)
        {
            throw UserError("routers is " + std::to_string(parameters.routers) +
                            "; it is a number from 2 to 50.");
        }
    }
    catch (const UserError& error)
    {
        std::cerr << "video-drive: " << error.what() << std::endl;
        return 2;
    }
    const auto result = RunDrive(parameters);
    if (!result.unexplained.empty())
    {
        std::cerr << "video-drive: the packet ledger does not balance:\n" << result.unexplained;
        return 1;
    }
    std::cout << ToJson(result) << std::endl;
    return 0;
}
