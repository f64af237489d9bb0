/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The worker behind `./fmipv6 run`, `./fmipv6 orderings`, `./fmipv6 attributes` and `./fmipv6
// soak`.

#include "command.h"

#include "ns3/nearest-name.h"
#include "ns3/user-error.h"

#include <iostream>
#include <map>

namespace
{

const std::map<std::string, int (*)(const Arguments&)> COMMANDS{{"attributes", AttributesCommand},
                                                                {"orderings", OrderingsCommand},
                                                                {"run", RunCommand},
                                                                {"serve", ServeCommand},
                                                                {"soak", SoakCommand}};

int
Dispatch(const Arguments& arguments)
{
    std::vector<std::string> names;
    for (const auto& [name, command] : COMMANDS)
    {
        names.push_back(name);
    }
    if (arguments.empty())
    {
        throw ns3::fmipv6::UserError("Name a command: attributes, orderings, run, serve or soak.");
    }
    const auto found = COMMANDS.find(arguments.front());
    if (found == COMMANDS.end())
    {
        throw ns3::fmipv6::UserError("There is no command '" + arguments.front() + "'" +
                                     ns3::fmipv6::SuggestName(arguments.front(), names));
    }
    return found->second(Arguments(arguments.begin() + 1, arguments.end()));
}

} // namespace

int
RunCommandLine(const Arguments& words)
{
    try
    {
        return Dispatch(words);
    }
    catch (const ns3::fmipv6::UserError& error)
    {
        std::cerr << "fmipv6: " << error.what() << "\n";
        return EXIT_USER_ERROR;
    }
    catch (const std::exception& error)
    {
        std::cerr << "fmipv6: internal error: " << error.what() << "\n";
        return EXIT_BROKEN;
    }
}

int
main(int argc, char* argv[])
{
    return RunCommandLine(Arguments(argv + 1, argv + argc));
}
