/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scenario-check.h"

#include "ns3/attribute-catalog.h"
#include "ns3/handover-label.h"
#include "ns3/link-control-label.h"
#include "ns3/nstime.h"
#include "ns3/scan-channel-list.h"
#include "ns3/scenario-lists.h"
#include "ns3/user-error.h"
#include "ns3/wifi-phy-band.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr auto DEPLOYMENT = "ns3::fmipv6::HandoverScenario::Deployment";
constexpr auto ROUTE_OPTIMIZATION = "ns3::fmipv6::MobileNode::RouteOptimization";
constexpr auto CONTROL = "ns3::fmipv6::Dot11LinkSap::Control";
constexpr auto SCAN_CHANNELS = "ns3::fmipv6::StationMlme::ScanChannels";
constexpr auto MIN_CHANNEL_TIME = "ns3::fmipv6::StationMlme::MinChannelTime";
constexpr auto MAX_CHANNEL_TIME = "ns3::fmipv6::StationMlme::MaxChannelTime";
constexpr auto DISCOVER_HOME_AGENT = "ns3::fmipv6::MobileNode::DiscoverHomeAgent";
constexpr auto REFUSAL = "ns3::fmipv6::HomeAgent::Refusal";
constexpr auto SOLICITED_MULTICAST = "ns3::fmipv6::RouterAdvertiser::SolicitedMulticast";
constexpr auto LINK_UP_REACTION = "ns3::fmipv6::MobileNode::LinkUpReaction";
constexpr auto PREAUTHENTICATE = "ns3::fmipv6::Dot1xSupplicant::Preauthenticate";

/// @return the control mode in force
LinkControl
GetControl()
{
    const auto value = GetAttributeValue(CONTROL);
    for (const auto control : {LinkControl::FIRMWARE, LinkControl::FIRMWARE_HOST_AUTHENTICATION})
    {
        if (value == ToString(control))
        {
            return control;
        }
    }
    return LinkControl::HOST;
}

/// Refuse a label without a and b outside Figure 2. @param label the label
void
CheckDiscovery(const HandoverLabel& label)
{
    if (label.Contains(HandoverStep::RTSOLPR) || GetAttributeValue(DEPLOYMENT) == "Figure2")
    {
        return;
    }
    auto with = label.ToString();
    with.insert(with.find('c'), "ab");
    throw UserError("The label " + label.ToString() +
                    " leaves out a and b, so the mobile node would have to know the new router's "
                    "link-layer address from the access point's (RFC 4260 section 7.3); add "
                    "--deployment figure2, or plan " +
                    with + ".");
}

/// Refuse what keeps a and b of a plan from being RS and RA of one mobile node. @param label it
void
CheckAdvertising(const HandoverLabel& label)
{
    if (GetAttributeValue(SOLICITED_MULTICAST) == "true" ||
        GetAttributeValue(LINK_UP_REACTION) != "Solicit")
    {
        throw UserError("The label " + label.ToString() +
                        " plans when a mobile node solicits and is answered, so neither " +
                        SOLICITED_MULTICAST + " nor another " + LINK_UP_REACTION +
                        " than Solicit goes with it; leave out the label, or these.");
    }
}

/// @return the channels that mobile nodes scan
std::vector<uint8_t>
GetScannedChannels()
{
    const auto text = GetAttributeValue(SCAN_CHANNELS);
    const auto list = ScanChannelList::Parse(text);
    const auto channels = list ? list->GetChannels(WIFI_PHY_BAND_5GHZ) : std::vector<uint8_t>{};
    // Numbers of another band are named one by one.
    return channels.empty() ? ParseChannels("StationMlme::ScanChannels", text) : channels;
}

/// Refuse scan times and channels that no scan can have.
void
CheckScan()
{
    const Time least(GetAttributeValue(MIN_CHANNEL_TIME));
    const Time greatest(GetAttributeValue(MAX_CHANNEL_TIME));
    if (least > greatest)
    {
        throw UserError(std::string(MIN_CHANNEL_TIME) + " is " +
                        GetAttributeValue(MIN_CHANNEL_TIME) + ", more than MaxChannelTime, " +
                        GetAttributeValue(MAX_CHANNEL_TIME) +
                        "; an empty channel costs the former and a busy one the latter, so set "
                        "MaxChannelTime to as much or more.");
    }
    GetScannedChannels();
}

/// Refuse a status that refuses nothing (RFC 6275 section 6.1.8).
void
CheckRefusal()
{
    const auto status = GetAttributeValue(REFUSAL);
    if (const auto number = std::stoul(status); number > 0 && number < 128)
    {
        throw UserError(std::string(REFUSAL) + " is " + status +
                        ", the status of an update that is accepted; those of refusals are 128 to "
                        "255, and 0 is for none.");
    }
}

/// @param plan the network @return index of the subnet of each access point
std::vector<std::size_t>
GetSubnets(const NetworkPlan& plan)
{
    std::vector<std::size_t> subnets;
    for (std::size_t subnet = 0; subnet < plan.subnets.size(); ++subnet)
    {
        subnets.insert(subnets.end(), plan.subnets[subnet].accessPoints.size(), subnet);
    }
    return subnets;
}

/// Refuse a scan that no access point can hear. @param plan the network
void
CheckReach(const NetworkPlan& plan)
{
    const auto scanned = GetScannedChannels();
    std::string used;
    for (const auto& ap : plan.GetAccessPoints())
    {
        if (std::find(scanned.begin(), scanned.end(), ap.channel) != scanned.end())
        {
            return;
        }
        const auto number = std::to_string(ap.channel);
        if ((" " + used + " ").find(" " + number + " ") == std::string::npos)
        {
            used += (used.empty() ? "" : " ") + number;
        }
    }
    throw UserError("No access point is on a channel that mobile nodes scan (ScanChannels " +
                    GetAttributeValue(SCAN_CHANNELS) + "); the access points are on " + used +
                    " (ChannelPlan).");
}

} // namespace

void
CheckSettings(const RunRequest& request)
{
    const auto label = request.label ? HandoverLabel::Parse(*request.label) : std::nullopt;
    if (label)
    {
        CheckDiscovery(*label);
    }
    if (request.scheme == Scheme::HMIPV6 && GetAttributeValue(DISCOVER_HOME_AGENT) == "true")
    {
        throw UserError(std::string(DISCOVER_HOME_AGENT) +
                        " does not go with --scheme hmipv6, where the mobile node is told its "
                        "home agent; leave out one of the two.");
    }
    CheckRefusal();
    if (label)
    {
        CheckAdvertising(*label);
    }
    if (request.scheme == Scheme::HMIPV6 && GetAttributeValue(ROUTE_OPTIMIZATION) == "true")
    {
        throw UserError("Route optimization is not modelled with mobility anchor points (RFC 5380 "
                        "section 6.1.1 has correspondents told the RCoA); set "
                        "MobileNode::RouteOptimization with the scheme mipv6 or fmipv6.");
    }
    if (request.link != LinkKind::WIFI)
    {
        return; // the rest is of 802.11
    }
    if (label)
    {
        const auto verdict = CheckLinkControl(*label, GetControl());
        if (!verdict.possible)
        {
            throw UserError(verdict.sentence);
        }
    }
    CheckScan();
}

void
CheckWay(const RunRequest& request, const NetworkPlan& plan, uint32_t first, uint32_t last)
{
    const auto subnets = GetSubnets(plan);
    const auto [from, to] = std::minmax(first, last);
    const auto name = [](uint32_t ap) { return "AP" + std::to_string(ap + 1); };
    for (auto ap = from; ap < to; ++ap)
    {
        const bool within = subnets[ap] == subnets[ap + 1];
        if (within && request.label)
        {
            throw UserError("The label " + *request.label +
                            " plans a handover of the IP layer, but a move between " + name(ap) +
                            " and " + name(ap + 1) +
                            ", on one subnet, has none; leave out the label, or FirstAp and "
                            "LastAp.");
        }
        if (!within && request.link == LinkKind::WIFI &&
            GetAttributeValue(PREAUTHENTICATE) == "true")
        {
            throw UserError(
                "Preauthentication works inside one LAN only (RFC 4260 section 8), but " +
                name(ap) + " and " + name(ap + 1) +
                " are on different ones; let the mobile nodes move inside a subnet by "
                "FirstAp and LastAp, or leave Preauthenticate off.");
        }
    }
    if (request.link == LinkKind::WIFI)
    {
        CheckReach(plan);
    }
}

} // namespace fmipv6
} // namespace ns3
