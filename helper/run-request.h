/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef RUN_REQUEST_H
#define RUN_REQUEST_H

#include "ns3/fmipv6-profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Mobility scheme of a run.
enum class Scheme : uint8_t
{
    FMIPV6, //!< fast handovers (RFC 4068) over Mobile IPv6
    MIPV6,  //!< Mobile IPv6 alone (RFC 6275)
    HMIPV6  //!< Mobile IPv6 with a mobility anchor point (RFC 5380), local registration only
};

/// Application flow of a run.
enum class FlowKind : uint8_t
{
    VOICE,    //!< 64 kbit/s, a packet every 20 ms, CN to MN
    VOICE_UP, //!< the same, MN to CN
    TCP,      //!< a download over TCP, CN to MN
    PING      //!< ICMPv6 echo every 10 ms, sent by the MN; a packet is request and reply
};

/// Link provider of a run.
enum class LinkKind : uint8_t
{
    WIFI, //!< IEEE 802.11 frames on ns-3's PHY and DCF
    IDEAL //!< stated step durations, no PHY
};

/// What the user asked for, as typed on the command line or given by a program.
struct RunRequest
{
    std::optional<std::string> label;     //!< planned ordering; none: a free run
    Scheme scheme{Scheme::FMIPV6};        //!< mobility scheme
    std::optional<Fmipv6Profile> profile; //!< edition of FMIPv6; none: GetProfile() decides
    FlowKind flow{FlowKind::VOICE};       //!< application flow
    LinkKind link{LinkKind::WIFI};        //!< link provider
    std::optional<bool> dot1x;            //!< 802.1X in force; a label decides by its step 5
    double speedMps{10};                  //!< speed of the MN in m/s, 0 or 0.1 to 100
    uint64_t seed{1};                     //!< RngSeedManager seed, 1 to 4294944442
    uint64_t run{1};                      //!< RngSeedManager run number, 0 to 2^53
    std::vector<std::string> settings;    //!< "ns3::Type::Attribute=value", in order
    std::string pcapPrefix;               //!< empty: no pcap files
    std::string packetsFile;              //!< empty: no packet CSV
    std::string stepsFile;                //!< empty: no step CSV
    std::string primitivesFile;           //!< empty: no primitive CSV
    bool monitor{false};                  //!< watch the protocol's rules

    /// @return whether IEEE 802.1X is in force in this run
    bool UsesDot1x() const;
    /// @return the edition of FMIPv6 in force: RFC 4068, unless the user asked for another
    Fmipv6Profile GetProfile() const;
};

/// @param scheme the scheme @return its name on the command line and in the record
std::string ToString(Scheme scheme);
/// @param profile the edition @return its name on the command line and in the record
std::string ToString(Fmipv6Profile profile);
/// @param flow the flow @return its name on the command line and in the record
std::string ToString(FlowKind flow);
/// @param link the link @return its name on the command line and in the record
std::string ToString(LinkKind link);

/// @param name as typed @return the scheme @throws UserError naming the schemes there are
Scheme ParseScheme(const std::string& name);
/// @param name as typed @return the edition @throws UserError naming the editions there are
Fmipv6Profile ParseProfile(const std::string& name);
/// @param name as typed @return the flow @throws UserError naming the flows there are
FlowKind ParseFlowKind(const std::string& name);
/// @param name as typed @return the link @throws UserError naming the links there are
LinkKind ParseLinkKind(const std::string& name);

/**
 * Check all of a request that can be wrong before anything is built: label, ranges, combinations,
 * output paths; and apply its settings to ns-3's attribute defaults.
 *
 * @param request the request
 * @throws UserError with one sentence
 */
void ValidateAndApply(const RunRequest& request);

} // namespace fmipv6
} // namespace ns3

#endif /* RUN_REQUEST_H */
