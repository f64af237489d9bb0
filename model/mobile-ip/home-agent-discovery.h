/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOME_AGENT_DISCOVERY_H
#define HOME_AGENT_DISCOVERY_H

#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/random-variable-stream.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class CareOfAddressManager;

/**
 * Dynamic home agent address discovery of a mobile node (RFC 6275 section 11.4.1): asks the Mobile
 * IPv6 Home-Agents anycast address of the home prefix, from the care-of address in use, again with
 * the same request after InitialTimeout and at doubled intervals.
 */
class HomeAgentDiscovery : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    HomeAgentDiscovery();
    ~HomeAgentDiscovery() override;

    /**
     * @param addresses by which to send
     * @param homeAddress of the mobile node, whose first 64 bits are the home prefix
     */
    void Configure(Ptr<CareOfAddressManager> addresses, Ipv6Address homeAddress);

    /// Told which home agents there are, the preferred ones first; none where nobody answered.
    using Done = std::function<void(const std::vector<Ipv6Address>& homeAgents)>;

    /// Ask. A discovery under way is given up silently. @param done called once
    void Discover(Done done);
    /// Give up a discovery under way; its callback is not called.
    void Cancel();

    /// A Home Agent Address Discovery Reply came. @param packet from the ICMPv6 header on
    /// @param header IPv6 header
    void HandleReply(Ptr<const Packet> packet, const Ipv6Header& header);

    /**
     * Fix the random streams.
     * @param stream first stream index
     * @return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /**
     * TracedCallback signature of the trace sources MsgTx, MsgRx.
     * @param name "DHAAD-request" or "DHAAD-reply"
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
    /// Send the request and await the reply.
    void SendRequest();
    /// No reply in time.
    void Timeout();
    /// The discovery has ended. @param homeAgents its result
    void Finish(const std::vector<Ipv6Address>& homeAgents);

    Ptr<CareOfAddressManager> m_addresses;                         //!< by which to send
    Ipv6Address m_anycast;                                         //!< whom to ask
    Time m_initialTimeout;                                         //!< attribute InitialTimeout
    uint32_t m_retries{0};                                         //!< attribute Retries
    Ptr<UniformRandomVariable> m_random;                           //!< of identifiers
    Done m_done;                                                   //!< who waits; null while idle
    uint16_t m_identifier{0};                                      //!< of the request
    uint32_t m_sent{0};                                            //!< requests of this discovery
    Time m_timeout;                                                //!< until the next one
    EventId m_timer;                                               //!< Timeout()
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace;      //!< MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;      //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOME_AGENT_DISCOVERY_H */
