/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/result-record.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

namespace
{

using Json = nlohmann::ordered_json;

/// @param text anything @return as a JSON string
Json
ToText(std::string_view text)
{
    return std::string(text);
}

/// @param time an instant @return seconds; the double nearest to the nanoseconds
Json
InSeconds(Time time)
{
    return static_cast<double>(time.GetNanoSeconds()) / 1e9;
}

/// @param time a duration @return milliseconds; the double nearest to the nanoseconds
Json
InMilliseconds(Time time)
{
    return static_cast<double>(time.GetNanoSeconds()) / 1e6;
}

/// @param time an instant, or nothing @return seconds, or null
Json
InSeconds(const std::optional<Time>& time)
{
    return time ? InSeconds(*time) : Json(nullptr);
}

/// @param time a duration, or nothing @return milliseconds, or null
Json
InMilliseconds(const std::optional<Time>& time)
{
    return time ? InMilliseconds(*time) : Json(nullptr);
}

/// @param record a step @return its object
Json
WriteStep(const StepRecord& record)
{
    Json json;
    json["step"] = std::string(1, ToLabelChar(record.step));
    json["name"] = ToText(GetStepName(record.step));
    json["begin_s"] = InSeconds(record.begin);
    json["end_s"] = InSeconds(record.end);
    json["gate_wait_s"] = InSeconds(record.gateWait);
    json["node"] = GetNodeName(record.nodeId);
    json["repeats"] = Json::array();
    for (const auto& repeat : record.repeats)
    {
        json["repeats"].push_back(InSeconds(repeat));
    }
    return json;
}

/// @param latency of a handover @return its object
Json
WriteLatency(const HandoverLatency& latency)
{
    Json json;
    json["scan"] = InMilliseconds(latency.scan);
    json["l2"] = InMilliseconds(latency.l2);
    json["auth_8021x"] = InMilliseconds(latency.auth8021x);
    json["fbu_to_fback"] = InMilliseconds(latency.fbuToFback);
    json["linkup_to_first_packet"] = InMilliseconds(latency.linkupToFirstPacket);
    json["interruption"] = nullptr;
    json["pieces"] = nullptr;
    if (latency.interruption)
    {
        const auto& interruption = *latency.interruption;
        json["interruption"] = InMilliseconds(interruption.end - interruption.begin);
        json["pieces"] = Json::object();
        for (std::size_t i = 0; i < PIECE_COUNT; ++i)
        {
            json["pieces"][PIECE_KEYS[i]] = InMilliseconds(interruption.pieces[i]);
        }
    }
    return json;
}

/// @param totals of packets @return their object
Json
WriteTotals(const PacketTotals& totals)
{
    Json json;
    json["sent"] = totals.sent;
    json["received"] = totals.received;
    json["lost"] = totals.lost;
    json["duplicated"] = totals.duplicated;
    json["reordered"] = totals.reordered;
    json["buffered_at_nar"] = totals.bufferedAtNar;
    json["in_flight"] = totals.inFlight;
    json["lost_by_cause"] = Json::object();
    for (const auto cause : ALL_LOSS_CAUSES)
    {
        json["lost_by_cause"][std::string(GetLossCauseName(cause))] =
            totals.lostByCause[static_cast<std::size_t>(cause)];
    }
    return json;
}

/// @param tcp of a TCP flow @return its object
Json
WriteTcp(const TcpFlowResult& tcp)
{
    Json json;
    json["segment_bytes"] = tcp.segmentBytes;
    json["delivered_bytes"] = tcp.deliveredBytes;
    json["retransmitted_segments"] = tcp.retransmitted;
    json["retransmission_timeouts"] = tcp.timeouts;
    json["dip_ms"] = InMilliseconds(tcp.GetDip());
    json["start_s"] = InSeconds(tcp.start);
    json["interval_s"] = InSeconds(tcp.interval);
    json["throughput_bps"] = Json::array();
    for (const auto bytes : tcp.bytes)
    {
        json["throughput_bps"].push_back(8.0 * bytes / tcp.interval.GetSeconds());
    }
    return json;
}

/// @param handover the handover @return its object
Json
WriteHandover(const HandoverResult& handover)
{
    Json json;
    json["mn"] = handover.mn;
    json["planned"] = handover.planned ? Json(*handover.planned) : Json(nullptr);
    json["observed"] = handover.observed;
    json["feasible"] = handover.feasible;
    json["outcome"] = ToText(GetOutcomeName(handover.outcome));
    json["predicted_ap"] = handover.predictedAp ? Json(*handover.predictedAp) : Json(nullptr);
    json["actual_ap"] = handover.actualAp ? Json(*handover.actualAp) : Json(nullptr);
    json["steps"] = Json::array();
    for (const auto& step : handover.record.steps)
    {
        json["steps"].push_back(WriteStep(step));
    }
    json["latency_ms"] = WriteLatency(handover.latency);
    return json;
}

/// Makes a parameter's JSON value.
struct ParameterWriter
{
    /// @return null
    Json operator()(std::monostate) const
    {
        return nullptr;
    }

    /// @param value a double @return a number, or null for what JSON cannot express
    Json operator()(double value) const
    {
        return std::isfinite(value) ? Json(value) : Json(nullptr);
    }

    /// @param value any other @return it
    template <typename T>
    Json operator()(const T& value) const
    {
        return value;
    }
};

} // namespace

std::string
ToJson(const ResultRecord& record)
{
    Json json;
    json["handovers"] = Json::array();
    for (const auto& handover : record.handovers)
    {
        json["handovers"].push_back(WriteHandover(handover));
    }
    json["flows"] = Json::array();
    for (const auto& flow : record.flows)
    {
        Json item;
        item["name"] = flow.name;
        item["mn"] = flow.mn;
        item["direction"] = ToText(GetDirectionName(flow.direction));
        item["packets"] = WriteTotals(flow.packets);
        item["tcp"] = flow.tcp ? WriteTcp(*flow.tcp) : Json(nullptr);
        json["flows"].push_back(item);
    }
    json["packets"] = WriteTotals(record.packets);
    json["wrong_predictions"] = record.wrongPredictions;
    json["scheme"] = record.scheme;
    json["seed"] = record.seed;
    json["run"] = record.run;
    json["parameters"] = Json::object();
    for (const auto& [name, value] : record.parameters)
    {
        json["parameters"][name] = std::visit(ParameterWriter(), value);
    }
    json["ns3"] = record.ns3;
    json["version"] = record.version;
    // A name that is not UTF-8 is shown as well as it can be, and stops nobody.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace fmipv6
} // namespace ns3
