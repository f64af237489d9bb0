/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_ELEMENT_WALKER_H
#define DOT11_ELEMENT_WALKER_H

#include <cstddef>
#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/// Element identifiers of IEEE Std 802.11-2020 Table 9-92 that this module reads or checks.
enum Dot11ElementId : uint8_t
{
    DOT11_ELEMENT_SSID = 0,
    DOT11_ELEMENT_SUPPORTED_RATES = 1,
    DOT11_ELEMENT_DS_PARAMETER = 3,
    DOT11_ELEMENT_EDCA_PARAMETER = 12,
    DOT11_ELEMENT_ERP = 42,
    DOT11_ELEMENT_HT_CAPABILITIES = 45,
    DOT11_ELEMENT_RSN = 48,
    DOT11_ELEMENT_EXTENDED_RATES = 50,
    DOT11_ELEMENT_HT_OPERATION = 61,
    DOT11_ELEMENT_EXTENDED_CAPABILITIES = 127,
    DOT11_ELEMENT_VHT_CAPABILITIES = 191,
    DOT11_ELEMENT_VHT_OPERATION = 192,
    DOT11_ELEMENT_REDUCED_NEIGHBOR_REPORT = 201,
    DOT11_ELEMENT_EXTENSION = 255,
};

/// One element of a management frame body, as a view of the bytes walked.
struct Dot11Element
{
    uint8_t id{0};                //!< element identifier
    uint8_t length{0};            //!< bytes of the information field
    const uint8_t* data{nullptr}; //!< first byte of the information field
};

/**
 * Walks the elements (id, length, information) of a management frame body (IEEE Std 802.11-2020,
 * section 9.4.2.1) and never leaves the bytes given. Every step takes at least two bytes.
 */
class Dot11ElementWalker
{
  public:
    /**
     * @param data first byte of the first element; must outlive the walker
     * @param size number of bytes
     */
    Dot11ElementWalker(const uint8_t* data, std::size_t size);

    /**
     * Take the next element.
     * @param element filled with the element
     * @return whether there was a whole one
     */
    bool Next(Dot11Element& element);

    /// @return whether the walk has stopped at bytes that are no whole element
    bool IsBroken() const;

    /**
     * @param data first byte of the first element
     * @param size number of bytes
     * @return whether the bytes are a sequence of whole elements (none at all is one, too) and
     *         every extension element has its identifier
     */
    static bool IsWellFormed(const uint8_t* data, std::size_t size);

  private:
    const uint8_t* m_data;   //!< next byte
    std::size_t m_remaining; //!< bytes left
    bool m_broken{false};    //!< stopped at a partial element
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_ELEMENT_WALKER_H */
