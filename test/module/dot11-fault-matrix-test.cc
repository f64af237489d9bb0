/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Each management frame in turn lost, duplicated, delayed, malformed, refused: the station ends in
// a state that has a name, no request remains without its confirm, the ledger balances, and once
// the fault is over the station gets its link.

#include "frame-fault.h"
#include "ledger-dot11-fixture.h"

#include "ns3/eapol-frame.h"
#include "ns3/mac-frames.h"
#include "ns3/power-management-tag.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A frame of the handover, by its receiver.
struct FaultyFrame
{
    const char* name;  //!< for the test's name
    WifiMacType type;  //!< its subtype
    bool toStation;    //!< received by the station, else by the access points
    bool dot1x{false}; //!< EAPOL frames among data frames of that type
    bool back{false};  //!< only those that say that the station is not away
};

/// For GoogleTest's messages. @param frame it @param os where to
void
PrintTo(const FaultyFrame& frame, std::ostream* os)
{
    *os << frame.name;
}

constexpr FaultyFrame FRAMES[] = {
    {"ProbeRequest", WIFI_MAC_MGT_PROBE_REQUEST, false},
    {"ProbeResponse", WIFI_MAC_MGT_PROBE_RESPONSE, true},
    {"Beacon", WIFI_MAC_MGT_BEACON, true},
    {"Authentication1", WIFI_MAC_MGT_AUTHENTICATION, false},
    {"Authentication2", WIFI_MAC_MGT_AUTHENTICATION, true},
    {"AssociationRequest", WIFI_MAC_MGT_ASSOCIATION_REQUEST, false},
    {"AssociationResponse", WIFI_MAC_MGT_ASSOCIATION_RESPONSE, true},
    {"ReassociationRequest", WIFI_MAC_MGT_REASSOCIATION_REQUEST, false},
    {"ReassociationResponse", WIFI_MAC_MGT_REASSOCIATION_RESPONSE, true},
    {"Disassociation", WIFI_MAC_MGT_DISASSOCIATION, false},
    {"DisassociationByAp", WIFI_MAC_MGT_DISASSOCIATION, true},
    {"DeauthenticationByAp", WIFI_MAC_MGT_DEAUTHENTICATION, true},
    {"Null", WIFI_MAC_DATA_NULL, false},
    {"NullBack", WIFI_MAC_DATA_NULL, false, false, true},
    {"EapolToAp", WIFI_MAC_DATA, false, true},
    {"EapolToStation", WIFI_MAC_DATA, true, true},
};

/// A fault.
struct Fault
{
    const char* name; //!< for the test's name
    FaultKind kind;   //!< what
    uint32_t count;   //!< to how many frames
};

/// For GoogleTest's messages. @param fault it @param os where to
void
PrintTo(const Fault& fault, std::ostream* os)
{
    *os << fault.name;
}

constexpr uint32_t ALWAYS = 1000000;
constexpr Fault FAULTS[] = {
    {"lost_once", FaultKind::LOST_ON_AIR, 1},
    {"lost", FaultKind::LOST_ON_AIR, ALWAYS},
    {"swallowed_once", FaultKind::LOST_AFTER_ACK, 1},
    {"swallowed", FaultKind::LOST_AFTER_ACK, ALWAYS},
    {"duplicated", FaultKind::DUPLICATED, ALWAYS},
    {"delayed", FaultKind::DELAYED, ALWAYS},
    {"cut", FaultKind::CUT, ALWAYS},
    {"flipped", FaultKind::FLIPPED, ALWAYS},
};

/// A scan, a first link, a background scan, a move, and twice a link taken away by the access
/// point, each with packets both ways; then the same move without fault.
class FaultRun : public LedgerDot11Fixture
{
  protected:
    /// When the fault ends.
    static constexpr int END_OF_FAULT_MS = 9500;

    /// @param dot1x whether with IEEE 802.1X
    void Prepare(bool dot1x)
    {
        m_recovery = Seconds(dot1x ? 75 : 11);
        Build({36, 44}, dot1x);
        Watch();
        ScanAt(MilliSeconds(500));
        ConnectAt(Seconds(1), 0);
        ScanAt(MilliSeconds(2500));
        ConnectAt(Seconds(3), 1);
        Simulator::Schedule(Seconds(5), [this] {
            m_aps[1]->Disassociate(m_mac->GetAddress(), Dot11Reason::UNSPECIFIED);
        });
        ConnectAt(MilliSeconds(5500), 1);
        Simulator::Schedule(MilliSeconds(7500), [this] {
            m_aps[1]->Deauthenticate(m_mac->GetAddress(), Dot11Reason::UNSPECIFIED);
        });
        // Nobody but the station's own timers can end this.
        ConnectAt(Seconds(8), 0);
        Simulator::Schedule(MilliSeconds(END_OF_FAULT_MS - 10), [this] { ExpectStatedState(2); });
        for (const int ms : {1950, 2600, 2990, 4900, 7450})
        {
            const Time start = MilliSeconds(ms);
            for (std::size_t ap = 0; ap < 2; ++ap)
            {
                auto device = m_aps[ap]->GetMac()->GetDevice();
                Send(m_down, device, m_mac->GetAddress(), start, start + MilliSeconds(100));
            }
            for (int i = 0; i < 20; ++i)
            {
                Simulator::Schedule(start + MilliSeconds(5 * i), [this] { SendUp(); });
            }
        }
        // What is known of the access points may be gone by then.
        Simulator::Schedule(MilliSeconds(END_OF_FAULT_MS), [this] {
            for (auto& fault : m_faults)
            {
                fault->Stop();
            }
        });
        ScanAt(m_recovery - MilliSeconds(1000));
        ConnectAt(m_recovery, 0);
        Simulator::Schedule(m_recovery - MilliSeconds(1), [this] { ExpectStatedState(3); });
    }

    /// A packet to the access point of the moment, if there is one.
    void SendUp()
    {
        auto packet = Create<Packet>(200);
        packet->AddByteTag(LedgerTag(m_ledger->Sent(m_up, m_node->GetId())));
        m_sap->GetNetDevice()->Send(packet, m_mac->GetAttachedAp().value_or(ApAddress(0)), TAGGED);
    }

    /// Nothing is pending, and MAC, MLME and port agree. @param scans requested until now
    void ExpectStatedState(uint32_t scans) const
    {
        const auto state = m_mlme->GetState();
        EXPECT_TRUE(state == StationMlme::State::UNJOINED || state == StationMlme::State::JOINED ||
                    state == StationMlme::State::AUTHENTICATED ||
                    state == StationMlme::State::ASSOCIATED)
            << static_cast<int>(state);
        const bool associated = state == StationMlme::State::ASSOCIATED;
        EXPECT_TRUE(associated || !m_mac->IsPortOpen());
        EXPECT_EQ(m_scans, scans) << "each scan ends";
    }

    /// Run, and look at the end. @return the totals
    void Finish()
    {
        Simulator::Stop(m_recovery + Seconds(2));
        Simulator::Run();
        ExpectStatedState(3);
        EXPECT_EQ(m_mlme->GetState(), StationMlme::State::ASSOCIATED);
        EXPECT_TRUE(m_mac->IsPortOpen());
        EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
        const auto totals = m_ledger->GetTotals();
        EXPECT_TRUE(totals.IsBalanced());
        EXPECT_EQ(totals.unexplained, 0U) << m_ledger->DescribeUnexplained();
        EXPECT_EQ(totals.inFlight, 0U);
        EXPECT_GT(totals.sent, 100U);
    }

    void TearDown() override
    {
        m_faults.clear();
        LedgerDot11Fixture::TearDown();
    }

    std::vector<std::unique_ptr<FrameFault>> m_faults; //!< at each receiver
    /// When the station is told to connect for the last time; IEEE 802.1X takes its time to give
    /// up.
    Time m_recovery;
};

class FaultMatrix : public FaultRun,
                    public ::testing::WithParamInterface<std::tuple<FaultyFrame, Fault>>
{
};

class RefusalMatrix : public FaultRun,
                      public ::testing::WithParamInterface<std::tuple<const char*, uint16_t>>
{
};

} // namespace

TEST_P(FaultMatrix, TheStationEndsInAStatedStateAndRecovers)
{
    const auto& [frame, fault] = GetParam();
    Prepare(frame.dot1x);
    const auto matcher = [frame = frame](const WifiMacHeader& header, Ptr<const Packet> body) {
        return header.GetType() == frame.type &&
               (!frame.back || !IsPowerManagementSet(header, body)) &&
               (!frame.dot1x || PeekEtherType(body) == EAPOL_ETHERTYPE);
    };
    if (frame.toStation)
    {
        m_faults.push_back(std::make_unique<FrameFault>(m_mac, matcher, fault.kind, fault.count));
    }
    else
    {
        for (const auto& ap : m_aps)
        {
            m_faults.push_back(
                std::make_unique<FrameFault>(ap->GetMac(), matcher, fault.kind, fault.count));
        }
    }
    Finish();
    uint32_t hits = 0;
    for (const auto& injector : m_faults)
    {
        hits += injector->GetHits();
    }
    EXPECT_GT(hits, 0U) << "the fault never happened";
}

TEST_P(RefusalMatrix, TheStationEndsInAStatedStateAndRecovers)
{
    const auto& [which, status] = GetParam();
    Prepare(false);
    for (const auto& ap : m_aps)
    {
        ap->SetAttribute(which, UintegerValue(status));
        Simulator::Schedule(m_recovery - MilliSeconds(1500),
                            [ap, which = which] { ap->SetAttribute(which, UintegerValue(0)); });
    }
    Simulator::Schedule(Seconds(8), [this] { EXPECT_EQ(m_ledger->GetTotals().received, 0U); });
    Finish();
}

INSTANTIATE_TEST_SUITE_P(Frames,
                         FaultMatrix,
                         ::testing::Combine(::testing::ValuesIn(FRAMES),
                                            ::testing::ValuesIn(FAULTS)),
                         [](const ::testing::TestParamInfo<std::tuple<FaultyFrame, Fault>>& info) {
                             return std::string(std::get<0>(info.param).name) + "_" +
                                    std::get<1>(info.param).name;
                         });

INSTANTIATE_TEST_SUITE_P(
    Statuses,
    RefusalMatrix,
    ::testing::Combine(::testing::Values("AuthenticationStatus", "AssociationStatus"),
                       // those of IEEE Std 802.11-2020 that Dot11Status names, and one unknown
                       ::testing::Values(1, 11, 12, 13, 14, 15, 16, 17, 40, 43, 0x92f3)),
    [](const ::testing::TestParamInfo<std::tuple<const char*, uint16_t>>& info) {
        return std::string(std::get<0>(info.param)) + "_" + std::to_string(std::get<1>(info.param));
    });
