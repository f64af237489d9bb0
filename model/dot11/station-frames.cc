/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-frames.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/dot11-management-info.h"
#include "ns3/l2-byte-reader.h"

#include <algorithm>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Supported Rates hold at most eight; more go to Extended Supported Rates (section 9.4.2.3).
constexpr std::size_t MAX_SUPPORTED_RATES = 8;
/// Marks a rate of the basic rate set.
constexpr uint8_t BASIC_RATE = 0x80;
/// Listen interval stated, in beacon intervals: how long the AP may have to hold frames.
constexpr uint16_t LISTEN_INTERVAL = 10;

/// Append the SSID element.
void
WriteSsid(L2ByteWriter& out, const std::string& ssid)
{
    const auto size = std::min<std::size_t>(ssid.size(), 32);
    out.U8(DOT11_ELEMENT_SSID);
    out.U8(static_cast<uint8_t>(size));
    out.Bytes(reinterpret_cast<const uint8_t*>(ssid.data()), size);
}

/// Append the elements of the rates of a PHY.
void
WriteRates(L2ByteWriter& out, const WifiPhy& phy)
{
    std::vector<uint8_t> rates;
    for (const auto& mode : phy.GetModeList())
    {
        const auto rate = static_cast<uint8_t>(mode.GetDataRate(phy.GetChannelWidth()) / 500000);
        rates.push_back(mode.IsMandatory() ? (rate | BASIC_RATE) : rate);
    }
    for (const auto selector : phy.GetBssMembershipSelectorList())
    {
        rates.push_back(selector | BASIC_RATE);
    }
    const auto first = std::min(rates.size(), MAX_SUPPORTED_RATES);
    out.U8(DOT11_ELEMENT_SUPPORTED_RATES);
    out.U8(static_cast<uint8_t>(first));
    out.Bytes(rates.data(), first);
    if (rates.size() > first)
    {
        out.U8(DOT11_ELEMENT_EXTENDED_RATES);
        out.U8(static_cast<uint8_t>(rates.size() - first));
        out.Bytes(rates.data() + first, rates.size() - first);
    }
}

} // namespace

Ptr<Packet>
MakeProbeRequestBody(const std::string& ssid,
                     const WifiPhy& phy,
                     const std::vector<uint8_t>& capabilities)
{
    L2ByteWriter out;
    WriteSsid(out, ssid);
    WriteRates(out, phy);
    out.Bytes(capabilities);
    return PacketFromBytes(out.Get());
}

Ptr<Packet>
MakeAssociateRequestBody(const std::string& ssid,
                         const WifiPhy& phy,
                         std::optional<Mac48Address> currentAp,
                         const std::optional<Dot11RsnElement>& rsn,
                         const std::vector<uint8_t>& capabilities)
{
    L2ByteWriter out;
    out.LittleEndian(DOT11_CAPABILITY_ESS | (rsn ? DOT11_CAPABILITY_PRIVACY : 0), 2);
    out.LittleEndian(LISTEN_INTERVAL, 2);
    if (currentAp)
    {
        uint8_t address[6];
        currentAp->CopyTo(address);
        for (const auto byte : address)
        {
            out.U8(byte);
        }
    }
    WriteSsid(out, ssid);
    WriteRates(out, phy);
    out.Bytes(capabilities);
    if (rsn)
    {
        out.Bytes(rsn->Serialize());
    }
    return PacketFromBytes(out.Get());
}

Ptr<Packet>
MakeAssociateRefusalBody(const WifiPhy& phy, Dot11Status status)
{
    L2ByteWriter out;
    out.LittleEndian(DOT11_CAPABILITY_ESS, 2);
    out.LittleEndian(static_cast<uint16_t>(status), 2);
    out.LittleEndian(0, 2);
    WriteRates(out, phy);
    return PacketFromBytes(out.Get());
}

} // namespace fmipv6
} // namespace ns3
