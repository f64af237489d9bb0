/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ROGUE_AP_RUN_H
#define ROGUE_AP_RUN_H

#include "ns3/attack-outcome.h"
#include "ns3/default-policy.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Which rogue access point there is, if any.
enum class RogueKind : uint8_t
{
    NONE,     //!< none: what the mobile node does when nobody attacks
    STRANGER, //!< one with a BSSID of its own, which no access router knows
    CLONE,    //!< one with the BSSID of an access point of the other subnet
};

/// What one row of the table is about.
struct RogueApVariant
{
    std::string name;  //!< as in the table
    RogueKind rogue;   //!< which rogue
    bool dot1x;        //!< whether the network uses mutual authentication, IEEE 802.1X
    bool silent;       //!< whether the rogue leaves EAPOL unanswered, where there is 802.1X
    bool impatient;    //!< whether the mobile node gives IEEE 802.1X up after a second
    HandoverMode mode; //!< when the mobile node sends its FBU
};

/// What is the same for all rows.
struct RogueApParameters
{
    Time stay{Seconds(60)}; //!< how long the rogue is there
    uint64_t seed{1};       //!< RngSeedManager seed
    uint64_t run{1};        //!< RngSeedManager run number
};

/// What one run did to the call, and by which way.
struct RogueApOutcome
{
    AttackOutcome call;           //!< the call
    uint32_t acceptedFbus{0};     //!< FBUs that the previous access router accepted
    uint32_t joins{0};            //!< associations with the rogue
    uint32_t linkUps{0};          //!< of these, those in which the mobile node opened its port
    uint32_t forgedMessages3{0};  //!< messages 3 of the handshake that the rogue sent
    uint32_t refusedMessages3{0}; //!< of these, those that the station refused for their MIC
};

/// @return every variant, in the order of the table
const std::vector<RogueApVariant>& GetRogueApVariants();

/**
 * RFC 4260 section 8, "it may be possible for a rogue AP to fool the MN into sending an FBU to the
 * PAR when it is not in its best interest to do so": build that situation and simulate it.
 *
 * A mobile node rests in the cell of AP5, the last of subnet 1, and is called; every ten seconds it
 * looks around for a better access point. A rogue appears nearer to it than AP5.
 *
 * @param variant which row
 * @param parameters what is the same for all rows
 * @return what became of the call
 */
RogueApOutcome RunRogueAp(const RogueApVariant& variant, const RogueApParameters& parameters);

} // namespace fmipv6
} // namespace ns3

#endif /* ROGUE_AP_RUN_H */
