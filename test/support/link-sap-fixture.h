/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_SAP_FIXTURE_H
#define LINK_SAP_FIXTURE_H

#include "simulation-fixture.h"

#include "ns3/link-sap.h"
#include "ns3/simple-net-device.h"
#include "ns3/simulator.h"

#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Two points of attachment.
inline const Poa OLD("00:00:00:00:00:a1");
inline const Poa NEW("00:00:00:00:00:a2");

/// @param quality a level @return a condition of that level
inline Condition
At(LinkQuality quality)
{
    return {DataRate("54Mbps"), quality};
}

/// A provider that does what the test says.
class FakeSap : public LinkSap
{
  public:
    Ptr<NetDevice> GetNetDevice() const override
    {
        return m_device;
    }

    using LinkSap::ConfirmScan;
    using LinkSap::IndicateLinkDown;
    using LinkSap::IndicateLinkUp;
    using LinkSap::SetInterfaceId;
    using LinkSap::UpdateLinkCondition;
    using LinkSap::UpdatePoas;

    LinkStatusCode DoGetLinkStatus(Poa& poa, Condition& condition) override
    {
        poa = OLD;
        condition = At(LinkQuality::GOOD);
        return m_answer;
    }

    PoaList DoGetPoaList() override
    {
        return m_candidates;
    }

    LinkStatusCode DoConnect(Poa poa) override
    {
        if (m_answer == LinkStatusCode::ACK)
        {
            IndicateLinkDown(OLD); // at once, within the request
            IndicateLinkUp(poa);
        }
        return m_answer;
    }

    LinkStatusCode DoDisconnect(Poa) override
    {
        return m_answer;
    }

    LinkStatusCode DoScan(const std::vector<Poa>& targets) override
    {
        m_targets = targets;
        return m_answer;
    }

    Ptr<SimpleNetDevice> m_device{CreateObject<SimpleNetDevice>()};
    LinkStatusCode m_answer{LinkStatusCode::ACK};
    std::vector<Poa> m_targets;
    PoaList m_candidates{{NEW, At(LinkQuality::GOOD)}, {OLD, At(LinkQuality::BAD)}};
};

/// A user that writes down what it is told, all users into one list.
class Recorder : public LinkSapUser
{
  public:
    Recorder(std::string name, std::vector<std::string>& told)
        : m_name(std::move(name)),
          m_told(told)
    {
    }

    void LinkStatusConfirm(LinkStatusCode code, Poa, const Condition& condition) override
    {
        Tell("LinkStatus " + ToString(code) + " " + ToString(condition.quality));
    }

    void PoaListConfirm(LinkStatusCode code, const PoaList& list) override
    {
        Tell("PoAList " + ToString(code) + " " + std::to_string(list.size()));
    }

    void LinkConfirm(LinkPrimitiveName name, LinkStatusCode code) override
    {
        Tell(ToString(name) + " " + ToString(code));
    }

    void LinkScanConfirm(LinkStatusCode code, const PoaList& list) override
    {
        Tell("LinkScan " + ToString(code) + " " + std::to_string(list.size()));
    }

    void PoaFoundIndication(const PoaList& list) override
    {
        Tell("found" + Names(list));
    }

    void PoaLostIndication(const PoaList& list) override
    {
        Tell("lost" + Names(list));
    }

    void LinkUpIndication(Poa) override
    {
        Tell("up");
        if (m_onUp)
        {
            m_onUp();
        }
    }

    void LinkDownIndication(Poa) override
    {
        Tell("down");
    }

    void LinkStatusChangedIndication(Poa, const Condition& condition) override
    {
        Tell("changed " + ToString(condition.quality));
    }

    std::string GetEntityName() const override
    {
        return m_name;
    }

    std::function<void()> m_onUp;

  private:
    void Tell(const std::string& what)
    {
        m_told.push_back(m_name + ": " + what);
    }

    /// @param list a PoA list @return " a1 a2": the last octets
    static std::string Names(const PoaList& list)
    {
        std::ostringstream os;
        for (const auto& entry : list)
        {
            std::ostringstream address;
            address << entry.poa;
            os << " " << address.str().substr(15);
        }
        return os.str();
    }

    std::string m_name;
    std::vector<std::string>& m_told;
};

/// One access point on FakeSap, two users, and what crossed.
class LinkSapFixture : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_sap = CreateObject<FakeSap>();
        m_sap->SetInterfaceId({3, LinkType::IDEAL});
        m_sap->TraceConnectWithoutContext("Primitive", MakeCallback(&LinkSapFixture::Record, this));
    }

    void TearDown() override
    {
        m_sap->Dispose();
        SimulationFixture::TearDown();
    }

    void Record(const LinkSap::PrimitiveRecord& record)
    {
        m_primitives.push_back(ToString(record));
        m_records.push_back(record);
    }

    /// Run what is due and take what was told since.
    std::vector<std::string> Told()
    {
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        return std::move(m_told);
    }

    using Strings = std::vector<std::string>;

    Ptr<FakeSap> m_sap;
    Strings m_told;
    Strings m_primitives;
    std::vector<LinkSap::PrimitiveRecord> m_records;
    Recorder m_x{"x", m_told};
    Recorder m_y{"y", m_told};
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_SAP_FIXTURE_H */
