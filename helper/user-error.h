/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef USER_ERROR_H
#define USER_ERROR_H

#include <stdexcept>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// A mistake of the user: what is wrong and what would be right, in one sentence. It is thrown
/// before anything is simulated or written; the command line prints it and exits with status 2.
class UserError : public std::runtime_error
{
  public:
    /// @param sentence what is wrong and what would be right
    explicit UserError(const std::string& sentence)
        : std::runtime_error(sentence)
    {
    }
};

} // namespace fmipv6
} // namespace ns3

#endif /* USER_ERROR_H */
