/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef L3_STUDY_H
#define L3_STUDY_H

#include "ns3/experiment.h"
#include "ns3/run-request.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A row of a table about mobile nodes that go back and forth between two access points.
struct L3StudyVariant
{
    std::string name;                  //!< as in the table
    Scheme scheme{Scheme::FMIPV6};     //!< what the mobile node does
    std::vector<std::string> settings; //!< "ns3::Type::Attribute=value", beside the common ones
};

/// What is the same for all rows.
struct L3StudyParameters
{
    uint32_t crossings{10};            //!< from one access point to the other
    double speedMps{3};                //!< in m/s
    std::vector<std::string> settings; //!< "ns3::Type::Attribute=value"
};

/// @return the setting of a free run's policy to L3DrivenPolicy, with an attribute of it set
/// @param attribute name of an attribute of L3DrivenPolicy @param value its value
std::vector<std::string> L3Driven(const std::string& attribute = "", const std::string& value = "");

/**
 * Simulate a mobile node that goes back and forth between two access points of two subnets, 80 m
 * apart and on one channel, while a voice call comes to it.
 *
 * @param variant the row
 * @param parameters what is the same for all rows
 * @param seed for RngSeedManager
 * @param run for RngSeedManager
 * @return a value for each column that GetL3StudyColumns() knows
 * @throws std::runtime_error where packets are unaccounted for
 */
ExperimentSample RunL3Study(const L3StudyVariant& variant,
                            const L3StudyParameters& parameters,
                            uint64_t seed,
                            uint64_t run);

/// @param names of columns @return those columns, in this order; an unknown name aborts
std::vector<ExperimentColumn> GetL3StudyColumns(const std::vector<std::string>& names);

/// @param variants the rows @param parameters what is the same for all
/// @param columns names of columns @return the table to be filled
Experiment MakeL3Study(std::vector<L3StudyVariant> variants,
                       L3StudyParameters parameters,
                       const std::vector<std::string>& columns);

} // namespace fmipv6
} // namespace ns3

#endif /* L3_STUDY_H */
