/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/run-request.h"

#include "ns3/attribute-catalog.h"
#include "ns3/config.h"
#include "ns3/handover-label.h"
#include "ns3/nearest-name.h"
#include "ns3/scenario-check.h"
#include "ns3/string.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
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

const NameTable<Scheme> SCHEMES{{Scheme::FMIPV6, "fmipv6"},
                                {Scheme::MIPV6, "mipv6"},
                                {Scheme::HMIPV6, "hmipv6"}};
const NameTable<Fmipv6Profile> PROFILES{
    {Fmipv6Profile::RFC4068, std::string(GetProfileName(Fmipv6Profile::RFC4068))},
    {Fmipv6Profile::RFC5568, std::string(GetProfileName(Fmipv6Profile::RFC5568))}};
const NameTable<FlowKind> FLOWS{{FlowKind::VOICE, "voice"},
                                {FlowKind::VOICE_UP, "voice-up"},
                                {FlowKind::TCP, "tcp"},
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
    throw UserError("There is no " + what + " '" + name + "'" + SuggestName(name, names) +
                    " There are " + list + ".");
}

/// The greatest seed that ns-3's generator MRG32k3a takes (its second modulus less one).
constexpr uint64_t MAX_SEED = 4294944442;

/// The greatest run number that every reader of JSON keeps exact.
constexpr uint64_t MAX_RUN = uint64_t{1} << 53;

/// The least speed (m/s) other than none: below it a run lasts for hours.
constexpr double MIN_SPEED_MPS = 0.1;

/// Whether a file can be made there: asked by making one, since access(2) grants root everything.
bool
CanCreate(const std::string& path)
{
    const auto probe = path + ".part";
    const int file = open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
    {
        return errno == EEXIST;
    }
    close(file);
    unlink(probe.c_str());
    return true;
}

/// Refuse a path at which no file can be written; nothing stays behind.
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
    const bool exists = std::filesystem::is_regular_file(file);
    if (!CanCreate(path) || (exists && access(path.c_str(), W_OK) != 0))
    {
        throw UserError(option + " " + path + ": " + (exists ? path : folder.string()) +
                        " is not writable; name a place that is.");
    }
}

/// Attributes that a run sets itself, and by what the user decides them instead.
const std::map<std::string, std::string> DECIDED_ELSEWHERE{
    {"ns3::fmipv6::AccessRouter::Profile", "by --profile"},
    {"ns3::fmipv6::ApMlme::Dot1x", "by step 5 of the label, or by --dot1x"},
    {"ns3::fmipv6::Dot11LinkSap::Dot1x", "by step 5 of the label, or by --dot1x"},
    {"ns3::fmipv6::Dot11LinkSap::Ssid", "by the network"},
    {"ns3::fmipv6::FlowSource::LocalAddress", "by --flow"},
    {"ns3::fmipv6::FlowSource::RemoteAddress", "by --flow"},
    {"ns3::fmipv6::IdealStationMlme::Dot1x", "by step 5 of the label, or by --dot1x"},
    {"ns3::fmipv6::MobileNode::Fmipv6", "by --scheme"},
    {"ns3::fmipv6::MobileNode::Hmipv6", "by --scheme"},
    {"ns3::fmipv6::MobileNode::HomeAddress", "by the network"},
    {"ns3::fmipv6::MobileNode::HomeAgent", "by the network"},
    {"ns3::fmipv6::MobileNode::Profile", "by --profile"},
    {"ns3::fmipv6::PingFlow::LocalAddress", "by --flow"},
    {"ns3::fmipv6::PingFlow::RemoteAddress", "by --flow"},
    {"ns3::fmipv6::TcpDownload::LocalAddress", "by --flow"},
    {"ns3::fmipv6::TcpDownload::RemoteAddress", "by --flow"},
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

/// Refuse attributes that are set to two values: the later would silently win. @param settings all
void
RequireOneValueEach(const std::vector<std::string>& settings)
{
    std::map<std::string, std::string> values;
    for (const auto& setting : settings)
    {
        const auto equals = setting.find('=');
        if (equals == std::string::npos)
        {
            continue; // refused when it is applied
        }
        const auto name = setting.substr(0, equals);
        const auto value = setting.substr(equals + 1);
        const auto [other, first] = values.emplace(name, value);
        if (!first && other->second != value)
        {
            throw UserError(name + " is set to two values, " + other->second + " and " + value +
                            ", by --set or by the option that stands for it; leave out one.");
        }
    }
}

/// Set the edition of the protocol in all agents to come. @param profile it
void
ApplyProfile(Fmipv6Profile profile)
{
    for (const auto* agent : {"ns3::fmipv6::AccessRouter", "ns3::fmipv6::MobileNode"})
    {
        Config::SetDefault(std::string(agent) + "::Profile", StringValue(ToString(profile)));
    }
}

/// Refuse a path at which one file, and not several beginning with it, cannot be written.
void
RequireWritableFile(const std::string& option, const std::string& path)
{
    if (!path.empty() && std::filesystem::is_directory(path))
    {
        throw UserError(option + " " + path + ": that is a folder; name a file in it.");
    }
    RequireWritable(option, path);
}

/// Refuse one file for two outputs. @param outputs option and path of each
void
RequireDistinct(const std::vector<std::pair<std::string, std::string>>& outputs)
{
    std::map<std::string, std::string> used;
    for (const auto& [option, path] : outputs)
    {
        const auto [known, added] = used.emplace(path, option);
        if (!path.empty() && !added)
        {
            throw UserError(known->second + " and " + option + " name the same file, " + path +
                            "; give each its own.");
        }
    }
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

Fmipv6Profile
RunRequest::GetProfile() const
{
    return profile.value_or(Fmipv6Profile::RFC4068);
}

std::string
ToString(Scheme scheme)
{
    return NameOf(SCHEMES, scheme);
}

std::string
ToString(Fmipv6Profile profile)
{
    return NameOf(PROFILES, profile);
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

Fmipv6Profile
ParseProfile(const std::string& name)
{
    return KindOf(PROFILES, "profile", name);
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
        if (request.scheme != Scheme::FMIPV6)
        {
            throw UserError("A label plans an FMIPv6 handover, so it cannot go with --scheme " +
                            ToString(request.scheme) + "; leave out one of the two.");
        }
        if (request.dot1x && *request.dot1x != request.UsesDot1x())
        {
            throw UserError("The label " + *request.label +
                            (request.UsesDot1x() ? " contains" : " lacks") +
                            " step 5, which decides whether 802.1X is in force; leave out "
                            "--dot1x.");
        }
    }
    if (request.profile && request.scheme != Scheme::FMIPV6)
    {
        throw UserError("--profile names an edition of FMIPv6, so it cannot go with --scheme " +
                        ToString(request.scheme) + "; leave out one of the two.");
    }
    if (!(request.speedMps == 0 ||
          (request.speedMps >= MIN_SPEED_MPS && request.speedMps <= 100))) // so is not-a-number
    {
        std::ostringstream text;
        text << "--speed " << request.speedMps
             << ": the speed of the mobile node is 0, or 0.1 to 100 m/s, for instance --speed 10.";
        throw UserError(text.str());
    }
    if (request.seed == 0 || request.seed > MAX_SEED)
    {
        throw UserError("The --seed is a whole number, 1 to " + std::to_string(MAX_SEED) +
                        ", for instance --seed 1.");
    }
    if (request.run > MAX_RUN)
    {
        throw UserError("The --run is a whole number, 0 to " + std::to_string(MAX_RUN) +
                        ", for instance --run 1.");
    }
    RequireWritable("--pcap", request.pcapPrefix);
    RequireWritableFile("--packets", request.packetsFile);
    RequireWritableFile("--steps", request.stepsFile);
    RequireWritableFile("--primitives", request.primitivesFile);
    RequireDistinct({{"--packets", request.packetsFile},
                     {"--steps", request.stepsFile},
                     {"--primitives", request.primitivesFile}});
    RequireOneValueEach(request.settings);
    for (const auto& setting : request.settings)
    {
        Apply(setting);
    }
    ApplyProfile(request.GetProfile());
    CheckSettings(request);
}

} // namespace fmipv6
} // namespace ns3
