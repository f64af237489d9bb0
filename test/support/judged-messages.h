/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef JUDGED_MESSAGES_H
#define JUDGED_MESSAGES_H

#include "tshark.h"
#include "vector-file.h"

#include "ns3/ipv6-header.h"
#include "ns3/mobility-message.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Messages, each with a display filter that fits if tshark reads in it what was written.
class JudgedMessages
{
  public:
    /// Who sends.
    static inline const Ipv6Address SOURCE{"2001:1::1"};
    /// To whom.
    static inline const Ipv6Address DESTINATION{"2001:2::1"};

    /**
     * @param message what is sent, from SOURCE to DESTINATION
     * @param protocol the Next Header in front of it
     * @param filter a display filter that fits if tshark reads what was written
     */
    void Add(const MobilityMessage& message, uint8_t protocol, const std::string& filter)
    {
        Add(message.ToPacket(SOURCE, DESTINATION), protocol, filter);
    }

    /// @param packet what is sent @param protocol its Next Header @param filter as above
    void Add(Ptr<Packet> packet, uint8_t protocol, const std::string& filter)
    {
        Ipv6Header header;
        header.SetSource(SOURCE);
        header.SetDestination(DESTINATION);
        header.SetNextHeader(protocol);
        header.SetHopLimit(255);
        header.SetPayloadLength(static_cast<uint16_t>(packet->GetSize()));
        packet->AddHeader(header);
        std::vector<uint8_t> frame{2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x86, 0xdd};
        const std::vector<uint8_t> octets = GetOctets(packet);
        frame.insert(frame.end(), octets.begin(), octets.end());
        m_frames.push_back(frame);
        m_filters.push_back(filter);
    }

    /// Asks tshark about all that was added.
    void Judge()
    {
        std::string any;
        for (std::size_t i = 0; i < m_filters.size(); ++i)
        {
            any += (i ? " || " : "") + std::string("(frame.number==") + std::to_string(i + 1) +
                   " && " + m_filters[i] + ")";
        }
        const auto right = DissectEthernet(m_frames, {"frame.number"}, any);
        for (std::size_t i = 0; i < m_filters.size(); ++i)
        {
            EXPECT_NE(std::find(right.begin(), right.end(), std::to_string(i + 1)), right.end())
                << "tshark does not agree with " << m_filters[i] << "\n"
                << ToHex(m_frames[i]);
        }
        EXPECT_EQ(DissectEthernet(m_frames,
                                  {"frame.number", "_ws.expert.message"},
                                  "_ws.malformed || icmpv6.checksum.status==0"),
                  std::vector<std::string>{});
    }

  private:
    std::vector<std::vector<uint8_t>> m_frames; //!< one for each message
    std::vector<std::string> m_filters;         //!< what tshark is to agree with
};

} // namespace fmipv6
} // namespace ns3

#endif /* JUDGED_MESSAGES_H */
