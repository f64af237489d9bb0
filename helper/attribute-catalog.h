/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTRIBUTE_CATALOG_H
#define ATTRIBUTE_CATALOG_H

#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// One attribute that a user may set before a run.
struct AttributeEntry
{
    std::string name;         //!< full name, for instance ns3::fmipv6::HandoverScenario::WanRtt
    std::string help;         //!< what it is, with its unit
    std::string type;         //!< for instance "Time"
    std::string range;        //!< valid range, empty where any value of the type is valid
    std::string defaultValue; //!< in the form that --set takes
    bool ours;                //!< belongs to this module
};

/**
 * The attributes of all registered types that can be given a default value, those of this module
 * first, each part in alphabetical order.
 * @return the entries
 */
std::vector<AttributeEntry> ListAttributes();

/**
 * Set the default value of an attribute for the objects created from now on.
 *
 * @param assignment "ns3::Type::Attribute=value"
 * @throws UserError if it has another form, the attribute is unknown (names the nearest one), or
 *         the value is not valid for it (names type and range)
 */
void SetAttribute(const std::string& assignment);

/**
 * Say which attributes a name may stand for.
 * @param name as typed
 * @return "did you mean A, B or C?", or the form of a full name where nothing is near
 */
std::string SuggestAttribute(const std::string& name);

/**
 * @param name full name of an attribute
 * @return its present default value in the form that --set takes, empty if there is no such one
 */
std::string GetAttributeValue(const std::string& name);

/**
 * @return the present default values of all attributes of this module, by full name
 */
std::map<std::string, std::string> GetModuleAttributeValues();

} // namespace fmipv6
} // namespace ns3

#endif /* ATTRIBUTE_CATALOG_H */
