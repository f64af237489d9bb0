// SPDX-License-Identifier: GPL-2.0-only

/**
 * @file
 * In an ns-3 source tree the module's GoogleTest cases are linked with this file instead of
 * GoogleTest's main program, so that `./test.py -s fmipv6` runs them all, each as a test case.
 */

#include "ns3/test.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace ns3
{
namespace fmipv6
{
namespace
{

/** Collects what fails, in place of GoogleTest's own report on standard output. */
class FailureListener : public testing::EmptyTestEventListener
{
  public:
    /** The failures of the running case, one a line; empty while there are none. */
    std::string failures;

  private:
    void OnTestPartResult(const testing::TestPartResult& result) override
    {
        if (result.failed())
        {
            const char* file = result.file_name() ? result.file_name() : "unknown file";
            failures += std::string(file) + ":" + std::to_string(result.line_number()) + ": " +
                        result.message() + "\n";
        }
    }
};

FailureListener*
GetListener()
{
    static FailureListener* listener = [] {
        testing::InitGoogleTest();
        auto* created = new FailureListener; // GoogleTest owns it from here on
        testing::TestEventListeners& listeners = testing::UnitTest::GetInstance()->listeners();
        delete listeners.Release(listeners.default_result_printer());
        listeners.Append(created);
        return created;
    }();
    return listener;
}

/**
 * @param name a GoogleTest case's name
 * @return it without the '/' of parameterized cases, which ns-3 uses in names of files
 */
std::string
GetNs3Name(std::string name)
{
    std::replace(name.begin(), name.end(), '/', ':');
    return name;
}

/** One GoogleTest case as an ns-3 test case. */
class GoogleTestCase : public TestCase
{
  public:
    explicit GoogleTestCase(const std::string& name)
        : TestCase(GetNs3Name(name)),
          m_filter(name)
    {
    }

  private:
    void DoRun() override
    {
        FailureListener* listener = GetListener();
        listener->failures.clear();
        GTEST_FLAG_SET(filter, m_filter);
        const int status = RUN_ALL_TESTS();
        NS_TEST_EXPECT_MSG_EQ(status, 0, listener->failures);
    }

    std::string m_filter; //!< names the one case to GoogleTest
};

/**
 * All GoogleTest cases of the module.
 *
 * The cases are added when the suite runs: while it is constructed, as a static object, GoogleTest
 * may not have met them all.
 */
class Fmipv6TestSuite : public TestSuite
{
  public:
    Fmipv6TestSuite()
        : TestSuite("fmipv6", UNIT)
    {
    }

  private:
    void DoSetup() override
    {
        GetListener();
        const testing::UnitTest* all = testing::UnitTest::GetInstance();
        for (int i = 0; i < all->total_test_suite_count(); i++)
        {
            const testing::TestSuite* suite = all->GetTestSuite(i);
            for (int j = 0; j < suite->total_test_count(); j++)
            {
                const std::string name = suite->GetTestInfo(j)->name();
                AddTestCase(new GoogleTestCase(std::string(suite->name()) + "." + name),
                            TestCase::QUICK);
            }
        }
        NS_TEST_EXPECT_MSG_GT(all->total_test_count(), 0, "no GoogleTest case is linked");
    }
};

Fmipv6TestSuite g_fmipv6TestSuite; //!< the one instance, which registers itself

} // namespace
} // namespace fmipv6
} // namespace ns3
