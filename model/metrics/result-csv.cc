/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/result-record.h"

#include <cstdlib>
#include <iomanip>
#include <map>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param text a cell @return it, quoted where CSV (RFC 4180) asks for that
std::string
Quote(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
    {
        return text;
    }
    std::string quoted = "\"";
    for (const auto character : text)
    {
        quoted += character;
        if (character == '"')
        {
            quoted += '"';
        }
    }
    return quoted + '"';
}

/// @param time an instant, or nothing @return seconds, or an empty cell
std::string
ToCell(const std::optional<Time>& time)
{
    return time ? ToSeconds(*time) : std::string();
}

} // namespace

std::string
ToSeconds(Time time)
{
    // By integers: a stream of a double would depend on its locale and its flags.
    const auto nanoseconds = time.GetNanoSeconds();
    const auto parts = std::lldiv(nanoseconds < 0 ? -nanoseconds : nanoseconds, 1000000000);
    std::ostringstream text;
    text << (nanoseconds < 0 ? "-" : "") << parts.quot << '.' << std::setw(9) << std::setfill('0')
         << parts.rem;
    return text.str();
}

void
WritePacketsCsv(std::ostream& os, const PacketLedger& ledger)
{
    os << "flow,seq,sent_s,received_s,fate,cause,place\n";
    for (const auto& fate : ledger.GetFates())
    {
        os << Quote(ledger.GetFlow(fate.flow).name) << ',' << fate.seq << ','
           << ToSeconds(fate.sent) << ',' << ToCell(fate.received) << ',' << GetFateName(fate.kind)
           << ',' << (fate.cause ? GetLossCauseName(*fate.cause) : "") << ','
           << Quote(ToString(fate.place)) << '\n';
    }
}

void
WriteStepsCsv(std::ostream& os, const ResultRecord& record, bool header)
{
    if (header)
    {
        os << "run,seed,mn,handover,step,name,begin_s,end_s,gate_wait_s,node\n";
    }
    std::map<std::string, uint32_t> counts;
    for (const auto& handover : record.handovers)
    {
        const auto number = counts[handover.mn]++;
        for (const auto& step : handover.record.steps)
        {
            os << record.run << ',' << record.seed << ',' << Quote(handover.mn) << ',' << number
               << ',' << ToLabelChar(step.step) << ',' << GetStepName(step.step) << ','
               << ToCell(step.begin) << ',' << ToCell(step.end) << ',' << ToSeconds(step.gateWait)
               << ',' << Quote(GetNodeName(step.nodeId)) << '\n';
        }
    }
}

} // namespace fmipv6
} // namespace ns3
