/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FORGED_L2_UPDATE_RUN_H
#define FORGED_L2_UPDATE_RUN_H

#include "ns3/attack-outcome.h"
#include "ns3/forging-station.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What one row of the table is about.
struct ForgedL2UpdateVariant
{
    std::string name;                //!< as in the table
    std::optional<ForgeryKind> kind; //!< how the attacker attacks; none: it does not
    bool dot1x;                      //!< whether the network uses IEEE 802.1X
    bool insider;                    //!< whether the attacker can authenticate there
    bool apChecks;                   //!< whether its access point refuses what strangers send
};

/// What is the same for all rows.
struct ForgedL2UpdateParameters
{
    Time uplinkInterval{Seconds(1)}; //!< between the packets that the victim sends
    uint64_t seed{1};                //!< RngSeedManager seed
    uint64_t run{1};                 //!< RngSeedManager run number
};

/// What one run did to the call, and by which way.
struct ForgedL2UpdateOutcome
{
    AttackOutcome call;          //!< the call
    uint32_t bridgeMoves{0};     //!< how often the LAN's switch saw the victim behind another port
    uint32_t portsOpened{0};     //!< controlled ports that the attacker's access point opened
    uint32_t refused{0};         //!< frames of the attacker that its access point did not relay
    uint32_t victimLinkDowns{0}; //!< how often the victim lost its link
};

/// @return every variant, in the order of the table
const std::vector<ForgedL2UpdateVariant>& GetForgedL2UpdateVariants();

/**
 * RFC 4260 section 8: "step 6 ... installs layer-2 forwarding state that can redirect user traffic
 * and cause disruption of service if it can be triggered by a malicious node": build that situation
 * and simulate it.
 *
 * The victim rests in the cell of AP5 and is called; it seldom speaks itself. The attacker, in the
 * cell of AP4 of the same LAN, makes the switch believe that the victim is behind AP4.
 *
 * @param variant which row
 * @param parameters what is the same for all rows
 * @return what became of the call
 */
ForgedL2UpdateOutcome RunForgedL2Update(const ForgedL2UpdateVariant& variant,
                                        const ForgedL2UpdateParameters& parameters);

} // namespace fmipv6
} // namespace ns3

#endif /* FORGED_L2_UPDATE_RUN_H */
