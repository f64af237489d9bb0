/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HostProcessing: when a host acts on what it is told of.
#include "simulation-fixture.h"

#include "ns3/double.h"
#include "ns3/host-processing.h"
#include "ns3/pointer.h"
#include "ns3/string.h"

#include <string>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// One host, and what it did when.
class HostProcessingTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_node = CreateObject<Node>();
        m_host = HostProcessing::GetFor(m_node);
    }

    void TearDown() override
    {
        m_host = nullptr;
        m_node = nullptr;
        SimulationFixture::TearDown();
    }

    /// Tell the host of something. @param ms when @param work what
    void TellAt(double ms, HostWork work)
    {
        Simulator::Schedule(MicroSeconds(ms * 1e3), [this, work] { Tell(work); });
    }

    /// @param work what the host is told of now
    void Tell(HostWork work)
    {
        m_host->Do(work, [this, work] {
            m_done.push_back(ToString(work));
            m_when.push_back(Simulator::Now());
        });
    }

    /// @param name of a time @param ms it
    void SetTime(const std::string& name, int64_t ms)
    {
        m_host->SetAttribute(name, TimeValue(MilliSeconds(ms)));
    }

    Ptr<Node> m_node;                //!< the host
    Ptr<HostProcessing> m_host;      //!< its time
    std::vector<std::string> m_done; //!< in order
    std::vector<Time> m_when;        //!< when
};

} // namespace

TEST_F(HostProcessingTest, ANodeHasOne)
{
    EXPECT_EQ(HostProcessing::GetFor(m_node), m_host);
    EXPECT_EQ(m_node->GetObject<HostProcessing>(), m_host);
}

TEST_F(HostProcessingTest, WithoutTimesItActsWithinTheCall)
{
    for (const auto work : {HostWork::FBU,
                            HostWork::HI,
                            HostWork::HACK,
                            HostWork::FNA,
                            HostWork::LINK_UP,
                            HostWork::LINK_NEWS})
    {
        m_done.clear();
        Tell(work);
        EXPECT_EQ(m_done, std::vector<std::string>{ToString(work)});
    }
    EXPECT_EQ(m_host->GetNPending(), 0U);
}

TEST_F(HostProcessingTest, EachKindOfWorkTakesItsOwnTime)
{
    const std::vector<std::pair<std::string, HostWork>> kinds{{"Fbu", HostWork::FBU},
                                                              {"Hi", HostWork::HI},
                                                              {"Hack", HostWork::HACK},
                                                              {"Fna", HostWork::FNA},
                                                              {"LinkUp", HostWork::LINK_UP}};
    for (std::size_t i = 0; i < kinds.size(); ++i)
    {
        SetTime(kinds[i].first, 1 + i);
        TellAt(100.0 * i, kinds[i].second);
    }
    Simulator::Run();
    ASSERT_EQ(m_when.size(), kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i)
    {
        EXPECT_EQ(m_done[i], ToString(kinds[i].second));
        EXPECT_EQ(m_when[i], MilliSeconds(100 * i + 1 + i));
    }
}

TEST_F(HostProcessingTest, OneThingIsDoneAfterTheOther)
{
    SetTime("LinkUp", 7);
    SetTime("Fbu", 2);
    TellAt(1, HostWork::LINK_UP);
    TellAt(2, HostWork::LINK_NEWS);
    TellAt(3, HostWork::FBU);
    Simulator::Schedule(MilliSeconds(4), [this] { EXPECT_EQ(m_host->GetNPending(), 3U); });
    Simulator::Run();
    EXPECT_EQ(m_done, (std::vector<std::string>{"link-up", "link-news", "fbu"}));
    EXPECT_EQ(m_when, (std::vector<Time>{MilliSeconds(8), MilliSeconds(8), MilliSeconds(10)}));
}

TEST_F(HostProcessingTest, WhatIsDoneMayBringMore)
{
    SetTime("Hi", 5);
    m_host->Do(HostWork::LINK_NEWS, [this] {
        Tell(HostWork::FNA); // nothing else waits: at once
        Tell(HostWork::HI);
        Tell(HostWork::FBU);
        EXPECT_EQ(m_done, std::vector<std::string>{"fna"});
    });
    Simulator::Run();
    EXPECT_EQ(m_done, (std::vector<std::string>{"fna", "hi", "fbu"}));
    EXPECT_EQ(m_when.back(), MilliSeconds(5));
}

TEST_F(HostProcessingTest, TimesAreDrawnForEachPieceOfWork)
{
    m_host->SetAttribute("Share", StringValue("ns3::UniformRandomVariable[Min=0.5|Max=1.5]"));
    EXPECT_EQ(m_host->AssignStreams(7), 1);
    SetTime("Hack", 10);
    constexpr int COUNT = 200;
    for (int i = 0; i < COUNT; ++i)
    {
        TellAt(100.0 * i, HostWork::HACK);
    }
    Simulator::Run();
    ASSERT_EQ(m_when.size(), static_cast<std::size_t>(COUNT));
    Time sum;
    Time least = Seconds(1);
    for (int i = 0; i < COUNT; ++i)
    {
        const auto took = m_when[i] - MilliSeconds(100 * i);
        EXPECT_GE(took, MilliSeconds(5));
        EXPECT_LE(took, MilliSeconds(15));
        least = std::min(least, took);
        sum += took;
    }
    EXPECT_LT(least, MilliSeconds(6));
    EXPECT_NEAR(sum.GetSeconds() / COUNT, 0.010, 0.0007); // a little over 3 standard errors
}

TEST_F(HostProcessingTest, ANegativeShareIsNoTime)
{
    m_host->SetAttribute("Share", StringValue("ns3::ConstantRandomVariable[Constant=-1]"));
    SetTime("Hi", 10);
    Tell(HostWork::HI);
    EXPECT_EQ(m_done.size(), 1U);
}

TEST_F(HostProcessingTest, WorkEndsWithItsHost)
{
    SetTime("Fna", 10);
    TellAt(1, HostWork::FNA);
    Simulator::Schedule(MilliSeconds(2), [this] { m_host->Dispose(); });
    Simulator::Run();
    EXPECT_TRUE(m_done.empty());
}
