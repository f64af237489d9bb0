/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILE_NODE_SITUATION_H
#define MOBILE_NODE_SITUATION_H

#include "three-router-network.h"

#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/fast-binding-client.h"
#include "ns3/fmipv6-profile.h"
#include "ns3/mipv6-registration.h"
#include "ns3/proxy-discovery.h"
#include "ns3/scripted-policy.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// ThreeRouterNetwork with a scripted mobile node, and what it sent.
class MobileNodeSituation : public ThreeRouterNetwork
{
  protected:
    /// MH Types and ICMPv6 subtypes.
    enum : uint8_t
    {
        FBU = 8,
        FBACK = 9,
        RTSOLPR = 2,
        PRRTADV = 3
    };

    void SetUp() override
    {
        ThreeRouterNetwork::SetUp();
        m_script = CreateObject<ScriptedPolicy>();
        m_mn->SetAttribute("Policy", PointerValue(m_script));
        m_mn->TraceConnectWithoutContext("MsgTx", MakeCallback(&MobileNodeSituation::OnSent, this));
        m_mn->TraceConnectWithoutContext("MsgDrop",
                                         MakeCallback(&MobileNodeSituation::OnDropped, this));
    }

    /// @param profile whose messages and rules all agents follow
    void SetProfile(Fmipv6Profile profile)
    {
        const EnumValue value(static_cast<int>(profile));
        m_mn->SetAttribute("Profile", value);
        for (const auto& router : {m_par, m_nar, m_nar2})
        {
            router->SetAttribute("Profile", value);
        }
    }

    /// Hand over, and stop some time after the last script entry. @param script (s, index of the
    /// point of attachment) @param mode which handover
    void RunScript(const std::vector<std::pair<double, uint32_t>>& script,
                   HandoverMode mode = HandoverMode::PREDICTIVE,
                   double after = 5)
    {
        m_script->SetAttribute("Mode", EnumValue(static_cast<int>(mode)));
        for (const auto& [at, poa] : script)
        {
            m_script->Add(Seconds(at), PoaOf(poa));
        }
        Simulator::Stop(Seconds((script.empty() ? 3 : script.back().first) + after));
        Simulator::Run();
    }

    void OnSent(std::string name, Ptr<const Packet>)
    {
        m_sentMessages.push_back({name, Simulator::Now()});
    }

    void OnDropped(Ptr<const Packet>, std::string reason)
    {
        m_dropReasons.push_back(reason);
    }

    /// @return what a part of an agent needs to act for the mobile node by itself
    MobileNodeContext MakeContext()
    {
        return {m_mn->GetLinkLayerAddress(),
                Fmipv6Profile::RFC4068,
                StepTrace::GetFor(Node(MN)),
                m_mn->GetAddresses(),
                [this](const auto& name, auto packet) { OnSent(name, packet); },
                [](const auto&, auto) {},
                [this](auto packet, const auto& reason) { OnDropped(packet, reason); }};
    }

    /// @param name of a message @return how many the mobile node sent
    uint32_t CountSent(const std::string& name) const
    {
        return std::count_if(m_sentMessages.begin(), m_sentMessages.end(), [&](const auto& sent) {
            return sent.first == name;
        });
    }

    /// @param name of a message @return when the mobile node sent it
    std::vector<Time> WhenSent(const std::string& name) const
    {
        std::vector<Time> times;
        for (const auto& [sent, when] : m_sentMessages)
        {
            if (sent == name)
            {
                times.push_back(when);
            }
        }
        return times;
    }

    /// Drop frames at a device until so many were dropped. @param device it
    /// @param predicate which @param count how many
    void DropSome(Ptr<CsmaNetDevice> device, FrameFilter::Predicate predicate, uint32_t count)
    {
        DropAt(device, [predicate, left = count](const auto& frame) mutable {
            if (left == 0 || !predicate(frame))
            {
                return false;
            }
            --left;
            return true;
        });
    }

    /// @param prefix a prefix of 64 bits
    void ExpectAt(const char* prefix) const
    {
        EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
        EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address(prefix)))
            << m_mn->GetCareOfAddress();
        EXPECT_EQ(m_mn->GetRegistration()->GetRegistered(), m_mn->GetCareOfAddress());
    }

    /// One handover ended, so. @param ending how @param reason why
    void ExpectOne(HandoverEnding ending, const std::string& reason) const
    {
        ASSERT_EQ(m_outcomes.size(), 1U);
        EXPECT_EQ(m_outcomes[0], ending) << m_reasons[0];
        EXPECT_EQ(m_reasons[0], reason);
    }

    /// @param agent a router @param pcoa an address
    /// @return the new care-of address to which it tunnels what comes for the other one, or ::
    static Ipv6Address TunnelOf(Ptr<AccessRouter> agent, Ipv6Address pcoa)
    {
        const auto& rows = agent->GetPreviousRole()->GetBindings().GetRows();
        const auto row = rows.find(pcoa);
        return row != rows.end() && agent->GetPreviousRole()->GetBindings().IsBound(pcoa)
                   ? row->second.ncoa
                   : Ipv6Address::GetAny();
    }

    /// @param agent a router @param ncoa an address
    /// @return whether the router knows that the mobile node is there under it
    static bool IsPresentAt(Ptr<AccessRouter> agent, Ipv6Address ncoa)
    {
        const auto& rows = agent->GetNewRole()->GetHandovers().GetRows();
        const auto row = rows.find(ncoa);
        return row != rows.end() && row->second.state == NarHandoverState::PRESENT;
    }

    /// @param prefix a prefix of 64 bits @return the address that the mobile node forms with it
    Ipv6Address AddressIn(const char* prefix) const
    {
        return Ipv6Address::MakeAutoconfiguredAddress(m_mn->GetLinkLayerAddress(), prefix);
    }

    /// @return global unicast addresses of the mobile node's interface
    std::vector<Ipv6Address> GetAddresses() const
    {
        auto ipv6 = Node(MN)->GetObject<Ipv6L3Protocol>();
        const auto index = ipv6->GetInterfaceForDevice(m_sap->GetNetDevice());
        std::vector<Ipv6Address> addresses;
        for (uint32_t i = 0; i < ipv6->GetNAddresses(index); ++i)
        {
            const auto address = ipv6->GetAddress(index, i).GetAddress();
            if (!address.IsLinkLocal())
            {
                addresses.push_back(address);
            }
        }
        return addresses;
    }

    Ptr<ScriptedPolicy> m_script;
    std::vector<std::pair<std::string, Time>> m_sentMessages;
    std::vector<std::string> m_dropReasons;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILE_NODE_SITUATION_H */
