/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-option-walker.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::size_t LLA_UNCOUNTED = 1; //!< the Option-Code, which RFC 4068's Length leaves out

} // namespace

MobilityOptionWalker::MobilityOptionWalker(const uint8_t* data,
                                           std::size_t size,
                                           Fmipv6Profile profile)
    : m_data(data),
      m_size(size),
      m_profile(profile)
{
}

std::optional<MobilityOptionView>
MobilityOptionWalker::Next()
{
    if (m_size == 0 || m_error != MobilityParseError::NONE)
    {
        return std::nullopt;
    }
    const uint8_t type = m_data[0];
    if (type == static_cast<uint8_t>(MobilityOptionType::PAD1))
    {
        const MobilityOptionView view{type, m_data + 1, 0};
        ++m_data;
        --m_size;
        return view;
    }
    if (m_size < 2)
    {
        m_error = MobilityParseError::TRUNCATED;
        return std::nullopt;
    }
    std::size_t size = m_data[1];
    if (type == static_cast<uint8_t>(MobilityOptionType::LINK_LAYER_ADDRESS) &&
        m_profile == Fmipv6Profile::RFC4068)
    {
        size += LLA_UNCOUNTED;
    }
    if (size + 2 > m_size)
    {
        m_error = MobilityParseError::TRUNCATED;
        return std::nullopt;
    }
    const MobilityOptionView view{type, m_data + 2, size};
    m_data += size + 2;
    m_size -= size + 2;
    return view;
}

MobilityParseError
MobilityOptionWalker::GetError() const
{
    return m_error;
}

} // namespace fmipv6
} // namespace ns3
