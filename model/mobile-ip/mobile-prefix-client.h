/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILE_PREFIX_CLIENT_H
#define MOBILE_PREFIX_CLIENT_H

#include "ns3/event-id.h"
#include "ns3/home-prefix-list.h"
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
 * Mobile prefix discovery of a mobile node (RFC 6275 sections 11.4.2 and 11.4.3): asks its home
 * agent for the prefixes of the home link, before the one of the home address becomes invalid, when
 * a Binding Acknowledgement says so, and where an advertisement came unasked; and keeps what it is
 * told. A solicitation without an answer is sent again, at doubled intervals (section 11.8).
 */
class MobilePrefixClient : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    MobilePrefixClient();
    ~MobilePrefixClient() override;

    /// @param addresses by which to send
    /// @param learnt told when an advertisement was accepted
    void Configure(Ptr<CareOfAddressManager> addresses, std::function<void()> learnt);

    /**
     * Whom to ask from now on, and as who: with whom a registration was accepted last.
     * @param homeAddress the mobile node
     * @param homeAgent its home agent
     */
    void SetHome(Ipv6Address homeAddress, Ipv6Address homeAgent);

    /// Ask.
    void Solicit();
    /// Ask no more, being at home or having no link.
    void Stop();

    /**
     * A Mobile Prefix Advertisement came.
     * @param packet from the ICMPv6 header on
     * @param header IPv6 header, its destination the home address
     */
    void HandleAdvertisement(Ptr<const Packet> packet, const Ipv6Header& header);

    /// @return the prefixes that it was told of
    const HomePrefixList& GetPrefixes() const;

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
    /// Send the solicitation, first or again.
    void SendSolicitation();
    /// No answer in time.
    void Timeout();
    /// Ask in time before the home address becomes invalid.
    void ScheduleRefresh();

    Ptr<CareOfAddressManager> m_addresses;                         //!< by which to send
    std::function<void()> m_learnt;                                //!< told of news
    Ipv6Address m_homeAddress;                                     //!< as who to ask
    Ipv6Address m_homeAgent;                                       //!< whom
    Time m_advance;                                                //!< attribute SolicitAdvance
    Time m_initialTimeout;                                         //!< attribute InitialTimeout
    Time m_maxTimeout;                                             //!< attribute MaxTimeout
    HomePrefixList m_prefixes;                                     //!< told
    Ptr<UniformRandomVariable> m_random;                           //!< of identifiers
    bool m_waiting{false};                                         //!< for an answer
    uint16_t m_identifier{0};                                      //!< of the solicitation
    Time m_timeout;                                                //!< until it is sent again
    EventId m_timer;                                               //!< Timeout()
    EventId m_refresh;                                             //!< Solicit()
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace;      //!< MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;      //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILE_PREFIX_CLIENT_H */
