/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-capture.h"

#include "ns3/pcap-file-wrapper.h"
#include "ns3/power-management-tag.h"
#include "ns3/trace-helper.h"
#include "ns3/wifi-phy.h"
#include "ns3/yans-wifi-helper.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Power Management in the second octet of Frame Control (IEEE Std 802.11-2020 section 9.2.4.1).
constexpr uint8_t POWER_MANAGEMENT = 0x10;

/// Opens up ns-3's writers of radiotap headers.
class RadiotapWriters : public YansWifiPhyHelper
{
  public:
    using WifiPhyHelper::PcapSniffRxEvent;
    using WifiPhyHelper::PcapSniffTxEvent;
};

/// @param frame a whole frame @return the same with the bit that its tag stands for
Ptr<const Packet>
WithPowerManagementBit(Ptr<const Packet> frame)
{
    PowerManagementTag tag;
    uint8_t frameControl[2];
    if (!frame->PeekPacketTag(tag) || !tag.IsAsleep() ||
        frame->CopyData(frameControl, sizeof(frameControl)) != sizeof(frameControl))
    {
        return frame;
    }
    frameControl[1] |= POWER_MANAGEMENT;
    auto rest = frame->Copy();
    rest->RemoveAtStart(sizeof(frameControl));
    auto marked = Create<Packet>(frameControl, sizeof(frameControl));
    marked->AddAtEnd(rest);
    return marked;
}

/// A sink before one of ns-3's writers, whatever its further arguments are in this release.
template <auto Writer>
struct Marking;

/// See above.
template <typename... Args, void (*Writer)(Ptr<PcapFileWrapper>, Ptr<const Packet>, Args...)>
struct Marking<Writer>
{
    /// @param file where to @param frame which @param args of the trace
    static void Write(Ptr<PcapFileWrapper> file, Ptr<const Packet> frame, Args... args)
    {
        Writer(file, WithPowerManagementBit(frame), args...);
    }
};

} // namespace

void
Dot11Capture::Write(const std::string& file, Ptr<WifiNetDevice> device)
{
    auto pcap = PcapHelper().CreateFile(file, std::ios::out, PcapHelper::DLT_IEEE802_11_RADIO);
    auto phy = device->GetPhy();
    phy->TraceConnectWithoutContext(
        "MonitorSnifferTx",
        MakeBoundCallback(&Marking<&RadiotapWriters::PcapSniffTxEvent>::Write, pcap));
    phy->TraceConnectWithoutContext(
        "MonitorSnifferRx",
        MakeBoundCallback(&Marking<&RadiotapWriters::PcapSniffRxEvent>::Write, pcap));
}

} // namespace fmipv6
} // namespace ns3
