/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SOAK_CASE_H
#define SOAK_CASE_H

#include "ns3/run-request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Which links the cases of a soak have.
enum class SoakLinks : uint8_t
{
    IDEAL, //!< the ideal link
    WIFI,  //!< IEEE 802.11
    MIXED  //!< three cases of four the ideal link
};

/**
 * Draw a case: network, way, flow, scheme, label or none, losses, duplicates and disorder.
 * @param seed of the soak
 * @param number of the case, from 1 on: seed and number determine it
 * @param links which links
 * @return the request, which passes ValidateAndApply()
 */
RunRequest MakeSoakCase(uint64_t seed, uint64_t number, SoakLinks links);

/// @param request a run @return the words behind `./fmipv6` that repeat it by hand
std::vector<std::string> ToCommand(const RunRequest& request);

/// What a soak finds wrong with a run: the kind of fault, and one line or several about it.
struct SoakFault
{
    std::string kind; //!< "ledger", "monitor" or "unreachable"
    std::string what; //!< in words
};

/**
 * Carry out a run in this process and judge it: the ledger balances, no rule of the protocol is
 * broken, and at the end each mobile node is reachable.
 * @param request the run; its settings become the defaults of attributes
 * @return what is wrong, or nothing
 * @throws UserError if the request is not sound
 */
std::optional<SoakFault> RunSoakCase(const RunRequest& request);

} // namespace fmipv6
} // namespace ns3

#endif /* SOAK_CASE_H */
