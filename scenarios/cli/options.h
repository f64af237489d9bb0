/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_CLI_OPTIONS_H
#define FMIPV6_CLI_OPTIONS_H

#include "command.h"

#include <boost/program_options.hpp>

/**
 * Parse the arguments of a subcommand.
 *
 * @param arguments what follows its name
 * @param options the options that its help shows
 * @param hidden options that stand for positional arguments
 * @param positional name of the one positional argument, or empty
 * @return what was given
 * @throws ns3::fmipv6::UserError on an unknown option (names the nearest), a missing or bad value
 */
boost::program_options::variables_map ParseOptions(
    const Arguments& arguments,
    const boost::program_options::options_description& options,
    const boost::program_options::options_description& hidden,
    const std::string& positional);

#endif /* FMIPV6_CLI_OPTIONS_H */
