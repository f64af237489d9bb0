/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-management-info.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/l2-byte-reader.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t MAX_SSID = 32;      //!< bytes, IEEE Std 802.11-2020 section 9.4.2.2
constexpr uint16_t AID_MASK = 0x3fff; //!< the two most significant bits are set, not part of it

/**
 * Enter one element.
 * @param element the element
 * @param info where to
 * @return whether it was acceptable; one that is not read is
 */
bool
Enter(const Dot11Element& element, Dot11ElementInfo& info)
{
    switch (element.id)
    {
    case DOT11_ELEMENT_SSID:
        if (element.length > MAX_SSID)
        {
            return false;
        }
        if (!info.ssid)
        {
            info.ssid = std::string(element.data, element.data + element.length);
        }
        return true;
    case DOT11_ELEMENT_SUPPORTED_RATES:
    case DOT11_ELEMENT_EXTENDED_RATES:
        info.rates.insert(info.rates.end(), element.data, element.data + element.length);
        return true;
    case DOT11_ELEMENT_DS_PARAMETER:
        if (element.length >= 1)
        {
            info.dsChannel = element.data[0];
        }
        return element.length >= 1;
    case DOT11_ELEMENT_HT_OPERATION:
        if (element.length >= 1)
        {
            info.htPrimaryChannel = element.data[0];
        }
        return element.length >= 1;
    case DOT11_ELEMENT_RSN:
        // an RSN that nobody here understands is the same as one that does not match
        info.rsn = Dot11RsnElement::Parse(element.data, element.length);
        return true;
    default:
        return true;
    }
}

/**
 * Read the rest of a body as elements.
 * @param bytes the body
 * @param reader has read the fixed part
 * @return the elements, or nothing
 */
std::optional<Dot11ElementInfo>
ReadElements(const std::vector<uint8_t>& bytes, const L2ByteReader& reader)
{
    if (!reader.IsOk())
    {
        return std::nullopt;
    }
    Dot11ElementInfo info;
    Dot11ElementWalker walker(bytes.data() + reader.GetOffset(), reader.GetRemaining());
    Dot11Element element;
    while (walker.Next(element))
    {
        if (!Enter(element, info))
        {
            return std::nullopt;
        }
    }
    return walker.IsBroken() ? std::nullopt : std::make_optional(info);
}

/**
 * @param body the body
 * @param reassociation whether the current AP's address is there
 * @return the contents, or nothing
 */
std::optional<Dot11AssocRequestInfo>
ParseRequest(Ptr<const Packet> body, bool reassociation)
{
    const auto bytes = CopyBytes(body);
    L2ByteReader reader(bytes);
    Dot11AssocRequestInfo info;
    info.capability = reader.LittleEndian(2);
    info.listenInterval = reader.LittleEndian(2);
    if (reassociation)
    {
        info.currentAp = reader.Mac();
    }
    auto elements = ReadElements(bytes, reader);
    if (!elements)
    {
        return std::nullopt;
    }
    info.elements = std::move(*elements);
    return info;
}

} // namespace

std::optional<Dot11BeaconInfo>
ParseBeacon(Ptr<const Packet> body)
{
    const auto bytes = CopyBytes(body);
    L2ByteReader reader(bytes);
    Dot11BeaconInfo info;
    info.timestampUs = reader.LittleEndian(8);
    info.beaconIntervalTu = reader.LittleEndian(2);
    info.capability = reader.LittleEndian(2);
    auto elements = ReadElements(bytes, reader);
    if (!elements)
    {
        return std::nullopt;
    }
    info.elements = std::move(*elements);
    return info;
}

std::optional<Dot11AssocRequestInfo>
ParseAssocRequest(Ptr<const Packet> body)
{
    return ParseRequest(body, false);
}

std::optional<Dot11AssocRequestInfo>
ParseReassocRequest(Ptr<const Packet> body)
{
    return ParseRequest(body, true);
}

std::optional<Dot11AssocResponseInfo>
ParseAssocResponse(Ptr<const Packet> body)
{
    const auto bytes = CopyBytes(body);
    L2ByteReader reader(bytes);
    Dot11AssocResponseInfo info;
    info.capability = reader.LittleEndian(2);
    info.status = static_cast<Dot11Status>(reader.LittleEndian(2));
    info.aid = reader.LittleEndian(2) & AID_MASK;
    auto elements = ReadElements(bytes, reader);
    if (!elements)
    {
        return std::nullopt;
    }
    info.elements = std::move(*elements);
    return info;
}

std::optional<Dot11ElementInfo>
ParseProbeRequest(Ptr<const Packet> body)
{
    const auto bytes = CopyBytes(body);
    return ReadElements(bytes, L2ByteReader(bytes));
}

} // namespace fmipv6
} // namespace ns3
