/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SCENARIO_MEASUREMENT_H
#define SCENARIO_MEASUREMENT_H

#include "ns3/attachment-log.h"
#include "ns3/deployment.h"
#include "ns3/ledger-probe.h"
#include "ns3/packet-ledger.h"
#include "ns3/primitive-log.h"
#include "ns3/result-record.h"
#include "ns3/run-request.h"
#include "ns3/step-recorder.h"
#include "ns3/tcp-download.h"

#include <map>

namespace ns3
{
namespace fmipv6
{

/// All that observes a network while it runs: steps, packets, attachments. To be made when the
/// network is complete, and to be kept until the simulator is destroyed.
class ScenarioMeasurement
{
  public:
    /// Watch all nodes. @param network the network
    explicit ScenarioMeasurement(Deployment& network);

    /**
     * Give every mobile node a flow and enter it in the ledger.
     * @param network the network
     * @param kind which flow
     * @param start simulated time of the first packet
     * @param stop no packet is sent from then on
     */
    void InstallFlows(Deployment& network, FlowKind kind, Time start, Time stop);

    /// @return the packet ledger
    Ptr<PacketLedger> GetLedger() const;

    /// @return what fills the ledger: shall watch each node added
    Ptr<LedgerProbe> GetProbe() const;

    /// @return the primitives of the mobile nodes' links
    Ptr<PrimitiveLog> GetPrimitives() const;

    /// @param network the network @return the record's observed part; planned label, scheme and
    /// parameters are the caller's to fill in
    ResultInput GetResult(const Deployment& network) const;

  private:
    Ptr<StepRecorder> m_recorder;                     //!< the steps
    Ptr<PacketLedger> m_ledger;                       //!< the packets
    Ptr<LedgerProbe> m_probe;                         //!< what fills the ledger
    Ptr<AttachmentLog> m_attachments;                 //!< names losses by old and new
    Ptr<PrimitiveLog> m_primitives;                   //!< RFC 5184's
    Ptr<HandoverLog> m_log;                           //!< predictions and arrivals
    std::map<uint32_t, Ptr<TcpDownload>> m_downloads; //!< TCP flows by id
};

} // namespace fmipv6
} // namespace ns3

#endif /* SCENARIO_MEASUREMENT_H */
