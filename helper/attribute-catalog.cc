/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attribute-catalog.h"

#include "ns3/config.h"
#include "ns3/nearest-name.h"
#include "ns3/nstime.h"
#include "ns3/string.h"
#include "ns3/type-id.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <fcntl.h>
#include <map>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr auto OUR_GROUP = "Fmipv6";
/// More (s) is no time that anybody means.
constexpr double LONGEST_TIME_S = 1e9;

/// A time in the largest unit in which it is a whole number, in the form that ns-3 reads.
std::string
FormatTime(Time time)
{
    const std::array<std::pair<int64_t, const char*>, 4> units{
        {{1000000000, "s"}, {1000000, "ms"}, {1000, "us"}, {1, "ns"}}};
    const auto ns = time.GetNanoSeconds();
    const auto unit = std::find_if(units.begin(), units.end(), [ns](const auto& candidate) {
        return ns % candidate.first == 0;
    });
    return std::to_string(ns / unit->first) + unit->second;
}

bool
IsTime(const TypeId::AttributeInformation& info)
{
    return info.checker->GetValueTypeName() == "ns3::TimeValue";
}

/// The default value in the form that --set takes.
std::string
GetDefault(const TypeId::AttributeInformation& info)
{
    const auto text = info.initialValue->SerializeToString(info.checker);
    return IsTime(info) ? FormatTime(Time(text)) : text;
}

/// Whether a default value given before construction has an effect that can be written as text.
bool
IsSettable(const TypeId::AttributeInformation& info)
{
    if (!(info.flags & TypeId::ATTR_CONSTRUCT) || !info.checker->HasUnderlyingTypeInformation() ||
        info.supportLevel == TypeId::OBSOLETE)
    {
        return false;
    }
    // Of pointers those that are made from a text, such as random variables.
    return info.checker->GetValueTypeName() != "ns3::PointerValue" ||
           GetDefault(info).compare(0, 5, "ns3::") == 0;
}

/// "ns3::UintegerValue" is "Uinteger".
std::string
GetTypeName(const TypeId::AttributeInformation& info)
{
    auto name = info.checker->GetValueTypeName();
    const std::string prefix = "ns3::";
    name = name.compare(0, prefix.size(), prefix) == 0 ? name.substr(prefix.size()) : name;
    const std::string suffix = "Value";
    const auto at = name.rfind(suffix);
    return at != std::string::npos && at + suffix.size() == name.size() ? name.substr(0, at) : name;
}

/// The least and the greatest value, without bounds that are only those of the machine's type.
std::string
GetRange(const TypeId::AttributeInformation& info)
{
    const auto words = info.checker->GetUnderlyingTypeInformation();
    if (GetTypeName(info) == "Enum" || GetTypeName(info) == "ScanChannelList")
    {
        return words;
    }
    const auto space = words.find(' ');
    const auto colon = words.find(':', space);
    if (space == std::string::npos || colon == std::string::npos || words.find("::") < colon + 2)
    {
        return "";
    }
    auto least = words.substr(space + 1, colon - space - 1);
    auto greatest = words.substr(colon + 1);
    const auto isMachineBound = [](const std::string& bound) {
        static const std::set<std::string> BOUNDS{"+9.22337e+18ns",
                                                  "-9.22337e+18ns",
                                                  "9223372036854775807",
                                                  "18446744073709551615",
                                                  "4294967295",
                                                  "1.79769e+308",
                                                  "-1.79769e+308",
                                                  "3.40282e+38",
                                                  "-3.40282e+38"};
        return BOUNDS.count(bound) > 0;
    };
    const bool open = isMachineBound(greatest);
    const bool unbounded = isMachineBound(least);
    if (IsTime(info))
    {
        least = unbounded ? least : FormatTime(Time(least));
        greatest = open ? greatest : FormatTime(Time(greatest));
    }
    if (open)
    {
        return unbounded ? "" : least + " or more";
    }
    return least + " to " + greatest;
}

/**
 * Whether ns-3 takes a value for an attribute. ns-3 aborts on some texts that it cannot parse (a
 * time, a data rate, an unknown type), so it is asked in a child process, whose end is the answer.
 */
bool
IsAccepted(const std::string& name, const std::string& value)
{
    const pid_t child = fork();
    if (child == 0)
    {
        const rlimit noCore{0, 0};
        setrlimit(RLIMIT_CORE, &noCore);
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        _exit(Config::SetDefaultFailSafe(name, StringValue(value)) ? 0 : 1);
    }
    int status = 1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
    {
    }
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/**
 * Whether a time can be reckoned with: ns-3 turns one beyond 292 years into some other.
 * @param value a text that ns-3 takes for a time
 * @return whether it is less than LONGEST_TIME_S
 */
bool
IsReckonable(const std::string& value)
{
    const std::map<std::string, double> units{{"s", 1},
                                              {"ms", 1e-3},
                                              {"us", 1e-6},
                                              {"ns", 1e-9},
                                              {"ps", 1e-12},
                                              {"fs", 1e-15},
                                              {"min", 60},
                                              {"h", 3600},
                                              {"d", 86400},
                                              {"y", 365 * 86400.0}};
    char* end = nullptr;
    const auto number = std::strtod(value.c_str(), &end);
    const auto unit = units.find(end);
    return std::abs(number * (unit == units.end() ? 1 : unit->second)) < LONGEST_TIME_S;
}

AttributeEntry
MakeEntry(TypeId tid, const TypeId::AttributeInformation& info)
{
    return {tid.GetName() + "::" + info.name,
            info.help,
            GetTypeName(info),
            GetRange(info),
            GetDefault(info),
            tid.GetGroupName() == OUR_GROUP};
}

} // namespace

std::vector<AttributeEntry>
ListAttributes()
{
    std::vector<AttributeEntry> entries;
    for (uint16_t i = 0; i < TypeId::GetRegisteredN(); ++i)
    {
        const auto tid = TypeId::GetRegistered(i);
        for (std::size_t j = 0; j < tid.GetAttributeN(); ++j)
        {
            const auto info = tid.GetAttribute(j);
            if (IsSettable(info))
            {
                entries.push_back(MakeEntry(tid, info));
            }
        }
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return std::make_pair(!a.ours, a.name) < std::make_pair(!b.ours, b.name);
    });
    return entries;
}

void
SetAttribute(const std::string& assignment)
{
    const auto equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
    {
        throw UserError("--set " + assignment +
                        ": the form is --set ns3::Type::Attribute=value, for instance --set "
                        "ns3::fmipv6::HandoverScenario::WanRtt=100ms.");
    }
    const auto name = assignment.substr(0, equals);
    const auto value = assignment.substr(equals + 1);
    const auto entries = ListAttributes();
    const auto found = std::find_if(entries.begin(), entries.end(), [&name](const auto& entry) {
        return entry.name == name;
    });
    if (found == entries.end())
    {
        throw UserError("There is no attribute " + name + "; " + SuggestAttribute(name));
    }
    if ((found->type == "Time" && !IsReckonable(value)) || !IsAccepted(name, value) ||
        !Config::SetDefaultFailSafe(name, StringValue(value)))
    {
        throw UserError("'" + value + "' is not valid for " + name + ", which is a " + found->type +
                        (found->range.empty() ? "" : " in " + found->range) +
                        (found->type == "Time" ? ", less than 1e9s" : "") + ", for instance " +
                        found->defaultValue + ".");
    }
}

std::string
SuggestAttribute(const std::string& name)
{
    std::vector<std::string> names;
    for (const auto& entry : ListAttributes())
    {
        names.push_back(entry.name);
    }
    const auto nearest = FindNearestFullNames(name, names);
    if (nearest.empty())
    {
        return "a full name has the form ns3::Type::Attribute, and `fmipv6 attributes` lists all.";
    }
    std::string list;
    for (std::size_t i = 0; i < nearest.size(); ++i)
    {
        list += (i == 0 ? "" : i + 1 == nearest.size() ? " or " : ", ") + nearest[i];
    }
    return "did you mean " + list + "?";
}

std::string
GetAttributeValue(const std::string& name)
{
    const auto at = name.rfind("::");
    TypeId tid;
    TypeId::AttributeInformation info;
    if (at == std::string::npos || !TypeId::LookupByNameFailSafe(name.substr(0, at), &tid) ||
        !tid.LookupAttributeByName(name.substr(at + 2), &info))
    {
        return "";
    }
    return GetDefault(info);
}

std::map<std::string, std::string>
GetModuleAttributeValues()
{
    std::map<std::string, std::string> values;
    for (const auto& entry : ListAttributes())
    {
        if (entry.ours)
        {
            values.emplace(entry.name, entry.defaultValue);
        }
    }
    return values;
}

} // namespace fmipv6
} // namespace ns3
