/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-rsn-element.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/l2-byte-reader.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/**
 * Write a counted list of suite selectors.
 * @param writer where to
 * @param suites the list
 */
void
WriteSuites(L2ByteWriter& writer, const std::vector<Dot11Suite>& suites)
{
    writer.LittleEndian(suites.size(), 2);
    for (const auto suite : suites)
    {
        // OUI first, then the type: as an integer, big-endian
        writer.BigEndian(static_cast<uint32_t>(suite), 4);
    }
}

/**
 * Read a counted list of suite selectors.
 * @param reader where from; IsOk() turns false when the count does not fit
 * @return the list
 */
std::vector<Dot11Suite>
ReadSuites(L2ByteReader& reader)
{
    std::vector<Dot11Suite> suites;
    const auto count = reader.LittleEndian(2);
    for (uint64_t i = 0; i < count && reader.IsOk(); ++i)
    {
        suites.push_back(static_cast<Dot11Suite>(reader.BigEndian(4)));
    }
    return suites;
}

} // namespace

bool
Dot11RsnElement::HasPreauthentication() const
{
    return capabilities & RSN_CAPABILITY_PREAUTHENTICATION;
}

std::vector<uint8_t>
Dot11RsnElement::Serialize() const
{
    const auto listed = std::min(pmkids.size(), MAX_PMKIDS);
    L2ByteWriter writer;
    writer.U8(DOT11_ELEMENT_RSN);
    writer.U8(static_cast<uint8_t>(12 + 4 * (pairwiseCiphers.size() + akmSuites.size()) +
                                   (listed ? 2 + listed * sizeof(Dot11Pmkid) : 0)));
    writer.LittleEndian(version, 2);
    writer.BigEndian(static_cast<uint32_t>(groupCipher), 4);
    WriteSuites(writer, pairwiseCiphers);
    WriteSuites(writer, akmSuites);
    writer.LittleEndian(capabilities, 2);
    if (listed)
    {
        writer.LittleEndian(listed, 2);
        for (std::size_t i = 0; i < listed; ++i)
        {
            writer.Bytes(pmkids[i].data(), pmkids[i].size());
        }
    }
    return writer.Get();
}

std::optional<Dot11RsnElement>
Dot11RsnElement::Parse(const uint8_t* data, std::size_t length)
{
    L2ByteReader reader(data, length);
    Dot11RsnElement element;
    element.version = reader.LittleEndian(2);
    if (!reader.IsOk() || element.version != 1)
    {
        return std::nullopt;
    }
    if (reader.GetRemaining() > 0)
    {
        element.groupCipher = static_cast<Dot11Suite>(reader.BigEndian(4));
    }
    if (reader.GetRemaining() > 0)
    {
        element.pairwiseCiphers = ReadSuites(reader);
    }
    if (reader.GetRemaining() > 0)
    {
        element.akmSuites = ReadSuites(reader);
    }
    if (reader.GetRemaining() > 0)
    {
        element.capabilities = reader.LittleEndian(2);
    }
    if (reader.GetRemaining() > 0)
    {
        const auto count = reader.LittleEndian(2);
        for (uint64_t i = 0; i < count && reader.IsOk(); ++i)
        {
            Dot11Pmkid pmkid{};
            reader.CopyTo(pmkid.data(), pmkid.size());
            element.pmkids.push_back(pmkid);
        }
    }
    if (reader.GetRemaining() > 0)
    {
        reader.Skip(4); // group management cipher suite
    }
    if (!reader.IsOk() || reader.GetRemaining() > 0)
    {
        return std::nullopt;
    }
    return element;
}

} // namespace fmipv6
} // namespace ns3
