/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Each control message of a fast handover is lost once, over 802.11 frames (which are acknowledged,
// and then not passed on) or on the wire between the routers: both ends, and the traffic
// afterwards.
#include "fmipv6-network.h"
#include "frame-fault.h"
#include "scenario-run.h"

#include "ns3/access-router.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/new-access-router.h"
#include "ns3/node-list.h"
#include "ns3/previous-access-router.h"
#include "ns3/wifi-net-device.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A profile, whether the FBU goes on the old link, and the message that is lost.
using Case = std::tuple<Fmipv6Profile, bool, std::string>;

/// @param frame an Ethernet frame @param name of a message @return whether it is that
bool
IsMessage(const std::vector<uint8_t>& frame, const std::string& name)
{
    constexpr uint8_t FBACK = 9;
    constexpr uint8_t FNA = 10;
    if (name == "RtSolPr")
    {
        return IsExperimentalMobility(frame, 2);
    }
    if (name == "PrRtAdv")
    {
        return IsExperimentalMobility(frame, 3);
    }
    if (name == "FBU")
    {
        // Inside an FNA, which is lost with it, its Payload Proto is that of IPv6.
        return IsFastBindingUpdate(frame) || (IsMobilityHeader(frame, FNA) && frame[54] == 41);
    }
    if (name == "FBack")
    {
        return IsMobilityHeader(frame, FBACK) ||
               (frame.size() > 97 && frame[20] == 41 && frame[60] == 135 && frame[96] == FBACK);
    }
    if (name == "HI")
    {
        return IsHandoverInitiate(frame);
    }
    if (name == "HAck")
    {
        return IsHandoverAcknowledge(frame);
    }
    return IsMobilityHeader(frame, FNA) ||
           (frame.size() > 58 && frame[12] == 0x86 && frame[20] == 58 && frame[54] == 136 &&
            frame[58] == 0); // "announcement": FNA, or UNA without a flag
}

class LostMessagesWifiTest : public ScenarioRun, public ::testing::WithParamInterface<Case>
{
  public:
    /// A message was sent. @param name of it
    void OnSent(std::string name, Ptr<const Packet>)
    {
        ++m_sent[name];
    }

  protected:
    void TearDown() override
    {
        m_faults.clear();
        ScenarioRun::TearDown();
    }

    /// @return whether a frame is the first of those that shall be lost @param frame it
    bool Lose(const std::vector<uint8_t>& frame)
    {
        if (m_armed && IsMessage(frame, std::get<2>(GetParam())))
        {
            m_armed = false;
            ++m_lost;
            return true;
        }
        return false;
    }

    /// Stand at all devices. When the initial attachment is over, the first message is lost.
    void StandByAll()
    {
        for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
        {
            for (uint32_t i = 0; i < (*node)->GetNDevices(); ++i)
            {
                auto device = (*node)->GetDevice(i);
                if (auto wifi = DynamicCast<WifiNetDevice>(device))
                {
                    m_faults.push_back(std::make_unique<FrameFault>(
                        wifi->GetMac(),
                        [this](const WifiMacHeader& header, Ptr<const Packet> body) {
                            return header.IsData() && Lose(ToEthernet(body));
                        },
                        FaultKind::LOST_AFTER_ACK));
                }
            }
            if (auto mobile = (*node)->GetObject<MobileNode>())
            {
                m_mobile = mobile;
                mobile->TraceConnectWithoutContext(
                    "MsgTx",
                    MakeCallback(&LostMessagesWifiTest::OnSent, this));
            }
            if (auto router = (*node)->GetObject<AccessRouter>())
            {
                m_routers.push_back(router);
                if (IsBetweenRouters())
                {
                    DynamicCast<MobilityTrafficControlLayer>(
                        (*node)->GetObject<TrafficControlLayer>())
                        ->SetInterposer(
                            [this](Ptr<NetDevice>, Ptr<const Packet> packet, auto pass) {
                                auto frame = ToOctets(packet);
                                const std::vector<uint8_t> header(14, 0x86); // Ethernet's, in short
                                frame.insert(frame.begin(), header.begin(), header.end());
                                if (!Lose(frame))
                                {
                                    pass();
                                }
                            });
                }
                for (const auto& role :
                     std::vector<Ptr<Object>>{router->GetPreviousRole(), router->GetNewRole()})
                {
                    role->TraceConnectWithoutContext(
                        "MsgTx",
                        MakeCallback(&LostMessagesWifiTest::OnSent, this));
                }
            }
        }
        m_armed = true;
    }

    bool IsBetweenRouters() const
    {
        return std::get<2>(GetParam()) == "HI" || std::get<2>(GetParam()) == "HAck";
    }

    /// @param packet a packet @return its octets
    static std::vector<uint8_t> ToOctets(Ptr<const Packet> packet)
    {
        std::vector<uint8_t> octets(packet->GetSize());
        packet->CopyData(octets.data(), octets.size());
        return octets;
    }

    /// @param body of an 802.11 data frame: LLC, SNAP, packet @return the same behind an Ethernet
    /// header, whose addresses are zero
    static std::vector<uint8_t> ToEthernet(Ptr<const Packet> body)
    {
        constexpr std::size_t TO_TYPE = 6;
        constexpr std::size_t ADDRESSES = 12;
        const auto octets = ToOctets(body);
        std::vector<uint8_t> frame(ADDRESSES);
        if (octets.size() > TO_TYPE)
        {
            frame.insert(frame.end(), octets.begin() + TO_TYPE, octets.end());
        }
        return frame;
    }

    Ptr<MobileNode> m_mobile;
    std::vector<Ptr<AccessRouter>> m_routers;
    std::vector<std::unique_ptr<FrameFault>> m_faults;
    std::map<std::string, uint32_t> m_sent;
    bool m_armed{false};
    uint32_t m_lost{0};
};

} // namespace

TEST_P(LostMessagesWifiTest, TheHandoverGoesOnAndTheTrafficAfterIt)
{
    const auto& [profile, predictive, message] = GetParam();
    RunRequest request;
    request.profile = profile;
    request.speedMps = 5;
    if (!predictive)
    {
        request.settings.push_back("ns3::fmipv6::DefaultPolicy::Mode=Reactive");
    }
    Simulator::Schedule(Seconds(2), [this] { StandByAll(); });
    const auto record = Run(request);
    EXPECT_EQ(m_lost, 1U);
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
    // Somebody has sent something again.
    const std::string announcement = profile == Fmipv6Profile::RFC5568 ? "UNA" : "FNA";
    const std::map<std::string, std::string> again{{"RtSolPr", "RtSolPr"},
                                                   {"PrRtAdv", "RtSolPr"},
                                                   {"FBU", "FBU"},
                                                   {"HI", "HI"},
                                                   {"HAck", "HI"},
                                                   {"FBack", "FBU"},
                                                   {"announcement", announcement}};
    // Of two FBacks one may come; the FBack that follows a UNA makes the router look for the node.
    const bool needless = (message == "FBack" && predictive) ||
                          (message == "announcement" && announcement == "UNA" && !predictive);
    EXPECT_GE(m_sent[again.at(message)], needless ? 1U : 2U);
    // Both ends.
    const auto careOf = m_mobile->GetCareOfAddress();
    EXPECT_EQ(m_mobile->GetState(), MobileNodeState::ATTACHED);
    EXPECT_EQ(m_mobile->GetRegistration()->GetRegistered(), careOf);
    const auto bound = std::count_if(m_routers.begin(), m_routers.end(), [&](auto router) {
        const auto& rows = router->GetPreviousRole()->GetBindings().GetRows();
        return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
            return row.second.ncoa == careOf && row.second.requested == careOf;
        });
    });
    const auto present = std::count_if(m_routers.begin(), m_routers.end(), [&](auto router) {
        const auto& rows = router->GetNewRole()->GetHandovers().GetRows();
        const auto row = rows.find(careOf);
        return row != rows.end() && row->second.state == NarHandoverState::PRESENT;
    });
    EXPECT_EQ(bound, 1);
    EXPECT_EQ(present, 1);
    // And the traffic: a predictive handover loses next to nothing whatever came twice.
    EXPECT_GT(record.packets.received, record.packets.sent * 95 / 100);
}

INSTANTIATE_TEST_SUITE_P(
    Messages,
    LostMessagesWifiTest,
    ::testing::Combine(
        ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
        ::testing::Bool(),
        ::testing::Values("RtSolPr", "PrRtAdv", "FBU", "HI", "HAck", "FBack", "announcement")),
    [](const ::testing::TestParamInfo<Case>& info) {
        return std::string(GetProfileName(std::get<0>(info.param))) +
               (std::get<1>(info.param) ? "_predictive_" : "_reactive_") + std::get<2>(info.param);
    });
