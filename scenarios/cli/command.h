/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_CLI_COMMAND_H
#define FMIPV6_CLI_COMMAND_H

#include <string>
#include <vector>

/// Exit status of a run of a subcommand.
enum ExitStatus : int
{
    EXIT_OK = 0,
    EXIT_BROKEN = 1,     //!< a defect of ours: unexplained packets, an exception
    EXIT_USER_ERROR = 2, //!< a mistake of the user, found before simulating
    EXIT_BREACH = 3,     //!< --monitor saw a rule of the protocol broken
};

/// The arguments that follow the subcommand's name.
using Arguments = std::vector<std::string>;

/// Carry out a subcommand, and turn what it throws into a sentence on standard error.
/// @param words the subcommand and its arguments @return exit status
int RunCommandLine(const Arguments& words);

/// `run [LABEL] ...`: simulate one handover. @param arguments its arguments @return exit status
int RunCommand(const Arguments& arguments);
/// `orderings [--json] [--check LABEL]` @param arguments its arguments @return exit status
int OrderingsCommand(const Arguments& arguments);
/// `soak [OPTION]...`: many random runs. @param arguments its arguments @return exit status
int SoakCommand(const Arguments& arguments);
/// `serve`: runs for another program, over pipes. @param arguments its arguments
/// @return exit status
int ServeCommand(const Arguments& arguments);
/// `attributes [--all] [FILTER]` @param arguments its arguments @return exit status
int AttributesCommand(const Arguments& arguments);

#endif /* FMIPV6_CLI_COMMAND_H */
