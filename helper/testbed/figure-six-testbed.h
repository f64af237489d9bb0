/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FIGURE_SIX_TESTBED_H
#define FIGURE_SIX_TESTBED_H

#include "ns3/deployment.h"
#include "ns3/nstime.h"
#include "ns3/random-variable-stream.h"
#include "ns3/scenario-measurement.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

class Ipv6Header;
class WaypointMobilityModel;

namespace fmipv6
{

/// What is measured in the testbed of RFC 5184 Figure 6, and how often.
struct FigureSixSettings
{
    uint32_t handovers{1};  //!< measured, from one access router to the other, forth and back
    bool pingFromMn{true};  //!< the mobile node pings the correspondent, else the other way round
    bool narBuffer{true};   //!< the new access router holds packets until the mobile node has come
    uint32_t seed{1};       //!< of all random streams
    uint64_t run{1};        //!< a substream of the seed
    std::string pcapPrefix; //!< path and beginning of pcap files; empty: none
};

/// One handover there, by the records of the run.
struct FigureSixHandover
{
    std::string observed;  //!< its label (RFC 4260 section 6)
    bool completed{false}; //!< predictive, and each part of it was seen
    Time fbuToFback;       //!< FBU sent until FBack received, at the mobile node
    Time l2;               //!< disconnected until connected (steps 2 to 4)
    Time linkUpToFna;      //!< connected until FNA sent
    Time toForwarding;     //!< disconnected until the new router has got the FNA and forwards
    Time toFirstPacket;    //!< disconnected until the first Echo came to the mobile node
    uint32_t sent{0};      //!< Echo Requests
    uint32_t lost{0};      //!< of them those without a reply
    std::map<std::string, uint32_t> causes; //!< of the loss
};

/**
 * The testbed of RFC 5184 Figure 6: a previous and a new access router, which are access points of
 * IEEE 802.11a on one channel, home agent and correspondent on one Ethernet behind a router. A
 * mobile node walks from one access router to the other, and hands over as Figure 4 has it: the
 * link layer tells that the signal falls, FBU and FBack, L2-LinkConnect, FNA. Around each handover
 * there is a ping, which begins at a random phase of its interval. A first handover is not
 * measured: in it the nodes find each other on the Ethernet (neighbour discovery).
 *
 * What hosts take over messages is set beforehand (HostProcessing). One per process.
 */
class FigureSixTestbed
{
  public:
    /// @param settings what is measured
    explicit FigureSixTestbed(const FigureSixSettings& settings);
    ~FigureSixTestbed();

    /// Build everything; to be called once, before Run(), which simulates.
    void Build();

    /**
     * Simulate; to be called once.
     * @return the handovers, in order of time
     * @throws std::runtime_error where what was measured cannot be trusted
     */
    std::vector<FigureSixHandover> Run();

    /// @return the network
    Deployment& GetNetwork();

  private:
    /// One way. @param index its number @param start when the mobile node leaves
    void AddCrossing(uint32_t index, Time start);
    /// @param flow number of a ping @return when its first and its last request were sent
    std::pair<Time, Time> GetSpan(uint32_t flow) const;
    /// An Echo came to the mobile node. @param header IPv6 @param packet from ICMPv6 on
    void NoteDelivery(const Ipv6Header& header, Ptr<const Packet> packet, uint32_t);
    /// @param record of a handover @param flow the ping around it @return what was measured
    FigureSixHandover Measure(const HandoverRecord& record, uint32_t flow) const;

    FigureSixSettings m_settings;                       //!< what is measured
    Time m_end;                                         //!< of the simulation
    std::unique_ptr<Deployment> m_network;              //!< the testbed
    std::unique_ptr<ScenarioMeasurement> m_measurement; //!< what observes it
    Ptr<WaypointMobilityModel> m_walk;                  //!< of the mobile node
    Ptr<UniformRandomVariable> m_phase;                 //!< when a ping begins
    Ptr<UniformRandomVariable> m_rest;                  //!< between two ways
    std::vector<Time> m_deliveries;                     //!< of Echoes to the mobile node
};

} // namespace fmipv6
} // namespace ns3

#endif /* FIGURE_SIX_TESTBED_H */
