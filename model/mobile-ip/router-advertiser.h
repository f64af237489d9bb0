/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ROUTER_ADVERTISER_H
#define ROUTER_ADVERTISER_H

#include "ns3/event-id.h"
#include "ns3/hmipv6-map-option.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/mac48-address.h"
#include "ns3/mipv6-prefix-information.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/random-variable-stream.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class RouterAdvertisement;

/**
 * Sends Router Advertisements on an access link (RFC 4861 section 6.2, RFC 6275 section 7):
 * periodically to all nodes, and after a random delay to whoever solicited. On the new link of a
 * handover the exchange counts as steps a and b (design, section 3, F5).
 */
class RouterAdvertiser : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * @param node the router
     * @param device on the access link
     * @param address the router's global address
     * @param prefixLength of the prefix advertised
     */
    void Attach(Ptr<Node> node, Ptr<NetDevice> device, Ipv6Address address, uint8_t prefixLength);

    /**
     * Name a prefix of another router of the same link, as on-link alone: nobody shall form an
     * address from it here, but a mobile node whose care-of address has it knows that it has not
     * left the link (RFC 6275 section 11.5.1).
     * @param prefix the prefix, 64 bits long
     */
    void AddOnLinkPrefix(Ipv6Address prefix);

    /// Advertise prefixes other than that of the router's address alone, with their lifetimes.
    /// @param prefixes tells them when an advertisement is built
    void SetPrefixes(std::function<std::vector<PrefixInformation>()> prefixes);

    /**
     * Advertise as a home agent (RFC 6275 sections 7.1 and 7.4), from the next advertisement on.
     * @param homeAgent whether
     * @param preference Home Agent Preference; 0 is the default, which is not said
     */
    void SetHomeAgent(bool homeAgent, uint16_t preference = 0);

    /// Name the mobility anchor points of the domain (RFC 5380 section 5), from the next
    /// advertisement on. @param anchors they, none for no domain
    void SetAnchorPoints(std::vector<MapOption> anchors);

    /// Begin to advertise.
    void Start();

    /**
     * Refuse an announced address: RA with the NAACK option, sent to the link-layer address of the
     * announcement (RFC 4068 section 6.4.5).
     * @param ncoa the refused address
     * @param lla link-layer address in the FNA
     * @param naack status, and another address if there is one
     */
    void SendNaack(Ipv6Address ncoa, Mac48Address lla, const NaackOption& naack);

    /**
     * Fix the random streams.
     * @param stream first stream index
     * @return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    void DoDispose() override;

  private:
    /// A Router Solicitation came. @param packet from the ICMPv6 header on @param header IPv6
    /// header @param device where
    void HandleSolicitation(Ptr<const Packet> packet,
                            const Ipv6Header& header,
                            Ptr<NetDevice> device);
    /// The delay is over. @param mn who solicited @param source its address
    void Answer(Mac48Address mn, Ipv6Address source);
    /// Answer all who wait by one multicast advertisement (RFC 4861 section 6.2.6).
    /// @param mn who solicited
    void AnswerByMulticast(Mac48Address mn);
    /// Advertise to all nodes and schedule the next time.
    void Advertise();
    /// @return an advertisement of this link
    RouterAdvertisement Build() const;
    /// @param destination to whom
    void Send(Ipv6Address destination);

    Ptr<Node> m_node;                                              //!< the router
    Ptr<NetDevice> m_device;                                       //!< on the access link
    Ipv6Address m_address;                                         //!< the router's global address
    uint8_t m_prefixLength{64};                                    //!< of the prefix
    std::vector<Ipv6Address> m_onLink;                             //!< other prefixes of the link
    std::function<std::vector<PrefixInformation>()> m_prefixes;    //!< see SetPrefixes()
    bool m_homeAgent{false};                                       //!< see SetHomeAgent()
    uint16_t m_preference{0};                                      //!< see SetHomeAgent()
    Time m_homeAgentLifetime;                                      //!< attribute HomeAgentLifetime
    bool m_sendInterval{false};                                    //!< attribute SendInterval
    std::vector<MapOption> m_anchors;                              //!< of the domain
    Time m_minInterval;                                            //!< attribute MinInterval
    Time m_maxInterval;                                            //!< attribute MaxInterval
    Time m_routerLifetime;                                         //!< attribute RouterLifetime
    bool m_unsolicited{true};                                      //!< attribute Unsolicited
    bool m_solicitedMulticast{false};                              //!< attribute SolicitedMulticast
    Time m_minDelay;                                               //!< attribute MinDelayBetweenRas
    std::optional<Time> m_lastMulticast;                           //!< simulated time
    Time m_nextAt;                                                 //!< simulated time of m_next
    std::set<Mac48Address> m_waiting;                              //!< for a multicast answer
    Ptr<RandomVariableStream> m_solicitedDelay;                    //!< attribute SolicitedDelay
    Ptr<UniformRandomVariable> m_interval;                         //!< between advertisements
    EventId m_next;                                                //!< next Advertise()
    std::map<Mac48Address, EventId> m_answering;                   //!< delays that run
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* ROUTER_ADVERTISER_H */
