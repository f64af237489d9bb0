/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/child-process.h"

#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace ns3::fmipv6;

namespace
{

int g_counter = 0;

} // namespace

TEST(ChildProcessTest, OutputAndStatusArriveAndNothingStaysBehind)
{
    ChildProcess child([] {
        ++g_counter;
        std::cout << "counted " << g_counter;
        std::cerr << "and said so";
        return 7;
    });
    const auto result = child.Wait();
    EXPECT_EQ(result.status, 7);
    EXPECT_EQ(result.signal, 0);
    EXPECT_FALSE(result.timedOut);
    EXPECT_EQ(result.output, "counted 1");
    EXPECT_EQ(result.errors, "and said so");
    EXPECT_GT(result.peakKib, 0U);
    EXPECT_EQ(g_counter, 0);
}

TEST(ChildProcessTest, MoreThanAPipeHoldsArrives)
{
    const std::string line(1000, 'x');
    ChildProcess child([&line] {
        for (int i = 0; i < 1000; ++i)
        {
            std::cout << line;
        }
        return 0;
    });
    EXPECT_EQ(child.Wait().output.size(), 1000000U);
}

TEST(ChildProcessTest, ExceptionIsToldAndFails)
{
    ChildProcess child([]() -> int { throw std::runtime_error("no such luck"); });
    const auto result = child.Wait();
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.errors, "no such luck\n");
}

TEST(ChildProcessTest, CrashIsAResult)
{
    ChildProcess child([] {
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
        std::cout << "so far" << std::flush;
        return raise(SIGKILL);
    });
    const auto result = child.Wait();
    EXPECT_FALSE(result.status.has_value());
    EXPECT_EQ(result.signal, SIGKILL);
    EXPECT_FALSE(result.timedOut);
    EXPECT_EQ(result.output, "so far");
}

TEST(ChildProcessTest, TimeLimitKills)
{
    ChildProcess child([] { return static_cast<int>(sleep(60)); }, 0.05);
    const auto result = child.Wait();
    EXPECT_TRUE(result.timedOut);
    EXPECT_EQ(result.signal, SIGKILL);
    EXPECT_GE(result.wallS, 0.05);
    EXPECT_LT(result.wallS, 30);
}

TEST(ChildProcessTest, NobodyWaitsForItAndItEnds)
{
    const auto start = std::chrono::steady_clock::now();
    {
        const ChildProcess child([] { return static_cast<int>(sleep(60)); });
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST(ChildProcessTest, SeveralAtATime)
{
    std::vector<std::unique_ptr<ChildProcess>> children;
    for (int i = 0; i < 5; ++i)
    {
        children.push_back(std::make_unique<ChildProcess>([i] {
            std::cout << i;
            return i;
        }));
    }
    for (int i = 4; i >= 0; --i)
    {
        const auto result = children[i]->Wait();
        EXPECT_EQ(result.status, i);
        EXPECT_EQ(result.output, std::to_string(i));
    }
}
