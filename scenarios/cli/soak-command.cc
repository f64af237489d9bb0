/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// `fmipv6-sim soak`: many random runs, each in a process of its own, which a crash does not
// outlive.

#include "command.h"
#include "options.h"

#include "ns3/simulator.h"
#include "ns3/soak-case.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <map>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace po = boost::program_options;
using ns3::fmipv6::RunRequest;
using ns3::fmipv6::SoakFault;
using ns3::fmipv6::SoakLinks;

namespace
{

/// A run that takes so much processor time (s) hangs: most take less than one. What else the
/// machine does meanwhile does not count.
constexpr rlim_t TIMEOUT_S = 120;
/// Largest seed of ns-3's generator.
constexpr int64_t MAX_SEED = 4294944442;
/// Greatest --runs and --first; a run has a case of this number.
constexpr int64_t MOST_RUNS = 1000000000;
/// Greatest --jobs: processes at a time.
constexpr int64_t MOST_JOBS = 1024;
/// Greatest --minutes: a year.
constexpr int MOST_MINUTES = 525600;

/// A run under way.
struct Child
{
    uint64_t number{0}; //!< of the case
    RunRequest request; //!< the case
    int pipe{-1};       //!< where it tells its fault: kind, newline, what
};

/// Start a run. @param request it @param number of the case @return its process and its pipe
std::pair<pid_t, Child>
Start(const RunRequest& request, uint64_t number)
{
    int ends[2];
    if (pipe(ends) != 0)
    {
        throw std::runtime_error("no pipe to be had: " + std::string(std::strerror(errno)));
    }
    std::cout.flush();
    const auto pid = fork();
    if (pid < 0)
    {
        throw std::runtime_error("no process to be had: " + std::string(std::strerror(errno)));
    }
    if (pid > 0)
    {
        close(ends[1]);
        return {pid, {number, request, ends[0]}};
    }
    close(ends[0]);
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = std::min(limit.rlim_max, TIMEOUT_S);
    setrlimit(RLIMIT_CPU, &limit);
    std::string told;
    try
    {
        if (const auto fault = ns3::fmipv6::RunSoakCase(request))
        {
            told = fault->kind + "\n" + fault->what;
        }
        ns3::Simulator::Destroy();
    }
    catch (const std::exception& error)
    {
        told = std::string("error\n") + error.what();
    }
    // A pipe takes that much at once, so that nobody needs to read meanwhile.
    told.resize(std::min<std::size_t>(told.size(), 4000));
    const auto written = write(ends[1], told.data(), told.size());
    _exit(written == static_cast<ssize_t>(told.size()) ? EXIT_OK : EXIT_BROKEN);
}

/// @param child a run that has ended @param status of its process @return what is wrong with it
std::optional<SoakFault>
Judge(const Child& child, int status)
{
    std::string told(4096, '\0');
    const auto size = read(child.pipe, told.data(), told.size());
    close(child.pipe);
    told.resize(std::max<ssize_t>(size, 0));
    if (WIFSIGNALED(status))
    {
        return WTERMSIG(status) == SIGXCPU
                   ? SoakFault{"hang",
                               "no end after " + std::to_string(TIMEOUT_S) + " s of processor time"}
                   : SoakFault{"crash", strsignal(WTERMSIG(status))};
    }
    if (WEXITSTATUS(status) != EXIT_OK)
    {
        return SoakFault{"crash", "exit status " + std::to_string(WEXITSTATUS(status))};
    }
    const auto line = told.find('\n');
    return told.empty() ? std::nullopt
                        : std::optional<SoakFault>({told.substr(0, line), told.substr(line + 1)});
}

/// Run one case to its end. @param request it @return what is wrong
std::optional<SoakFault>
RunOne(const RunRequest& request)
{
    const auto [pid, child] = Start(request, 0);
    int status = 0;
    waitpid(pid, &status, 0);
    return Judge(child, status);
}

/// Leave out whatever the fault does not need. @param request the case @param kind of the fault
/// @return a simpler case with a fault of the same kind
RunRequest
Shrink(RunRequest request, const std::string& kind)
{
    const auto fails = [&kind](const RunRequest& simpler) {
        const auto fault = RunOne(simpler);
        return fault && fault->kind == kind;
    };
    for (std::size_t i = request.settings.size(); i-- > 0;)
    {
        // Without them the network is disturbed to the end, which is another fault.
        if (request.settings[i].find("::FaultFreeTail=") != std::string::npos ||
            request.settings[i].find("::CoolDown=") != std::string::npos)
        {
            continue;
        }
        auto simpler = request;
        simpler.settings.erase(simpler.settings.begin() + i);
        if (fails(simpler))
        {
            request = simpler;
        }
    }
    if (auto simpler = request; simpler.dot1x)
    {
        simpler.dot1x.reset();
        request = fails(simpler) ? simpler : request;
    }
    return request;
}

/// @param request a case @return the command that repeats it
std::string
ToLine(const RunRequest& request)
{
    std::string line = "./fmipv6";
    for (const auto& word : ns3::fmipv6::ToCommand(request))
    {
        line += " " + word;
    }
    return line;
}

SoakLinks
ParseLinks(const std::string& typed)
{
    const std::map<std::string, SoakLinks> known{{"ideal", SoakLinks::IDEAL},
                                                 {"wifi", SoakLinks::WIFI},
                                                 {"mixed", SoakLinks::MIXED}};
    const auto found = known.find(typed);
    if (found == known.end())
    {
        throw ns3::fmipv6::UserError("--links: there are no links '" + typed +
                                     "'; there are ideal, wifi and mixed.");
    }
    return found->second;
}

/// A whole number above 0. Read with its sign, which Boost would make a large number of.
/// @param given the options @param name of one @param most the greatest @return its value
uint64_t
GetPositive(const po::variables_map& given, const std::string& name, int64_t most)
{
    const auto value = given[name].as<int64_t>();
    if (value < 1 || value > most)
    {
        throw ns3::fmipv6::UserError("--" + name + " is a whole number from 1 to " +
                                     std::to_string(most) + ", not " + std::to_string(value) + ".");
    }
    return value;
}

/// @return processor time (s) of all runs that have ended
double
GetCpuTime()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6 + usage.ru_stime.tv_sec +
           usage.ru_stime.tv_usec / 1e6;
}

} // namespace

int
SoakCommand(const Arguments& arguments)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    sched_getaffinity(0, sizeof(cores), &cores);
    po::options_description options("Options");
    auto add = options.add_options();
    add("runs", po::value<int64_t>()->default_value(1000), "how many runs, at most");
    add("seed", po::value<int64_t>()->default_value(1), "random seed of all runs");
    add("first", po::value<int64_t>()->default_value(1), "number of the first run");
    add("jobs",
        po::value<int64_t>()->default_value(std::max(CPU_COUNT(&cores), 1)),
        "how many at a time");
    add("minutes", po::value<double>()->default_value(0), "begin no run after that; 0: no limit");
    add("links", po::value<std::string>()->default_value("mixed"), "ideal, wifi or mixed");
    add("shrink", "leave out what a failing run does not need, and print that command, too");
    add("help", "this text");
    const auto given = ParseOptions(arguments, options, po::options_description(), "");
    if (given.count("help"))
    {
        std::cout << "Usage: fmipv6 soak [OPTION]...\n"
                     "Random runs: losses of 0 to 30 % on every link, duplicated and reordered "
                     "control messages, random\nnetworks, ways, schemes, labels and flows. In each "
                     "the packet ledger has to balance, no rule of the\nprotocol may be broken, "
                     "and the mobile node has to be reachable at the end. What fails is printed\n"
                     "with the command that repeats it; then the exit status is 1.\n"
                  << options;
        return EXIT_OK;
    }
    const auto runs = GetPositive(given, "runs", MOST_RUNS);
    const auto seed = GetPositive(given, "seed", MAX_SEED);
    const auto first = GetPositive(given, "first", MOST_RUNS);
    const auto jobs = GetPositive(given, "jobs", MOST_JOBS);
    const auto minutes = given["minutes"].as<double>();
    const auto links = ParseLinks(given["links"].as<std::string>());
    if (!(minutes >= 0 && minutes <= MOST_MINUTES))
    {
        throw ns3::fmipv6::UserError("--minutes is from 0 (no limit) to " +
                                     std::to_string(MOST_MINUTES) + ".");
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [begin] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    std::map<pid_t, Child> children;
    std::map<std::string, uint64_t> faults;
    uint64_t done = 0;
    for (uint64_t next = first; next < first + runs || !children.empty();)
    {
        const bool more = next < first + runs && (minutes == 0 || elapsed() < minutes * 60);
        if (more && children.size() < jobs)
        {
            children.insert(Start(ns3::fmipv6::MakeSoakCase(seed, next, links), next));
            ++next;
            continue;
        }
        if (children.empty())
        {
            break; // out of time
        }
        int status = 0;
        const auto pid = wait(&status);
        const auto found = children.find(pid);
        if (found == children.end())
        {
            continue;
        }
        const auto child = found->second;
        children.erase(found);
        ++done;
        if (const auto fault = Judge(child, status))
        {
            ++faults[fault->kind];
            std::cout << "run " << child.number << ": " << fault->kind << ": " << fault->what
                      << "\n  " << ToLine(child.request) << "\n";
            if (given.count("shrink"))
            {
                std::cout << "  simpler: " << ToLine(Shrink(child.request, fault->kind)) << "\n";
            }
            std::cout.flush();
        }
    }
    std::cout << done << " runs, " << elapsed() << " s, " << GetCpuTime() << " s of processor time";
    for (const auto& [kind, count] : faults)
    {
        std::cout << ", " << count << " " << kind;
    }
    std::cout << (faults.empty() ? ", nothing wrong\n" : "\n");
    return faults.empty() ? EXIT_OK : EXIT_BROKEN;
}
