/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-management-check.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/l2-byte-reader.h"

#include <array>
#include <optional>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// What a management subtype puts before its elements, and which elements ns-3 insists on.
struct BodyLayout
{
    WifiMacType type;      //!< subtype
    std::size_t fixedSize; //!< bytes of the fixed fields
    bool startsWithSsid;   //!< the first element must be SSID
    bool thenRates;        //!< the next element must be Supported Rates
};

/// IEEE Std 802.11-2020, sections 9.3.3.2 to 9.3.3.12.
constexpr std::array<BodyLayout, 11> LAYOUTS{{
    {WIFI_MAC_MGT_BEACON, 12, true, true},
    {WIFI_MAC_MGT_PROBE_RESPONSE, 12, true, true},
    {WIFI_MAC_MGT_PROBE_REQUEST, 0, true, true},
    {WIFI_MAC_MGT_ASSOCIATION_REQUEST, 4, true, true},
    {WIFI_MAC_MGT_REASSOCIATION_REQUEST, 10, true, true},
    {WIFI_MAC_MGT_ASSOCIATION_RESPONSE, 6, false, true},
    {WIFI_MAC_MGT_REASSOCIATION_RESPONSE, 6, false, true},
    {WIFI_MAC_MGT_AUTHENTICATION, 6, false, false},
    {WIFI_MAC_MGT_DEAUTHENTICATION, 2, false, false},
    {WIFI_MAC_MGT_DISASSOCIATION, 2, false, false},
    {WIFI_MAC_MGT_ACTION, 2, false, false},
}};

/// Lengths of an element's information field that ns-3's parser of it can take.
struct ElementBounds
{
    uint8_t id;        //!< element identifier
    uint8_t extension; //!< extension identifier, where id is 255
    uint8_t min;       //!< least length; with the extension identifier where there is one
    uint8_t max;       //!< greatest length
};

/// Least lengths are the bytes that the element's DeserializeInformationField() reads in ns-3.37.
constexpr std::array<ElementBounds, 15> BOUNDS{{
    {DOT11_ELEMENT_SSID, 0, 0, 32},
    {DOT11_ELEMENT_SUPPORTED_RATES, 0, 1, 8},
    {DOT11_ELEMENT_EXTENDED_RATES, 0, 1, 24},
    {DOT11_ELEMENT_DS_PARAMETER, 0, 1, 1},
    {DOT11_ELEMENT_ERP, 0, 1, 1},
    {DOT11_ELEMENT_EDCA_PARAMETER, 0, 18, 18},
    {DOT11_ELEMENT_EXTENDED_CAPABILITIES, 0, 1, 255},
    {DOT11_ELEMENT_HT_CAPABILITIES, 0, 26, 26},
    {DOT11_ELEMENT_HT_OPERATION, 0, 22, 22},
    {DOT11_ELEMENT_VHT_CAPABILITIES, 0, 12, 12},
    {DOT11_ELEMENT_VHT_OPERATION, 0, 5, 5},
    {DOT11_ELEMENT_EXTENSION, 35, 22, 255}, // HE Capabilities
    {DOT11_ELEMENT_EXTENSION, 36, 7, 255},  // HE Operation
    {DOT11_ELEMENT_EXTENSION, 38, 14, 14},  // MU EDCA Parameter Set
    {DOT11_ELEMENT_EXTENSION, 108, 1, 255}, // EHT Capabilities: ns-3.37 reads nothing of it
}};

constexpr uint8_t EXTENSION_MULTI_LINK = 107; //!< Multi-Link element
constexpr uint8_t ACTION_BLOCK_ACK = 3;       //!< category Block Ack
constexpr unsigned MAX_RATES = 32;            //!< ns3::SupportedRates::MAX_SUPPORTED_RATES

/// @param element an element @return the bounds of its length, or nothing if it is not read
const ElementBounds*
FindBounds(const Dot11Element& element)
{
    for (const auto& bounds : BOUNDS)
    {
        if (bounds.id == element.id &&
            (element.id != DOT11_ELEMENT_EXTENSION || bounds.extension == element.data[0]))
        {
            return &bounds;
        }
    }
    return nullptr;
}

/// @param element an element @return what is wrong with it on its own
MgtBodyVerdict
CheckElement(const Dot11Element& element)
{
    const bool multiLink =
        element.id == DOT11_ELEMENT_EXTENSION && element.data[0] == EXTENSION_MULTI_LINK;
    if (multiLink || element.id == DOT11_ELEMENT_REDUCED_NEIGHBOR_REPORT)
    {
        return MgtBodyVerdict::UNSUPPORTED_ELEMENT;
    }
    const ElementBounds* bounds = FindBounds(element);
    if (bounds && (element.length < bounds->min || element.length > bounds->max))
    {
        return MgtBodyVerdict::BAD_ELEMENT_LENGTH;
    }
    if (element.id == DOT11_ELEMENT_VHT_CAPABILITIES && (element.data[0] & 0x03) == 3)
    {
        return MgtBodyVerdict::RESERVED_VALUE;
    }
    return MgtBodyVerdict::OK;
}

/**
 * @param data first element
 * @param size number of bytes
 * @param layout what must come first
 * @return the verdict over all elements
 */
MgtBodyVerdict
CheckElements(const uint8_t* data, std::size_t size, const BodyLayout& layout)
{
    Dot11ElementWalker walker(data, size);
    Dot11Element element;
    bool awaitsSsid = layout.startsWithSsid;
    bool awaitsRates = layout.thenRates;
    unsigned rates = 0;
    while (walker.Next(element))
    {
        const auto verdict = CheckElement(element);
        if (verdict != MgtBodyVerdict::OK)
        {
            return verdict;
        }
        if (awaitsSsid)
        {
            if (element.id != DOT11_ELEMENT_SSID)
            {
                return MgtBodyVerdict::MISSING_ELEMENT;
            }
            awaitsSsid = false;
        }
        else if (awaitsRates)
        {
            if (element.id != DOT11_ELEMENT_SUPPORTED_RATES)
            {
                return MgtBodyVerdict::MISSING_ELEMENT;
            }
            awaitsRates = false;
        }
        if (element.id == DOT11_ELEMENT_SUPPORTED_RATES ||
            element.id == DOT11_ELEMENT_EXTENDED_RATES)
        {
            rates += element.length;
        }
    }
    if (walker.IsBroken())
    {
        return MgtBodyVerdict::BROKEN_ELEMENT;
    }
    if (awaitsSsid || awaitsRates)
    {
        return MgtBodyVerdict::MISSING_ELEMENT;
    }
    return rates > MAX_RATES ? MgtBodyVerdict::BAD_ELEMENT_LENGTH : MgtBodyVerdict::OK;
}

/// @param data an Action frame's body @param size its bytes, at least 2 @return the verdict
MgtBodyVerdict
CheckAction(const uint8_t* data, std::size_t size)
{
    // with category and action: ADDBA Request, ADDBA Response, DELBA
    static constexpr std::array<std::size_t, 3> SIZES{9, 9, 6};
    if (data[0] != ACTION_BLOCK_ACK || data[1] >= SIZES.size())
    {
        return MgtBodyVerdict::UNKNOWN_ACTION;
    }
    if (size < SIZES[data[1]])
    {
        return MgtBodyVerdict::TRUNCATED;
    }
    // ns-3 has no queue for a TID above 7 and does not look. Block Ack Parameter Set (section
    // 9.4.1.13) has it in bits 2 to 5, DELBA Parameter Set (section 9.4.1.15) in the last four.
    const unsigned tid = data[1] == 2 ? data[3] >> 4 : (data[data[1] == 0 ? 3 : 5] >> 2) & 0x0f;
    return tid > 7 ? MgtBodyVerdict::RESERVED_VALUE : MgtBodyVerdict::OK;
}

} // namespace

std::string_view
GetMgtBodyVerdictName(MgtBodyVerdict verdict)
{
    static constexpr std::array<std::string_view, 9> NAMES{"ok",
                                                           "truncated",
                                                           "broken-element",
                                                           "bad-element-length",
                                                           "missing-element",
                                                           "unsupported-element",
                                                           "reserved-value",
                                                           "unknown-action",
                                                           "unsupported-subtype"};
    return NAMES[static_cast<std::size_t>(verdict)];
}

MgtBodyVerdict
CheckManagementBody(WifiMacType type, Ptr<const Packet> body)
{
    const auto bytes = CopyBytes(body);
    return CheckManagementBody(type, bytes.data(), bytes.size());
}

MgtBodyVerdict
CheckManagementBody(WifiMacType type, const uint8_t* data, std::size_t size)
{
    for (const auto& layout : LAYOUTS)
    {
        if (layout.type != type)
        {
            continue;
        }
        if (size < layout.fixedSize)
        {
            return MgtBodyVerdict::TRUNCATED;
        }
        if (type == WIFI_MAC_MGT_ACTION)
        {
            return CheckAction(data, size);
        }
        return CheckElements(data + layout.fixedSize, size - layout.fixedSize, layout);
    }
    return MgtBodyVerdict::UNSUPPORTED_SUBTYPE;
}

} // namespace fmipv6
} // namespace ns3
