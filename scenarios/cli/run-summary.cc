/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "run-summary.h"

#include <iomanip>
#include <sstream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

std::string
Fixed(double value, int decimals)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(decimals) << value;
    return text.str();
}

std::string
Milliseconds(const std::optional<Time>& time)
{
    return time ? Fixed(time->GetSeconds() * 1e3, 3) + " ms" : "-";
}

std::string
Seconds6(const std::optional<Time>& time)
{
    return time ? Fixed(time->GetSeconds(), 6) : "-";
}

void
PrintSteps(std::ostream& os, const HandoverRecord& record)
{
    os << "  step               begin (s)      end (s)   took (ms)   gate wait (ms)  repeats\n";
    for (const auto& step : record.steps)
    {
        const auto took =
            step.begin && step.end ? Fixed((*step.end - *step.begin).GetSeconds() * 1e3, 3) : "-";
        os << "  " << ToLabelChar(step.step) << " " << std::left << std::setw(14)
           << GetStepName(step.step) << std::right << std::setw(12) << Seconds6(step.begin)
           << std::setw(13) << Seconds6(step.end) << std::setw(12) << took << std::setw(17)
           << Fixed(step.gateWait.GetSeconds() * 1e3, 3) << std::setw(9) << step.repeats.size()
           << "\n";
    }
}

void
PrintInterruption(std::ostream& os, const Interruption& interruption)
{
    os << "  interruption            " << Milliseconds(interruption.end - interruption.begin)
       << ", in";
    for (std::size_t i = 0; i < PIECE_COUNT; ++i)
    {
        if (!interruption.pieces[i].IsZero())
        {
            os << "  " << PIECE_KEYS[i] << ": "
               << Fixed(interruption.pieces[i].GetSeconds() * 1e3, 3);
        }
    }
    os << "\n";
}

void
PrintHandover(std::ostream& os, const HandoverResult& handover)
{
    os << "Handover of " << handover.mn << ": planned " << handover.planned.value_or("nothing")
       << ", observed " << (handover.observed.empty() ? "nothing" : handover.observed)
       << (handover.feasible ? "" : " (not a feasible label)") << ", "
       << GetOutcomeName(handover.outcome) << "\n";
    PrintSteps(os, handover.record);
    const auto& latency = handover.latency;
    os << "  scan                    " << Milliseconds(latency.scan) << "\n"
       << "  L2 handover             " << Milliseconds(latency.l2) << "\n"
       << "  802.1X                  " << Milliseconds(latency.auth8021x) << "\n"
       << "  FBU to FBack            " << Milliseconds(latency.fbuToFback) << "\n"
       << "  LinkUp to first packet  " << Milliseconds(latency.linkupToFirstPacket) << "\n";
    if (latency.interruption)
    {
        PrintInterruption(os, *latency.interruption);
    }
    else
    {
        os << "  interruption            -\n";
    }
}

void
PrintPackets(std::ostream& os, const FlowResult& flow)
{
    const auto& packets = flow.packets;
    os << "Flow " << flow.name << " (" << GetDirectionName(flow.direction) << "): " << packets.sent
       << " sent = " << packets.received << " received + " << packets.lost << " lost + "
       << packets.inFlight << " in flight; " << packets.duplicated << " duplicated, "
       << packets.reordered << " reordered, " << packets.bufferedAtNar << " buffered at the NAR\n";
    for (std::size_t i = 0; i < LOSS_CAUSE_COUNT; ++i)
    {
        if (packets.lostByCause[i] > 0)
        {
            os << "  lost: " << packets.lostByCause[i] << " "
               << GetLossCauseName(static_cast<LossCause>(i)) << "\n";
        }
    }
}

} // namespace

void
PrintSummary(std::ostream& os, const ResultRecord& record)
{
    if (record.handovers.empty())
    {
        os << "No handover took place.\n";
    }
    for (const auto& handover : record.handovers)
    {
        PrintHandover(os, handover);
    }
    for (const auto& flow : record.flows)
    {
        PrintPackets(os, flow);
    }
    os << "Scheme " << record.scheme << ", seed " << record.seed << ", run " << record.run
       << ", ns-3 " << record.ns3 << ", fmipv6 " << record.version << "\n";
}
