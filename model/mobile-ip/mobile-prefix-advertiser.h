/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILE_PREFIX_ADVERTISER_H
#define MOBILE_PREFIX_ADVERTISER_H

#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/mipv6-prefix-information.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/random-variable-stream.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The part of a home agent that tells mobile nodes of the prefixes of the home link (RFC 6275
 * section 10.6): it answers Mobile Prefix Solicitations at once, and sends Mobile Prefix
 * Advertisements unasked, after a random delay, where a prefix has changed or MaxInterval has
 * passed; again and again until the mobile node acknowledges by a solicitation.
 *
 * IPsec, which the RFC wants for both messages, is modelled as elsewhere in this module by what is
 * accepted: a solicitation must come from the care-of address of a binding, which an authentic
 * Binding Update made. The ESP header's octets are not there.
 */
class MobilePrefixAdvertiser : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    MobilePrefixAdvertiser();
    ~MobilePrefixAdvertiser() override;

    /// What it needs to know of its home agent.
    struct Sources
    {
        /// @return the prefixes of the home link, with the lifetimes left
        std::function<std::vector<PrefixInformation>()> prefixes;
        /// @return the care-of address of a binding, or nothing
        std::function<std::optional<Ipv6Address>(Ipv6Address home)> careOf;
    };

    /**
     * @param node the home agent
     * @param address its own, to which the mobile nodes register
     * @param sources what it asks
     */
    void Serve(Ptr<Node> node, Ipv6Address address, Sources sources);

    /// A binding was made or renewed. @param home home address
    void Bound(Ipv6Address home);
    /// A binding has ended. @param home home address
    void Unbound(Ipv6Address home);
    /// The prefixes, or their lifetimes, have changed other than by time.
    void PrefixesChanged();

    /**
     * Fix the random streams.
     * @param stream first stream index
     * @return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /**
     * TracedCallback signature of the trace sources MsgTx, MsgRx.
     * @param name "MPS" or "MPA"
     * @param packet the message without its IPv6 header
     */
    typedef void (*MessageTracedCallback)(std::string name, Ptr<const Packet> packet);

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    void DoDispose() override;

  private:
    /// What is to be done for a mobile node next.
    enum class Purpose : uint8_t
    {
        RENEW,   //!< MaxInterval has passed since the latest advertisement: schedule another
        TELL,    //!< send an unsolicited advertisement, the first or again
        ANSWER,  //!< answer a solicitation, later since another was answered just now
        NOTHING, //!< retries are over: wait for the mobile node
    };

    /// Where the delivery to a mobile node stands.
    struct Delivery
    {
        Purpose purpose{Purpose::NOTHING}; //!< of the timer
        EventId timer;                     //!< Due()
        std::optional<Time> lastSent;      //!< simulated time of the latest advertisement
        bool acknowledged{true};           //!< whether the latest was
        uint32_t sent{0};                  //!< times that the one not acknowledged was sent
        uint16_t identifier{0};            //!< of a solicitation to be answered
        Ipv6Address solicitor;             //!< its source on the wire
    };

    /// A solicitation came. @param packet from the ICMPv6 header on @param header IPv6 header, its
    /// source the home address
    void HandleSolicitation(Ptr<const Packet> packet, const Ipv6Header& header);
    /// @param home of whom @param purpose what next @param delay when
    void Schedule(Ipv6Address home, Purpose purpose, Time delay);
    /// The timer has run out. @param home of whom
    void Due(Ipv6Address home);
    /// See that an unsolicited advertisement is under way. @param home to whom
    void ScheduleTelling(Ipv6Address home);
    /// Send an unsolicited advertisement and await its acknowledgement. @param home to whom
    void Tell(Ipv6Address home);
    /// @param home the mobile node @param to its address on the wire @param identifier Identifier
    void Send(Ipv6Address home, Ipv6Address to, uint16_t identifier);
    /// @param home whose prefix counts @return a fresh RAND_ADV_DELAY (section 10.6.2)
    Time DrawDelay(Ipv6Address home) const;

    Ptr<Node> m_node;                                              //!< the home agent
    Ipv6Address m_address;                                         //!< its own
    Sources m_sources;                                             //!< what it asks
    bool m_unsolicited{true};                                      //!< attribute SendUnsolicited
    Time m_maxInterval;                                            //!< attribute MaxInterval
    Time m_minInterval;                                            //!< attribute MinInterval
    Time m_timeout;                                                //!< attribute Timeout
    uint32_t m_retries{0};                                         //!< attribute Retries
    Ptr<UniformRandomVariable> m_random;                           //!< of the delays
    std::map<Ipv6Address, Delivery> m_deliveries;                  //!< by home address
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace;      //!< MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;      //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILE_PREFIX_ADVERTISER_H */
