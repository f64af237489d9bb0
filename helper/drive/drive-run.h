/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DRIVE_RUN_H
#define DRIVE_RUN_H

#include "ns3/dv-source.h"
#include "ns3/nstime.h"
#include "ns3/packet-ledger.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What keeps the video's path in a drive.
enum class DriveScheme : uint8_t
{
    LIN6,       //!< L3-driven handover with LIN6's location registration
    PREDICTIVE, //!< L3-driven handover with FMIPv6 (RFC 4068), FBU on the old link
    REACTIVE,   //!< the same, FBU on the new link
    MIPV6,      //!< L3-driven handover with Mobile IPv6 alone
};

/// @param scheme the scheme @return its name on the command line
std::string ToString(DriveScheme scheme);
/// @param name as typed @return the scheme @throws UserError naming the schemes there are
DriveScheme ParseDriveScheme(const std::string& name);

/// What a drive is made of.
struct DriveParameters
{
    DriveScheme scheme{DriveScheme::LIN6}; //!< which
    uint32_t routers{8};                   //!< access points, each an access router, in a row
    double leastSpacingM{80};              //!< each is so far from the one before, at least
    double mostSpacingM{100};              //!< and at most (m)
    double leastSpeedKmh{30};              //!< the car's speed, at least
    double mostSpeedKmh{40};               //!< and at most (km/h)
    double txPowerDbm{20};                 //!< of access points and car (dBm)
    double pathLossExponent{2.7};          //!< of the log-distance model
    Time wireDelay{MicroSeconds(100)};     //!< one way of each wire of the backbone
    Time drainTime;                        //!< Lin6MobileNode::DrainTime
    uint32_t holdLimit{500};               //!< packets that a LIN6 node keeps back in a handover
    uint64_t seed{1};                      //!< RngSeedManager seed
    uint64_t run{1};                       //!< RngSeedManager run number
    std::string pcapPrefix;                //!< empty: no pcap files
};

/// One handover of a drive.
struct DriveHandover
{
    Time left;               //!< the station leaves the old access point
    std::optional<Time> l2;  //!< from there to the end of the association
    std::optional<Time> gap; //!< LIN6: from there to the end of the location registration
    Time interruption;       //!< longest gap in the video, less the source's own pauses
    uint32_t framesHurt{0};  //!< frames of the video that lost packets in it
};

/// What came of a drive.
struct DriveResult
{
    double speedKmh{0};                   //!< that was drawn
    Time duration;                        //!< simulated
    std::vector<DriveHandover> handovers; //!< in order
    DvFrameCount frames;                  //!< of the video
    PacketTotals packets;                 //!< of the video
    std::string unexplained;              //!< empty if the ledger balances
};

/**
 * RFC 5184 Appendix E: a car drives past access routers with access points of their own, all on one
 * channel, and sends digital video to a correspondent. Spacings, speed, and the phases of beacons
 * and video are drawn anew in each run. To be called once in a process.
 *
 * @param parameters what the drive is made of
 * @return what came of it
 */
DriveResult RunDrive(const DriveParameters& parameters);

} // namespace fmipv6
} // namespace ns3

#endif /* DRIVE_RUN_H */
