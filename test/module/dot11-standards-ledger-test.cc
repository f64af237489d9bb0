/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The access point's half of QoS, 802.11n, ac and ax: aggregates and Block Ack agreements when a
// station leaves, is away, or comes back, and the fate of every packet.

#include "ledger-dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/block-ack-manager.h"
#include "ns3/boolean.h"
#include "ns3/error-model.h"
#include "ns3/qos-txop.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// What is run.
struct Radio
{
    WifiStandard standard; //!< which
    bool qos;              //!< with EDCA
    const char* name;      //!< for the test's name
};

/// For GoogleTest's messages. @param radio it @param os where to
void
PrintTo(const Radio& radio, std::ostream* os)
{
    *os << radio.name;
}

class Dot11StandardsLedgerTest : public LedgerDot11Fixture,
                                 public ::testing::WithParamInterface<Radio>
{
  protected:
    void SetUp() override
    {
        LedgerDot11Fixture::SetUp();
        m_configure = [](Dot11Helper& helper) {
            helper.SetStandard(GetParam().standard);
            helper.SetQos(GetParam().qos);
        };
    }

    /// More than the air carries at once. @param when @param ap number of the sender
    void BurstAt(Time when, std::size_t ap)
    {
        for (int i = 0; i < 150; ++i)
        {
            Simulator::Schedule(when + MicroSeconds(20 * i), [this, ap] {
                auto device = m_aps[ap]->GetMac()->GetDevice();
                auto packet = Create<Packet>(1000);
                packet->AddByteTag(LedgerTag(m_ledger->Sent(m_down, device->GetNode()->GetId())));
                device->Send(packet, m_mac->GetAddress(), TAGGED);
            });
        }
    }

    /// @param ap number @return whether it has a Block Ack agreement with the station
    bool HasAgreement(std::size_t ap) const
    {
        auto mac = m_aps[ap]->GetMac();
        return mac->GetQosSupported() &&
               mac->GetQosTxop(AC_BE)->GetBaManager()->ExistsAgreement(m_mac->GetAddress(), 0);
    }

    /// Run to the end. @param stop when @return the totals
    PacketTotals Finish(Time stop)
    {
        Simulator::Stop(stop);
        Simulator::Run();
        const auto totals = m_ledger->GetTotals();
        EXPECT_TRUE(totals.IsBalanced());
        EXPECT_EQ(totals.unexplained, 0U) << m_ledger->DescribeUnexplained();
        EXPECT_EQ(totals.inFlight, 0U);
        return totals;
    }
};

} // namespace

TEST_P(Dot11StandardsLedgerTest, LeavingUnderLoadFlushesWhatWaitsAndEndsTheAgreements)
{
    for (const bool tells : {true, false})
    {
        Config::SetDefault("ns3::fmipv6::StationMlme::DisassociateOnLeave", BooleanValue(tells));
        Build({36, 44});
        Watch();
        AttachToFirst();
        BurstAt(Seconds(3), 0);
        ConnectAt(Seconds(3) + MilliSeconds(10), 1);
        // Without a Disassociation the agreement lasts until the station asks anew.
        Simulator::Schedule(MilliSeconds(4500), [this, tells] {
            EXPECT_TRUE(m_aps[1]->IsAssociated(m_mac->GetAddress()));
            if (tells)
            {
                EXPECT_FALSE(HasAgreement(0));
            }
        });
        BurstAt(Seconds(5), 1);
        ConnectAt(Seconds(7), 0);
        BurstAt(Seconds(8), 0);
        const auto totals = Finish(Seconds(10));
        EXPECT_EQ(totals.sent, 450U);
        EXPECT_GT(totals.received, 310U) << "with the windows of before nothing would get through";
        EXPECT_EQ(totals.lost,
                  Lost(LossCause::OLD_AP_QUEUE) + Lost(LossCause::OLD_AP_AIR) +
                      Lost(LossCause::NO_LINK));
        EXPECT_GT(totals.lost, 20U);
        if (tells)
        {
            EXPECT_LE(Lost(LossCause::OLD_AP_AIR), 64U);
        }
        TearDown();
        m_aps.clear();
        m_events.clear();
        SetUp();
    }
}

TEST_P(Dot11StandardsLedgerTest, WhileTheStationIsAwayAggregatesAndRetransmissionsWait)
{
    Build({36, 44, 149});
    Watch();
    AttachToFirst();
    // The queue is never empty when the station leaves the channel.
    for (int ms = 0; ms < 600; ms += 100)
    {
        BurstAt(MilliSeconds(3000 + ms), 0);
    }
    uint32_t retries = 0;
    m_aps[0]->GetMac()->SetAttribute("PsBufferPackets", UintegerValue(500));
    OnFrameSent(m_aps[0]->GetMac(), [&retries](const WifiMacHeader& header, Ptr<const Packet>) {
        retries += header.IsRetry() || header.IsBlockAckReq();
    });
    ScanAt(MilliSeconds(3010));
    const auto totals = Finish(Seconds(6));
    EXPECT_EQ(totals.lost, 0U);
    EXPECT_EQ(totals.received, 900U);
    EXPECT_EQ(m_scanned.size(), 3U);
    EXPECT_LT(retries, 100U) << "it was sent to a station that was away";
}

TEST_P(Dot11StandardsLedgerTest, AnAddbaResponseWhoseAckIsLostHoldsUpNothing)
{
    // ns-3 takes it for granted that there is an agreement when an A-MPDU ends. The access point
    // has one as soon as it has the ADDBA Response, the station when that is acknowledged: without
    // an acknowledgment nothing got through any more, and memory of nobody was read.
    class AckLoss : public ErrorModel
    {
      public:
        uint32_t m_left{0}; // acknowledgments still to be lost
        uint32_t m_lost{0}; // lost

      private:
        bool DoCorrupt(Ptr<Packet> frame) override
        {
            WifiMacHeader header;
            frame->PeekHeader(header);
            if (m_left == 0 || !header.IsAck())
            {
                return false;
            }
            --m_left;
            ++m_lost;
            return true;
        }

        void DoReset() override
        {
        }
    };

    for (const uint32_t acks : {1, 7})
    {
        SCOPED_TRACE(acks);
        Build({36, 44});
        Watch();
        AttachToFirst();
        auto loss = CreateObject<AckLoss>();
        m_mac->GetWifiPhy()->SetPostReceptionErrorModel(loss);
        bool begun = false;
        OnFrameSent(m_mac, [&](const WifiMacHeader& header, Ptr<const Packet>) {
            if (header.IsAction() && !begun)
            {
                begun = true;
                loss->m_left = acks;
            }
        });
        BurstAt(Seconds(3), 0);
        BurstAt(Seconds(4), 0);
        const auto totals = Finish(Seconds(8));
        EXPECT_EQ(totals.sent, 300U);
        if (GetParam().standard != WIFI_STANDARD_80211a)
        {
            EXPECT_GE(loss->m_lost, 1U);
        }
        EXPECT_EQ(totals.received, 300U);
        EXPECT_EQ(totals.duplicated, 0U);
        TearDown();
        m_aps.clear();
        m_events.clear();
        SetUp();
    }
}

TEST_P(Dot11StandardsLedgerTest, UplinkThatWaitsForAMissingFrameIsPassedOnWhenTheStationLeaves)
{
    Build({36, 44});
    Watch();
    AttachToFirst();
    const auto station = m_sap->GetNetDevice();
    for (int i = 0; i < 150; ++i)
    {
        Simulator::Schedule(Seconds(3) + MicroSeconds(20 * i), [this, station] {
            auto packet = Create<Packet>(1000);
            packet->AddByteTag(LedgerTag(m_ledger->Sent(m_up, m_node->GetId())));
            station->Send(packet, ApAddress(0), TAGGED);
        });
    }
    ConnectAt(Seconds(3) + MilliSeconds(20), 1);
    const auto totals = Finish(Seconds(5));
    EXPECT_GT(totals.received, 10U);
    EXPECT_EQ(totals.lost, Lost(LossCause::UPLINK_QUEUE) + Lost(LossCause::NOT_ASSOCIATED));
}

INSTANTIATE_TEST_SUITE_P(Radios,
                         Dot11StandardsLedgerTest,
                         ::testing::Values(Radio{WIFI_STANDARD_80211a, false, "a"},
                                           Radio{WIFI_STANDARD_80211a, true, "a_qos"},
                                           Radio{WIFI_STANDARD_80211n, true, "n"},
                                           Radio{WIFI_STANDARD_80211ac, true, "ac"},
                                           Radio{WIFI_STANDARD_80211ax, true, "ax"}),
                         [](const ::testing::TestParamInfo<Radio>& info) {
                             return std::string(info.param.name);
                         });
