/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-router-advertisement.h"

#include "ns3/mobility-lifetime.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t FLAG_M = 0x80; //!< M, in the octet behind Cur Hop Limit
constexpr uint8_t FLAG_O = 0x40; //!< O
constexpr uint8_t FLAG_H = 0x20; //!< H

/**
 * @param time a time
 * @param unit the unit on the wire
 * @param max the largest value of the field
 * @return the field's value, rounded down; 0, which means something else, only for no time at all
 */
uint32_t
ToField(Time time, Time unit, uint32_t max)
{
    return ToWireUnits(time, unit, max, WireRounding::DOWN_NOT_ZERO);
}

/**
 * @param writer where to append
 * @param type Type
 * @param length Length, in units of 8 octets
 */
void
WriteTypeAndLength(OctetWriter& writer, NdOptionType type, uint8_t length)
{
    writer.WriteU8(static_cast<uint8_t>(type));
    writer.WriteU8(length);
}

} // namespace

const Time RouterAdvertisement::INFINITE_LIFETIME = FromWireUnits(UINT32_MAX, Seconds(1));

NS_OBJECT_ENSURE_REGISTERED(RouterAdvertisement);

TypeId
RouterAdvertisement::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::RouterAdvertisement")
                            .SetParent<MobilityMessage>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<RouterAdvertisement>();
    return tid;
}

TypeId
RouterAdvertisement::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
RouterAdvertisement::Print(std::ostream& os) const
{
    os << "RA lifetime=" << routerLifetime.As(Time::S);
    for (const PrefixInformation& information : prefixes)
    {
        os << " prefix=" << information.prefix.address << "/" << +information.prefix.length;
    }
    if (naack)
    {
        os << " naack=" << +static_cast<uint8_t>(naack->status);
    }
}

std::optional<MobilityMessage::ChecksumRule>
RouterAdvertisement::GetChecksumRule() const
{
    return ChecksumRule{PROTOCOL, 2};
}

std::vector<uint8_t>
RouterAdvertisement::Write() const
{
    uint8_t flags = 0;
    flags |= managed ? FLAG_M : 0;
    flags |= otherConfiguration ? FLAG_O : 0;
    flags |= homeAgent ? FLAG_H : 0;

    OctetWriter writer;
    writer.WriteU8(TYPE);
    writer.WriteZeros(3);
    writer.WriteU8(curHopLimit);
    writer.WriteU8(flags);
    writer.WriteU16(static_cast<uint16_t>(ToField(routerLifetime, Seconds(1), UINT16_MAX)));
    writer.WriteU32(ToField(reachableTime, MilliSeconds(1), UINT32_MAX));
    writer.WriteU32(ToField(retransTimer, MilliSeconds(1), UINT32_MAX));

    // Prefixes come first: ns-3's own reader stops at the first option that it does not know.
    for (const PrefixInformation& information : prefixes)
    {
        WriteOption(writer, information);
    }
    if (sourceLla)
    {
        WriteTypeAndLength(writer, NdOptionType::SOURCE_LINK_LAYER_ADDRESS, 1);
        writer.WriteMac(*sourceLla);
    }
    if (mtu)
    {
        WriteTypeAndLength(writer, NdOptionType::MTU, 1);
        writer.WriteZeros(2);
        writer.WriteU32(*mtu);
    }
    if (advertisementInterval)
    {
        WriteTypeAndLength(writer, NdOptionType::ADVERTISEMENT_INTERVAL, 1);
        writer.WriteZeros(2);
        writer.WriteU32(ToField(*advertisementInterval, MilliSeconds(1), UINT32_MAX));
    }
    if (homeAgentInformation)
    {
        WriteTypeAndLength(writer, NdOptionType::HOME_AGENT_INFORMATION, 1);
        writer.WriteZeros(2);
        writer.WriteU16(homeAgentInformation->preference);
        writer.WriteU16(
            static_cast<uint16_t>(ToField(homeAgentInformation->lifetime, Seconds(1), UINT16_MAX)));
    }
    for (const MapOption& map : maps)
    {
        WriteOption(writer, map);
    }
    if (naack)
    {
        WriteOption(writer, *naack);
    }
    return writer.GetOctets();
}

MobilityMessage::ReadResult
RouterAdvertisement::ReadOctets(const uint8_t* data, std::size_t size)
{
    sourceLla.reset();
    mtu.reset();
    prefixes.clear();
    advertisementInterval.reset();
    homeAgentInformation.reset();
    maps.clear();
    naack.reset();

    OctetReader reader(data, size);
    const uint8_t type = reader.ReadU8();
    const uint8_t code = reader.ReadU8();
    reader.Skip(2);
    curHopLimit = reader.ReadU8();
    const uint8_t flags = reader.ReadU8();
    managed = flags & FLAG_M;
    otherConfiguration = flags & FLAG_O;
    homeAgent = flags & FLAG_H;
    routerLifetime = FromWireUnits(reader.ReadU16(), Seconds(1));
    reachableTime = FromWireUnits(reader.ReadU32(), MilliSeconds(1));
    retransTimer = FromWireUnits(reader.ReadU32(), MilliSeconds(1));
    if (reader.HasFailed())
    {
        return {MobilityParseError::TRUNCATED};
    }
    if (type != TYPE)
    {
        return {MobilityParseError::WRONG_TYPE};
    }
    if (code != 0)
    {
        return {MobilityParseError::WRONG_CODE};
    }

    NdOptionWalker walker(reader.GetCurrent(), reader.GetRemaining());
    while (const auto view = walker.Next())
    {
        const MobilityParseError error = AcceptOption(*view);
        if (error != MobilityParseError::NONE)
        {
            return {error};
        }
    }
    return {walker.GetError(), size};
}

MobilityParseError
RouterAdvertisement::AcceptOption(const NdOptionView& view)
{
    OctetReader reader(view.data, view.size);
    reader.Skip(2);
    bool isGood = true;
    switch (static_cast<NdOptionType>(view.type))
    {
    case NdOptionType::SOURCE_LINK_LAYER_ADDRESS:
        sourceLla = sourceLla.value_or(reader.ReadMac());
        break;
    case NdOptionType::PREFIX_INFORMATION: {
        const auto information = ReadPrefixInformation(view);
        isGood = information.has_value();
        if (isGood)
        {
            prefixes.push_back(*information);
        }
        break;
    }
    case NdOptionType::MTU:
        reader.Skip(2);
        mtu = mtu.value_or(reader.ReadU32());
        break;
    case NdOptionType::ADVERTISEMENT_INTERVAL:
        reader.Skip(2);
        advertisementInterval =
            advertisementInterval.value_or(FromWireUnits(reader.ReadU32(), MilliSeconds(1)));
        break;
    case NdOptionType::HOME_AGENT_INFORMATION: {
        reader.Skip(2);
        HomeAgentInformation information;
        information.preference = reader.ReadU16();
        information.lifetime = FromWireUnits(reader.ReadU16(), Seconds(1));
        homeAgentInformation = homeAgentInformation.value_or(information);
        break;
    }
    case NdOptionType::MAP: {
        const auto option = ReadMapOption(view);
        isGood = option.has_value();
        if (isGood)
        {
            maps.push_back(*option);
        }
        break;
    }
    case NdOptionType::NEIGHBOR_ADVERTISEMENT_ACK: {
        const auto option = ReadNaackOption(view);
        isGood = option.has_value();
        if (isGood)
        {
            naack = naack.value_or(*option);
        }
        break;
    }
    default:
        break; // not known, or of no use in a Router Advertisement
    }
    return isGood && !reader.HasFailed() ? MobilityParseError::NONE
                                         : MobilityParseError::BAD_LENGTH;
}

} // namespace fmipv6
} // namespace ns3
