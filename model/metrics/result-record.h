/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef RESULT_RECORD_H
#define RESULT_RECORD_H

#include "ns3/attachment-log.h"
#include "ns3/handover-latency.h"
#include "ns3/handover-log.h"
#include "ns3/handover-outcome.h"
#include "ns3/handover-record.h"
#include "ns3/packet-ledger.h"
#include "ns3/step-recorder.h"
#include "ns3/tcp-download.h"

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A parameter of a run, as the record shows it; monostate is null.
using ParameterValue = std::variant<std::monostate, bool, int64_t, double, std::string>;

/// One handover in the result record.
struct HandoverResult
{
    std::string mn;                           //!< name of the mobile node
    std::optional<std::string> planned;       //!< label, or nothing in a free run
    std::string observed;                     //!< label of step ends
    bool feasible{false};                     //!< whether the observed label is feasible
    OutcomeKind outcome{OutcomeKind::FAILED}; //!< how it came out
    std::optional<std::string> predictedAp;   //!< where it meant to go, before it left the old link
    std::optional<std::string> actualAp;      //!< where it came to
    HandoverRecord record;                    //!< the steps
    HandoverLatency latency;                  //!< the latencies
};

/// One flow in the result record.
struct FlowResult
{
    std::string name;                             //!< for instance "voice"
    std::string mn;                               //!< name of the mobile node
    FlowDirection direction{FlowDirection::DOWN}; //!< direction
    PacketTotals packets;                         //!< totals
    std::optional<TcpFlowResult> tcp;             //!< of a TCP flow
};

/// All that one run yields (design section 6; doc/columns.rst).
struct ResultRecord
{
    std::vector<HandoverResult> handovers; //!< by trigger and then by mobile node
    std::vector<FlowResult> flows;         //!< by id
    PacketTotals packets;                  //!< totals over flows
    uint32_t wrongPredictions{0};          //!< handovers that ended elsewhere than predicted
    std::string scheme;                    //!< "fmipv6" or "mipv6"
    uint32_t seed{1};                      //!< RngSeedManager
    uint64_t run{1};                       //!< RngSeedManager
    std::vector<std::pair<std::string, ParameterValue>> parameters; //!< in order of printing
    std::string ns3;                                                //!< release of ns-3
    std::string version;                                            //!< release of this module
};

/// What a run says to have its record made.
struct ResultInput
{
    Ptr<StepRecorder> recorder;         //!< the steps
    Ptr<AttachmentLog> attachments;     //!< who was where; null: every move is to another router
    Ptr<PacketLedger> ledger;           //!< the packets; may be null
    Ptr<HandoverLog> log;               //!< predictions and arrivals; may be null
    std::optional<std::string> planned; //!< label, of every handover of the run
    std::map<uint32_t, Ptr<TcpDownload>> downloads; //!< TCP flows by id; may be empty
    std::string scheme{"fmipv6"};                   //!< "fmipv6", "mipv6" or "hmipv6"
    std::vector<std::pair<std::string, ParameterValue>> parameters; //!< in order of printing
    std::vector<std::pair<Mac48Address, std::string>> mnNames;      //!< names of mobile nodes
};

/**
 * Make the record of a run that has ended; call it before Simulator::Destroy(). A handover's
 * latency is that of the first flow of its mobile node.
 *
 * @param input what was observed
 * @return the record
 */
ResultRecord MakeResultRecord(const ResultInput& input);

/**
 * @param record the record
 * @return it as JSON, one line without a newline; the same record gives the same bytes
 */
std::string ToJson(const ResultRecord& record);

/**
 * Write the packets table: flow,seq,sent_s,received_s,fate,cause,place.
 *
 * @param os where
 * @param ledger the packets
 */
void WritePacketsCsv(std::ostream& os, const PacketLedger& ledger);

/**
 * Write the steps table: run,seed,mn,handover,step,name,begin_s,end_s,gate_wait_s,node.
 *
 * @param os where
 * @param record the record
 * @param header whether to write the line of column names
 */
void WriteStepsCsv(std::ostream& os, const ResultRecord& record, bool header = true);

/// @param time an instant or a duration @return seconds, with nine decimals
std::string ToSeconds(Time time);

} // namespace fmipv6
} // namespace ns3

#endif /* RESULT_RECORD_H */
