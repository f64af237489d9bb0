/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SPOOFED_BEACONS_RUN_H
#define SPOOFED_BEACONS_RUN_H

#include "ns3/attack-outcome.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What one row of the tables of spoofed beacons is about.
struct SpoofedBeaconsVariant
{
    std::string name;     //!< as in the table
    bool attacked{false}; //!< whether there are spoofed beacons
    bool clone{false};    //!< with the BSSID of an access point of the other subnet
    bool dot1x{false};    //!< whether the network uses mutual authentication, IEEE 802.1X
    bool follows{false};  //!< whether the mobile node hands over when it is told of a new PoA
    Time alternate{};     //!< how long the beacons are strong, and then weak; zero: always strong
    Time damping{};       //!< Dot11LinkSap::DampingTime of the mobile node
    Time limit{};         //!< LinkSap::PoaIndicationInterval of the mobile node
};

/// What is the same for all rows.
struct SpoofedBeaconsParameters
{
    Time stay{Seconds(60)}; //!< how long there are spoofed beacons
    uint64_t seed{1};       //!< RngSeedManager seed
    uint64_t run{1};        //!< RngSeedManager run number
};

/// What one run did to the call, and by which way.
struct SpoofedBeaconsOutcome
{
    AttackOutcome call;       //!< the call
    uint32_t found{0};        //!< L2-PoAFound indications while there were spoofed beacons
    uint32_t lost{0};         //!< L2-PoALost indications, the same
    uint32_t acceptedFbus{0}; //!< FBUs that the previous access router accepted
    uint32_t joins{0};        //!< associations with the attacker
    uint32_t linkUps{0};      //!< of these, those in which the mobile node opened its port
};

/// @return the variants of spoofed beacons that lure, in the order of the table
const std::vector<SpoofedBeaconsVariant>& GetSpoofedBeaconsVariants();
/// @return the variants of alternating beacons, in the order of the table
const std::vector<SpoofedBeaconsVariant>& GetPoaStormVariants();

/**
 * RFC 5184 section 8: "if a malicious access point is set up and spoofed beacon frames are
 * transmitted, L2-PoAFound.indication is generated in the mobile node. As a result, the mobile node
 * may establish an association with the malicious access point", and indications "may frequently be
 * generated alternately if a malicious access point frequently transmits control frames that
 * indicate strong RSSI and weak RSSI alternately": build these situations and simulate them.
 *
 * A mobile node rests in the cell of AP5 and is called. It has registered for L2-PoAFound and
 * L2-PoALost with RFC 5184's thresholds. The attacker stands near it and beacons the network's SSID
 * on AP5's channel, so that the beacons are heard without any scan.
 *
 * @param variant which row
 * @param parameters what is the same for all rows
 * @return what became of the call
 */
SpoofedBeaconsOutcome RunSpoofedBeacons(const SpoofedBeaconsVariant& variant,
                                        const SpoofedBeaconsParameters& parameters);

} // namespace fmipv6
} // namespace ns3

#endif /* SPOOFED_BEACONS_RUN_H */
