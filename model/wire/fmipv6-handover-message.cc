/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-handover-message.h"

#include "ns3/mobility-nd-option.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HandoverMessage);

/// The message as RFC 4068 has it.
class HandoverMessage::Icmpv6Form : public MobilityIcmpv6Header
{
  public:
    /// @param subtype HI or HACK
    explicit Icmpv6Form(ExperimentalMobilitySubtype subtype)
        : m_subtype(subtype)
    {
    }

    using MobilityIcmpv6Header::GetChecksumRule;

    void Print(std::ostream& os) const override
    {
        os << "handover message id=" << fields.identifier;
    }

    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override
    {
        OctetReader reader(data, size);
        const FixedPart part = ReadFixedPart(reader, m_subtype);
        if (part.error != MobilityParseError::NONE)
        {
            return {part.error};
        }
        fields.identifier = identifier;
        fields.flags = part.flags;
        fields.code = part.code;
        NdOptionWalker walker(reader.GetCurrent(), reader.GetRemaining());
        while (const auto view = walker.Next())
        {
            if (!Accept(*view))
            {
                return {MobilityParseError::BAD_LENGTH};
            }
        }
        return {walker.GetError(), size};
    }

    Fields fields; //!< what is written or was read

  protected:
    std::vector<uint8_t> Write() const override
    {
        OctetWriter writer;
        WriteFixedPart(writer, m_subtype, fields.code, fields.flags, fields.identifier);
        if (fields.mnLla)
        {
            WriteLlaOption(writer, LlaOptionCode::MOBILE_NODE, *fields.mnLla);
        }
        if (fields.pcoa)
        {
            WriteOption(
                writer,
                IpAddressOption{IpAddressOptionCode::OLD_CARE_OF_ADDRESS, 64, *fields.pcoa});
        }
        if (fields.ncoa)
        {
            WriteOption(
                writer,
                IpAddressOption{IpAddressOptionCode::NEW_CARE_OF_ADDRESS, 64, *fields.ncoa});
        }
        return writer.GetOctets();
    }

  private:
    /**
     * @param view an option
     * @return whether its length is possible
     */
    bool Accept(const NdOptionView& view)
    {
        if (view.type == static_cast<uint8_t>(NdOptionType::LINK_LAYER_ADDRESS))
        {
            const auto option = ReadLlaOption(view);
            if (option && option->first == LlaOptionCode::MOBILE_NODE && !fields.mnLla)
            {
                fields.mnLla = option->second;
            }
            return option.has_value();
        }
        if (view.type == static_cast<uint8_t>(NdOptionType::IP_ADDRESS))
        {
            const auto option = ReadIpAddressOption(view);
            if (option && option->code == IpAddressOptionCode::OLD_CARE_OF_ADDRESS && !fields.pcoa)
            {
                fields.pcoa = option->address;
            }
            if (option && option->code == IpAddressOptionCode::NEW_CARE_OF_ADDRESS && !fields.ncoa)
            {
                fields.ncoa = option->address;
            }
            return option.has_value();
        }
        return true;
    }

    ExperimentalMobilitySubtype m_subtype; //!< HI or HACK
};

/// The message as RFC 5568 has it.
class HandoverMessage::MobilityHeaderForm : public MobilityHeader
{
  public:
    /// @param type MH Type
    explicit MobilityHeaderForm(MobilityHeaderType type)
        : m_type(type)
    {
        profile = Fmipv6Profile::RFC5568;
    }

    using MobilityHeader::GetChecksumRule;
    using MobilityHeader::ReadOctets;

    void Print(std::ostream& os) const override
    {
        os << "handover message seq=" << fields.identifier;
    }

    /// Puts what belongs into options there, before writing.
    void FieldsToOptions()
    {
        options.mobileLla = fields.mnLla;
        options.previousCareOf = fields.pcoa;
        options.newCareOf = fields.ncoa;
    }

    /// Takes what is in options from there, after reading.
    void OptionsToFields()
    {
        fields.mnLla = options.mobileLla;
        fields.pcoa = options.previousCareOf;
        fields.ncoa = options.newCareOf;
    }

    Fields fields; //!< what is written or was read

  protected:
    MobilityHeaderType GetType() const override
    {
        return m_type;
    }

    void WriteData(OctetWriter& writer) const override
    {
        writer.WriteU16(fields.identifier);
        writer.WriteU8(fields.flags);
        writer.WriteU8(fields.code);
    }

    MobilityParseError ReadData(OctetReader& reader) override
    {
        fields.identifier = reader.ReadU16();
        fields.flags = reader.ReadU8();
        fields.code = reader.ReadU8();
        return MobilityParseError::NONE;
    }

  private:
    MobilityHeaderType m_type; //!< MH Type
};

TypeId
HandoverMessage::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HandoverMessage").SetParent<MobilityMessage>().SetGroupName("Fmipv6");
    return tid;
}

TypeId
HandoverMessage::GetInstanceTypeId() const
{
    return GetTypeId();
}

uint8_t
HandoverMessage::GetProtocol() const
{
    return profile == Fmipv6Profile::RFC5568 ? MobilityHeader::PROTOCOL
                                             : MobilityIcmpv6Header::PROTOCOL;
}

std::optional<MobilityMessage::ChecksumRule>
HandoverMessage::GetChecksumRule() const
{
    return profile == Fmipv6Profile::RFC5568
               ? MobilityHeaderForm(GetMobilityHeaderType()).GetChecksumRule()
               : Icmpv6Form(GetSubtype()).GetChecksumRule();
}

std::vector<uint8_t>
HandoverMessage::Write() const
{
    Fields fields;
    fields.identifier = identifier;
    fields.ncoa = ncoa;
    GetFields(fields);
    if (profile == Fmipv6Profile::RFC5568)
    {
        MobilityHeaderForm form(GetMobilityHeaderType());
        form.fields = fields;
        form.FieldsToOptions();
        return form.GetOctets();
    }
    Icmpv6Form form(GetSubtype());
    form.fields = fields;
    return form.GetOctets();
}

MobilityMessage::ReadResult
HandoverMessage::ReadOctets(const uint8_t* data, std::size_t size)
{
    Fields fields;
    ReadResult result;
    if (size > 0 && data[0] == MobilityIcmpv6Header::TYPE)
    {
        profile = Fmipv6Profile::RFC4068;
        Icmpv6Form form(GetSubtype());
        result = form.ReadOctets(data, size);
        fields = form.fields;
    }
    else
    {
        profile = Fmipv6Profile::RFC5568;
        MobilityHeaderForm form(GetMobilityHeaderType());
        result = form.ReadOctets(data, size);
        form.OptionsToFields();
        fields = form.fields;
    }
    identifier = fields.identifier;
    ncoa = fields.ncoa;
    if (result.error == MobilityParseError::NONE)
    {
        result.error = SetFields(fields);
    }
    return result;
}

} // namespace fmipv6
} // namespace ns3
