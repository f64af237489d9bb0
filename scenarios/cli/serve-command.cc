/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "command.h"
#include "options.h"

#include "ns3/child-process.h"
#include "ns3/fmipv6-release.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace po = boost::program_options;
using namespace ns3::fmipv6;

namespace
{

/// What a line of standard input asks for.
struct Request
{
    nlohmann::json id;            //!< given back with the answer
    Arguments arguments;          //!< of `run`
    std::optional<double> limitS; //!< real time (s) that the run may take
};

/// @param line of standard input @return what it asks for @throws UserError with one sentence
Request
ParseRequest(const std::string& line)
{
    const auto document = nlohmann::json::parse(line, nullptr, false);
    if (!document.is_object())
    {
        throw UserError("A request is one JSON object on a line.");
    }
    Request request;
    for (const auto& [key, value] : document.items())
    {
        if (key == "id")
        {
            request.id = value;
        }
        else if (key == "arguments")
        {
            if (!value.is_array() || !std::all_of(value.begin(), value.end(), [](const auto& word) {
                    return word.is_string();
                }))
            {
                throw UserError("\"arguments\" is a list of the words that follow `run`.");
            }
            request.arguments = value.template get<Arguments>();
        }
        else if (key == "time_limit_s")
        {
            if (!value.is_number() || value.template get<double>() <= 0)
            {
                throw UserError("\"time_limit_s\" is a number above 0.");
            }
            request.limitS = value.template get<double>();
        }
        else
        {
            throw UserError("A request has no \"" + key +
                            "\"; it has \"id\", \"arguments\" and \"time_limit_s\".");
        }
    }
    if (!document.contains("arguments"))
    {
        throw UserError("A request needs \"arguments\".");
    }
    return request;
}

/// @param line of standard input @return the answer to it
nlohmann::ordered_json
Answer(const std::string& line)
{
    nlohmann::ordered_json answer;
    answer["id"] = nullptr;
    answer["version"] = GetModuleVersion();
    answer["ns3"] = GetNs3Release();
    try
    {
        auto request = ParseRequest(line);
        answer["id"] = request.id;
        auto words = request.arguments;
        words.insert(words.begin(), "run");
        const auto result =
            ChildProcess([&words] { return RunCommandLine(words); }, request.limitS).Wait();
        answer["status"] =
            result.status ? nlohmann::ordered_json(*result.status) : nlohmann::ordered_json();
        answer["signal"] = result.signal;
        answer["timed_out"] = result.timedOut;
        answer["output"] = result.output;
        answer["errors"] = result.errors;
        answer["wall_s"] = result.wallS;
        answer["peak_kib"] = result.peakKib;
    }
    catch (const UserError& error)
    {
        answer["refused"] = error.what();
    }
    return answer;
}

} // namespace

int
ServeCommand(const Arguments& arguments)
{
    po::options_description options("Options");
    options.add_options()("help", "this text");
    if (ParseOptions(arguments, options, {}, "").count("help"))
    {
        std::cout
            << "Usage: fmipv6-sim serve\n"
               "Carry out runs for another program, one after the other, each in a process of its "
               "own.\nA line of standard input is a request, a JSON object:\n"
               "  id            anything, given back with the answer\n"
               "  arguments     the words that follow `run` on the command line\n"
               "  time_limit_s  real time that the run may take, in seconds; none: for ever\n"
               "A line of standard output is its answer:\n"
               "  id            as in the request\n"
               "  version, ns3  releases of this module and of ns-3\n"
               "  refused       why the line is no request; nothing below is there then\n"
               "  status        exit status of the run, null where a signal ended it\n"
               "  signal        number of that signal, or 0\n"
               "  timed_out     whether it was killed at its time limit\n"
               "  output        what it wrote to standard output; with --json the result record\n"
               "  errors        what it wrote to standard error\n"
               "  wall_s        real time that it took, in seconds\n"
               "  peak_kib      memory that was resident at most, in KiB\n"
               "The end of standard input ends the program.\n"
            << options;
        return EXIT_OK;
    }
    for (std::string line; std::getline(std::cin, line);)
    {
        // What is not UTF-8 in a run's output must not end the service.
        std::cout << Answer(line).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                  << std::endl;
    }
    return EXIT_OK;
}
