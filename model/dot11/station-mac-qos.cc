/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// StationMac: what QoS and the PHYs from 802.11n on add: capabilities, Block Ack, aggregates.
#include "ns3/block-ack-access.h"
#include "ns3/block-ack-manager.h"
#include "ns3/dot11-management-check.h"
#include "ns3/extended-capabilities.h"
#include "ns3/he-capabilities.h"
#include "ns3/ht-capabilities.h"
#include "ns3/mgt-headers.h"
#include "ns3/qos-txop.h"
#include "ns3/qos-utils.h"
#include "ns3/station-mac.h"
#include "ns3/vht-capabilities.h"
#include "ns3/wifi-information-element.h"
#include "ns3/wifi-mpdu.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// TXOP limits are in units of 32 us (IEEE Std 802.11-2020 section 9.4.2.28).
constexpr int64_t TXOP_UNIT_US = 32;

/// Append an element as ns-3 writes it.
void
Append(std::vector<uint8_t>& out, const WifiInformationElement& element)
{
    Buffer buffer;
    buffer.AddAtStart(element.GetSerializedSize());
    element.Serialize(buffer.Begin());
    const auto old = out.size();
    out.resize(old + buffer.GetSize());
    buffer.CopyData(out.data() + old, buffer.GetSize());
}

/// Apply one row of an EDCA Parameter Set element.
void
SetEdca(Ptr<QosTxop> txop, uint32_t minCw, uint32_t maxCw, uint8_t aifsn, uint16_t txopLimit)
{
    txop->SetMinCw(minCw);
    txop->SetMaxCw(maxCw);
    txop->SetAifsn(aifsn);
    txop->SetTxopLimit(MicroSeconds(TXOP_UNIT_US * txopLimit));
}

} // namespace

std::vector<uint8_t>
StationMac::GetCapabilityElements() const
{
    // The order in which ns-3's parsers expect them.
    std::vector<uint8_t> out;
    if (GetHtSupported())
    {
        Append(out, GetExtendedCapabilities());
        Append(out, GetHtCapabilities(SINGLE_LINK_OP_ID));
    }
    if (GetVhtSupported(SINGLE_LINK_OP_ID))
    {
        Append(out, GetVhtCapabilities(SINGLE_LINK_OP_ID));
    }
    if (GetHeSupported())
    {
        Append(out, GetHeCapabilities(SINGLE_LINK_OP_ID));
    }
    return out;
}

void
StationMac::ReadApCapabilities(Ptr<const Packet> associationResponse)
{
    m_apCapabilities = {};
    if (!GetQosSupported() || !associationResponse ||
        CheckManagementBody(WIFI_MAC_MGT_ASSOCIATION_RESPONSE, associationResponse) !=
            MgtBodyVerdict::OK)
    {
        return;
    }
    MgtAssocResponseHeader response;
    associationResponse->PeekHeader(response);
    m_apCapabilities.edca = response.GetEdcaParameterSet();
    m_apCapabilities.ht = response.GetHtCapabilities();
    m_apCapabilities.vht = response.GetVhtCapabilities();
    m_apCapabilities.he = response.GetHeCapabilities();
    if (const auto& edca = m_apCapabilities.edca)
    {
        SetEdca(GetQosTxop(AC_BE),
                edca->GetBeCWmin(),
                edca->GetBeCWmax(),
                edca->GetBeAifsn(),
                edca->GetBeTxopLimit());
        SetEdca(GetQosTxop(AC_BK),
                edca->GetBkCWmin(),
                edca->GetBkCWmax(),
                edca->GetBkAifsn(),
                edca->GetBkTxopLimit());
        SetEdca(GetQosTxop(AC_VI),
                edca->GetViCWmin(),
                edca->GetViCWmax(),
                edca->GetViAifsn(),
                edca->GetViTxopLimit());
        SetEdca(GetQosTxop(AC_VO),
                edca->GetVoCWmin(),
                edca->GetVoCWmax(),
                edca->GetVoAifsn(),
                edca->GetVoTxopLimit());
    }
}

void
StationMac::RecordApCapabilities()
{
    if (!GetQosSupported())
    {
        return;
    }
    auto manager = GetWifiRemoteStationManager();
    const auto phy = GetWifiPhy();
    const auto& ap = m_apCapabilities;
    manager->SetQosSupport(*m_ap, ap.edca.has_value());
    if (GetHtSupported() && ap.ht && ap.ht->IsSupportedMcs(0))
    {
        manager->AddStationHtCapabilities(*m_ap, *ap.ht);
    }
    if (GetVhtSupported(SINGLE_LINK_OP_ID) && ap.vht &&
        ap.vht->GetRxHighestSupportedLgiDataRate() > 0)
    {
        manager->AddStationVhtCapabilities(*m_ap, *ap.vht);
        for (const auto& mcs : phy->GetMcsList(WIFI_MOD_CLASS_VHT))
        {
            if (ap.vht->IsSupportedRxMcs(mcs.GetMcsValue()))
            {
                manager->AddSupportedMcs(*m_ap, mcs);
            }
        }
    }
    if (GetHeSupported() && ap.he && ap.he->GetSupportedMcsAndNss() != 0)
    {
        manager->AddStationHeCapabilities(*m_ap, *ap.he);
        for (const auto& mcs : phy->GetMcsList(WIFI_MOD_CLASS_HE))
        {
            if (ap.he->IsSupportedRxMcs(mcs.GetMcsValue()))
            {
                manager->AddSupportedMcs(*m_ap, mcs);
            }
        }
    }
}

void
StationMac::BeginBlockAck(Mac48Address ap)
{
    if (!GetQosSupported())
    {
        return;
    }
    // Left over from an earlier association with this AP, where window and sequence numbers of both
    // ends fitted. At this instant neither end is in the midst of an exchange of data.
    EndReceivingBlockAck(*this, ap);
    EndSendingBlockAck(*this, ap);
    m_reorder.Take();
}

void
StationMac::EndBlockAck()
{
    // The recipient's agreements stay until the AP is associated with again: ns-3 takes for granted
    // that there is one when an A-MPDU ends, and an AP that has not heard of the departure may
    // still send one. What waits in their buffers will not be passed up any more.
    for (const auto& packet : m_reorder.Take())
    {
        m_packetDrop(packet, PacketDropCause::FLUSHED);
    }
    m_heldBars.clear();
    if (!GetQosSupported())
    {
        return;
    }
    for (const auto ac : {AC_VO, AC_VI, AC_BE, AC_BK})
    {
        TakeBars(GetQosTxop(ac));
    }
}

std::vector<Ptr<const WifiMpdu>>
StationMac::TakeBars(Ptr<QosTxop> txop)
{
    std::vector<Ptr<const WifiMpdu>> bars;
    while (auto bar = txop->GetBaManager()->GetBar(true))
    {
        bars.push_back(bar);
    }
    return bars;
}

void
StationMac::HoldBlockAckRequests()
{
    if (!GetQosSupported())
    {
        return;
    }
    for (const auto ac : {AC_VO, AC_VI, AC_BE, AC_BK})
    {
        for (const auto& bar : TakeBars(GetQosTxop(ac)))
        {
            m_heldBars.emplace_back(ac, bar);
        }
    }
}

void
StationMac::ReleaseBlockAckRequests()
{
    auto held = std::move(m_heldBars);
    m_heldBars.clear();
    for (const auto& [ac, bar] : held)
    {
        GetQosTxop(ac)->ScheduleBar(bar);
    }
}

void
StationMac::DropBody(Ptr<const WifiMpdu> mpdu, PacketDropCause cause)
{
    if (mpdu->GetHeader().IsQosData() && mpdu->GetHeader().IsQosAmsdu())
    {
        for (const auto& [msdu, subheader] : *PeekPointer(mpdu))
        {
            Drop(msdu, cause);
        }
    }
    else if (mpdu->GetPacketSize() > 0)
    {
        Drop(mpdu->GetPacket(), cause);
    }
}

void
StationMac::ReceiveAction(Ptr<const WifiMpdu> mpdu)
{
    // Anything else but a well-formed Block Ack action of our AP would end the simulation in there.
    if (GetQosSupported() && m_ap && mpdu->GetHeader().GetAddr2() == *m_ap && HasBlockAck(*this) &&
        CheckManagementBody(WIFI_MAC_MGT_ACTION, mpdu->GetPacket()) == MgtBodyVerdict::OK)
    {
        WifiMac::Receive(mpdu, SINGLE_LINK_OP_ID);
    }
    else if (m_managementCallback)
    {
        m_managementCallback(mpdu->GetHeader(), mpdu->GetPacket(), m_lastSignal);
    }
}

} // namespace fmipv6
} // namespace ns3
