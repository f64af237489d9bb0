/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef RUN_CHOICE_H
#define RUN_CHOICE_H

#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// An option of the command line that stands for an attribute with named values.
struct RunChoice
{
    /// One of the values.
    struct Value
    {
        std::string typed; //!< on the command line
        std::string set;   //!< of the attribute
    };

    std::string option;        //!< without the dashes
    std::string what;          //!< what is chosen, for sentences
    std::string attribute;     //!< full name
    std::vector<Value> values; //!< the first is the default
    std::string help;          //!< for the list of options
};

/// @return --deployment, --control, --standard, --fading
const std::vector<RunChoice>& GetRunChoices();

/**
 * @param choice an option
 * @param typed its value as typed
 * @return the setting "ns3::Type::Attribute=value" that it stands for
 * @throws UserError naming the values there are
 */
std::string MakeSetting(const RunChoice& choice, const std::string& typed);

} // namespace fmipv6
} // namespace ns3

#endif /* RUN_CHOICE_H */
