/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SIMULATION_FIXTURE_H
#define SIMULATION_FIXTURE_H

#include "ns3/config.h"
#include "ns3/names.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

/// Leaves nothing of ns-3's global state behind: every test that simulates derives from it.
class SimulationFixture : public ::testing::Test
{
  protected:
    void SetUp() override
    {
        RngSeedManager::SetSeed(1);
        RngSeedManager::SetRun(1);
    }

    void TearDown() override
    {
        Simulator::Destroy();
        Names::Clear();
        Config::Reset();
    }
};

} // namespace fmipv6
} // namespace ns3

#endif /* SIMULATION_FIXTURE_H */
