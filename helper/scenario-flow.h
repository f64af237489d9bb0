/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SCENARIO_FLOW_H
#define SCENARIO_FLOW_H

#include "ns3/ipv6-address.h"
#include "ns3/node.h"
#include "ns3/packet-ledger.h"
#include "ns3/run-request.h"
#include "ns3/tcp-download.h"

#include <optional>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/// Between whom a flow goes, and when.
struct ScenarioFlow
{
    FlowKind kind;                    //!< which
    Ptr<PacketLedger> ledger;         //!< where its packets are entered
    Ptr<Node> mn;                     //!< mobile node
    Mac48Address mnLinkLayerAddress;  //!< its link-layer address
    Ipv6Address homeAddress;          //!< its home address
    Ptr<Node> correspondent;          //!< correspondent node
    Ipv6Address correspondentAddress; //!< its address
    Time start;                       //!< simulated time of the first packet
    Time stop;                        //!< no packet is sent from then on
};

/// Install source and sink on both ends and enter the flow in the ledger. @param flow the flow
/// @return its download, with its id in the ledger, if it is a TCP flow
std::optional<std::pair<uint32_t, Ptr<TcpDownload>>> InstallScenarioFlow(const ScenarioFlow& flow);

} // namespace fmipv6
} // namespace ns3

#endif /* SCENARIO_FLOW_H */
