/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/run-request.h"

#include "ns3/attribute-catalog.h"
#include "ns3/handover-label.h"
#include "ns3/nearest-name.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <unistd.h>
#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

template <typename Kind>
using NameTable = std::vector<std::pair<Kind, std::string>>;

const NameTable<Scheme> SCHEMES{{Scheme::FMIPV6, "fmipv6"}, {Scheme::MIPV6, "mipv6"}};
const NameTable<FlowKind> FLOWS{{FlowKind::VOICE, "voice"},
                                {FlowKind::VOICE_UP, "voice-up"},
                                {FlowKind::PING, "ping"}};
const NameTable<LinkKind> LINKS{{LinkKind::WIFI, "wifi"}, {LinkKind::IDEAL, "ideal"}};

template <typename Kind>
std::string
NameOf(const NameTable<Kind>& table, Kind kind)
{
    return std::find_if(table.begin(),
                        table.end(),
                        [kind](const auto& row) { return row.first == kind; })
        ->second;
}

template <typename Kind>
Kind
KindOf(const NameTable<Kind>& table, const std::string& what, const std::string& name)
{
    std::vector<std::string> names;
    std::string list;
    for (const auto& [kind, known] : table)
    {
        if (known == name)
        {
            return kind;
        }
        names.push_back(known);
        list += (list.empty() ? "" : ", ") + known;
    }
    throw UserError("There is no " + what + " '" + name + "'; did you mean " +
                    FindNearestName(name, names) + "? There are " + list + ".");
}

/// Whether a file could be created there, found out without creating it.
void
RequireWritable(const std::string& option, const std::string& path)
{
    if (path.empty())
    {
        return;
    }
    const std::filesystem::path file(path);
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder))
    {
        throw UserError(option + " " + path + ": the folder " + folder.string() +
                        " does not exist; create it first.");
    }
    const bool exists = std::filesystem::exists(file);
    if (access(exists ? path.c_str() : folder.c_str(), W_OK) != 0)
    {
        throw UserError(option + " " + path + ": " + (exists ? path : folder.string()) +
                        " is not writable; name a place that is.");
    }
}

/// Attributes that a run sets itself, and by what the user decides them instead.
const std::map<std::string, std::string> DECIDED_ELSEWHERE{
    {"ns3::fmipv6::ApMlme::Dot1x", "by step 5 of the label, or by --dot1x"},
    {"ns3::fmipv6::Dot11LinkSap::Dot1x", "by step 5 of the label, or by --dot1x"},
    {"ns3::fmipv6::Dot11LinkSap::Ssid", "by the network"},
    {"ns3::fmipv6::FlowSource::LocalAddress", "by --flow"},
    {"ns3::fmipv6::FlowSource::RemoteAddress", "by --flow"},
    {"ns3::fmipv6::IdealStationMlme::Dot1x", "by step 5 of the label, or by --dot1x"},
    {"ns3::fmipv6::MobileNode::Fmipv6", "by --scheme"},
    {"ns3::fmipv6::MobileNode::HomeAddress", "by the network"},
    {"ns3::fmipv6::MobileNode::HomeAgent", "by the network"},
    {"ns3::fmipv6::PingFlow::LocalAddress", "by --flow"},
    {"ns3::fmipv6::PingFlow::RemoteAddress", "by --flow"},
};

void
Apply(const std::string& setting)
{
    const auto name = setting.substr(0, setting.find('='));
    const auto elsewhere = DECIDED_ELSEWHERE.find(name);
    if (elsewhere != DECIDED_ELSEWHERE.end())
    {
        throw UserError("--set " + name + " has no effect in a run, where it is decided " +
                        elsewhere->second + ".");
    }
    SetAttribute(setting);
}

void
RequireFeasible(const std::string& label)
{
    const auto verdict = HandoverLabel::Check(label);
    if (!verdict.feasible)
    {
        throw UserError(verdict.sentence);
    }
}

} // namespace

bool
RunRequest::UsesDot1x() const
{
    return label ? label->find('5') != std::string::npos : dot1x.value_or(false);
}

std::string
ToString(Scheme scheme)
{
    return NameOf(SCHEMES, scheme);
}

std::string
ToString(FlowKind flow)
{
    return NameOf(FLOWS, flow);
}

std::string
ToString(LinkKind link)
{
    return NameOf(LINKS, link);
}

Scheme
ParseScheme(const std::string& name)
{
    return KindOf(SCHEMES, "scheme", name);
}

FlowKind
ParseFlowKind(const std::string& name)
{
    return KindOf(FLOWS, "flow", name);
}

LinkKind
ParseLinkKind(const std::string& name)
{
    return KindOf(LINKS, "link", name);
}

void
ValidateAndApply(const RunRequest& request)
{
    if (request.label)
    {
        RequireFeasible(*request.label);
        if (request.scheme == Scheme::MIPV6)
        {
            throw UserError("A label plans an FMIPv6 handover, so it cannot go with --scheme "
                            "mipv6; leave out one of the two.");
        }
        if (request.dot1x && *request.dot1x != request.UsesDot1x())
        {
            throw UserError("The label " + *request.label +
                            (request.UsesDot1x() ? " contains" : " lacks") +
                            " step 5, which decides whether 802.1X is in force; leave out "
                            "--dot1x and --open.");
        }
    }
    if (!std::isfinite(request.speedMps) || request.speedMps < 0 || request.speedMps > 100)
    {
        std::ostringstream text;
        text << "--speed " << request.speedMps
             << ": the speed of the mobile node is 0 to 100 m/s, for instance --speed 10.";
        throw UserError(text.str());
    }
    if (request.seed == 0)
    {
        throw UserError("--seed 0: the seed is a whole number from 1 on, for instance --seed 1.");
    }
    RequireWritable("--pcap", request.pcapPrefix);
    RequireWritable("--packets", request.packetsFile);
    RequireWritable("--steps", request.stepsFile);
    for (const auto& setting : request.settings)
    {
        Apply(setting);
    }
}

} // namespace fmipv6
} // namespace ns3
