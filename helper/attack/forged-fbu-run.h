/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FORGED_FBU_RUN_H
#define FORGED_FBU_RUN_H

#include "ns3/attack-outcome.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// How access routers know an authentic FBU.
enum class FbuProtection : uint8_t
{
    NONE,          //!< they do not ask
    SHARED_KEY,    //!< by one key that all mobile nodes have
    HANDOVER_KEYS, //!< by a key of each mobile node, as RFC 5269 sets up
};

/// What one row of the table is about.
struct ForgedFbuVariant
{
    std::string name;         //!< as in the table
    bool attacks;             //!< whether the attacker does anything
    FbuProtection protection; //!< what the routers ask for
    bool insider;             //!< whether the attacker is a subscriber and has a key
    bool spoofs;              //!< whether it also puts the victim's address where the source is
};

/// What is the same for all rows.
struct ForgedFbuParameters
{
    Time lifetime{Seconds(12)}; //!< that the forged FBU asks for
    uint64_t seed{1};           //!< RngSeedManager seed
    uint64_t run{1};            //!< RngSeedManager run number
};

/// What one run did to the call, and by which way.
struct ForgedFbuOutcome
{
    AttackOutcome call;       //!< the call
    uint32_t acceptedFbus{0}; //!< FBUs that the victim's router accepted
    uint32_t refusedFbus{0};  //!< messages that it refused
    uint32_t hi{0};           //!< HI that it sent
};

/// @return every variant, in the order of the table
const std::vector<ForgedFbuVariant>& GetForgedFbuVariants();

/**
 * RFC 4068 section 8, "Insecure FBU: in this case, packets meant for one address could be stolen,
 * or redirected to some unsuspecting node": build that situation and simulate it.
 *
 * The victim rests in the cell of AP5 and is called. The attacker rests in the cell of AP6, of the
 * other subnet, and sends the victim's router an FBU that names the victim's care-of address as the
 * previous one and the attacker's as the new one.
 *
 * @param variant which row
 * @param parameters what is the same for all rows
 * @return what became of the call
 */
ForgedFbuOutcome RunForgedFbu(const ForgedFbuVariant& variant,
                              const ForgedFbuParameters& parameters);

} // namespace fmipv6
} // namespace ns3

#endif /* FORGED_FBU_RUN_H */
