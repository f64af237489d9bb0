/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-element-walker.h"

namespace ns3
{
namespace fmipv6
{

Dot11ElementWalker::Dot11ElementWalker(const uint8_t* data, std::size_t size)
    : m_data(data),
      m_remaining(size)
{
}

bool
Dot11ElementWalker::Next(Dot11Element& element)
{
    if (m_broken || m_remaining == 0)
    {
        return false;
    }
    if (m_remaining < 2 || m_remaining - 2 < m_data[1])
    {
        m_broken = true;
        return false;
    }
    element = {m_data[0], m_data[1], m_data + 2};
    if (element.id == DOT11_ELEMENT_EXTENSION && element.length == 0)
    {
        m_broken = true; // the extension identifier is missing
        return false;
    }
    m_data += 2 + element.length;
    m_remaining -= 2 + element.length;
    return true;
}

bool
Dot11ElementWalker::IsBroken() const
{
    return m_broken;
}

bool
Dot11ElementWalker::IsWellFormed(const uint8_t* data, std::size_t size)
{
    Dot11ElementWalker walker(data, size);
    Dot11Element element;
    while (walker.Next(element))
    {
    }
    return !walker.IsBroken();
}

} // namespace fmipv6
} // namespace ns3
