/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_ICMPV6_L4_PROTOCOL_H
#define MOBILITY_ICMPV6_L4_PROTOCOL_H

#include "ns3/event-id.h"
#include "ns3/icmpv6-l4-protocol.h"
#include "ns3/instance-type-id.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-interface.h"
#include "ns3/mac48-address.h"
#include "ns3/mipv6-icmpv6-header.h"
#include "ns3/mobility-icmpv6-header.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/**
 * ns-3's ICMPv6 with what mobility needs and without patching it:
 * - messages of type 150 (RFC 4065, RFC 4068) and 154 (RFC 5568) go to the role that registered for
 *   their subtype, those of types 144 to 147 (RFC 6275 sections 6.5 to 6.8) to the role of theirs;
 * - on a mobile node Router Advertisements go to the agent alone, and the stack sends no Router
 *   Solicitations of its own;
 * - Router Solicitations are also told to a router's advertiser;
 * - proxy neighbour discovery (RFC 4861 section 7.2.8) for addresses of nodes that are on their
 *   way;
 * - packets for such addresses can be diverted into a buffer before they cause address resolution;
 * - packets that wait for address resolution, and those lost with it, become visible.
 */
class MobilityIcmpv6L4Protocol
    : public WithInstanceTypeId<MobilityIcmpv6L4Protocol, Icmpv6L4Protocol>
{
  public:
    /**
     * Gets a message:
     * - packet: from the ICMPv6 header on
     * - header: the IPv6 header
     * - device: where it came in
     */
    using Handler =
        std::function<void(Ptr<const Packet>, const Ipv6Header& header, Ptr<NetDevice> device)>;
    /// Takes a packet that was about to be sent on a link: payload, IPv6 header.
    using Diversion = std::function<void(Ptr<Packet>, const Ipv6Header& header)>;
    /// Told when duplicate address detection ended: address, whether it is unique.
    using DadListener = std::function<void(Ipv6Address address, bool unique)>;

    /// A Neighbor Solicitation or Advertisement as its receiver sees it.
    struct NeighborMessage
    {
        Ptr<const Packet> packet;        //!< from the ICMPv6 header on
        bool advertisement{false};       //!< or a solicitation
        bool solicited{false};           //!< flag S of an advertisement
        Ipv6Address source;              //!< IPv6 source, :: in duplicate address detection
        Ipv6Address target;              //!< Target Address
        std::optional<Mac48Address> lla; //!< target's, or source's in a solicitation
        Ptr<Ipv6Interface> interface;    //!< where it came in
    };

    /// Told of a message, after the stack has learnt from it.
    using NeighborListener = std::function<void(const NeighborMessage& message)>;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * @param node a node
     * @return its ICMPv6, or null if it has another one
     */
    static Ptr<MobilityIcmpv6L4Protocol> GetFor(Ptr<Node> node);

    /// @param subtype which messages of type 150 or 154 @param handler gets them
    void Register(ExperimentalMobilitySubtype subtype, Handler handler);
    /// @param type which messages of Mobile IPv6 (RFC 6275 sections 6.5 to 6.8)
    /// @param handler gets them
    void Register(Mipv6Icmpv6Type type, Handler handler);
    /// On a mobile node Router Advertisements go to the handler alone.
    /// @param handler gets them, or null for none yet
    void SetRouterAdvertisementHandler(Handler handler);
    /// @param mobile whether the agent, not the stack, does router discovery
    void SetMobile(bool mobile);
    /// @param handler gets Router Solicitations, after the stack has learnt from them
    void SetRouterSolicitationHandler(Handler handler);
    /// @param handler gets Packet Too Big messages, which the stack gets as well
    void SetPacketTooBigHandler(Handler handler);
    /// @param handler gets Parameter Problem messages, which the stack gets as well
    void SetParameterProblemHandler(Handler handler);
    /// @param listener told of the end of each duplicate address detection
    void SetDadListener(DadListener listener);

    /// @param listener told of each Neighbor Solicitation and Advertisement
    void SetNeighborListener(NeighborListener listener);

    /**
     * Ask a link whether somebody there has an address (RFC 4862 section 5.4.2), and hear what is
     * said of it until EndProbe(). Whoever has it, or wants it, shows at SetNeighborListener().
     * @param interface IPv6 interface of the link
     * @param address the address
     */
    void SendProbe(Ptr<Ipv6Interface> interface, Ipv6Address address);
    /// @param interface IPv6 interface of the link @param address probed no more
    void EndProbe(Ptr<Ipv6Interface> interface, Ipv6Address address);

    /// Answer Neighbor Solicitations for an address in place of its owner.
    /// @param interface IPv6 interface of the link @param address the address
    void StartProxy(Ptr<Ipv6Interface> interface, Ipv6Address address);
    /// @param address the address that is no longer answered for
    void StopProxy(Ipv6Address address);
    /// @param address an address @return whether it is answered for
    bool IsProxied(Ipv6Address address) const;

    /**
     * Tell all nodes of a link, unasked, that an address has this node's link-layer address from
     * now on (RFC 4861 section 7.2.6, RFC 6275 sections 10.4.1 and 11.5.5).
     * @param interface IPv6 interface of the link
     * @param source this node's address there
     * @param address the address
     */
    void AdvertiseAddress(Ptr<Ipv6Interface> interface, Ipv6Address source, Ipv6Address address);

    /// Divert packets whose next hop is an address. @param address it @param diversion takes them
    void Divert(Ipv6Address address, Diversion diversion);
    /// @param address no longer diverted
    void StopDiverting(Ipv6Address address);
    /**
     * Give away copies of packets whose next hop is an address; they themselves go on. One that
     * waits for address resolution is given away again when it goes.
     * @param address it
     * @param tap takes the copies
     */
    void Tap(Ipv6Address address, Diversion tap);
    /// @param address whose packets are no longer copied
    void StopTapping(Ipv6Address address);

    /**
     * Make a REACHABLE neighbour cache entry and send what waited for it.
     * @param interface IPv6 interface of the link
     * @param address the neighbour
     * @param lla its link-layer address
     * @param router whether it is a router
     */
    void SetReachable(Ptr<Ipv6Interface> interface,
                      Ipv6Address address,
                      Mac48Address lla,
                      bool router);

    /**
     * Make a STALE neighbour cache entry and send what waited for it (RFC 5568 section 4): packets
     * go to this neighbour at once, and the stack finds out whether it can be reached.
     * @param interface IPv6 interface of the link
     * @param address the neighbour
     * @param lla its link-layer address
     */
    void SetStale(Ptr<Ipv6Interface> interface, Ipv6Address address, Mac48Address lla);

    /**
     * @param interface IPv6 interface of a link
     * @param address an address
     * @param lla a link-layer address
     * @return whether the neighbour cache has the address with another link-layer address
     */
    static bool IsOtherNeighbor(Ptr<Ipv6Interface> interface,
                                Ipv6Address address,
                                Mac48Address lla);

    /**
     * @param interface IPv6 interface of a link
     * @param address an address
     * @return the link-layer address that the neighbour cache has for it, or nothing
     */
    static std::optional<Mac48Address> FindNeighbor(Ptr<Ipv6Interface> interface,
                                                    Ipv6Address address);

    /**
     * @param packet from the ICMPv6 header on
     * @param offset where the options begin
     * @return the source link-layer address option, or nothing
     */
    static std::optional<Mac48Address> FindSourceLla(Ptr<const Packet> packet, uint32_t offset);

    // Icmpv6L4Protocol
    enum IpL4Protocol::RxStatus Receive(Ptr<Packet> packet,
                                        const Ipv6Header& header,
                                        Ptr<Ipv6Interface> interface) override;
    using Icmpv6L4Protocol::Lookup;
    using Icmpv6L4Protocol::Receive;
    bool Lookup(Ptr<Packet> packet,
                const Ipv6Header& header,
                Ipv6Address destination,
                Ptr<NetDevice> device,
                Ptr<NdiscCache> cache,
                Address* hardwareDestination) override;
    void FunctionDadTimeout(Ipv6Interface* interface, Ipv6Address address) override;

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    void DoDispose() override;

  private:
    /// A Neighbor Solicitation came. @param packet it @param header IPv6 header
    /// @param interface where @return whether it was for a proxied address
    bool AnswerForProxied(Ptr<const Packet> packet,
                          const Ipv6Header& header,
                          Ptr<Ipv6Interface> interface);
    /// Tell the listener. @param packet NS or NA @param header IPv6 header @param interface where
    void TellListener(Ptr<const Packet> packet,
                      const Ipv6Header& header,
                      Ptr<Ipv6Interface> interface);
    /// Packets that wait for an address were lost, or still wait. @param cache where
    /// @param destination the address
    void CheckWaiting(Ptr<NdiscCache> cache, Ipv6Address destination);

    /**
     * Send what still waits for an address although its link-layer address is known: ns-3 forgets
     * to when it learns it from a solicitation that crossed its own.
     * @param interface where
     * @param destination the address
     */
    void SendForgotten(Ptr<Ipv6Interface> interface, Ipv6Address destination);

    /// Packets waiting for one address: a shadow of NdiscCache's private list.
    struct Waiting
    {
        std::deque<std::pair<Ptr<Packet>, Ipv6Header>> packets; //!< in order of arrival
        EventId check;                                          //!< next CheckWaiting()
    };

    bool m_mobile{false};                                           //!< see SetMobile()
    std::map<ExperimentalMobilitySubtype, Handler> m_handlers;      //!< types 150, 154
    std::map<uint8_t, Handler> m_mipv6Handlers;                     //!< types 144 to 147
    Handler m_raHandler;                                            //!< Router Advertisements
    Handler m_rsHandler;                                            //!< Router Solicitations
    Handler m_tooBigHandler;                                        //!< Packet Too Big
    Handler m_problemHandler;                                       //!< Parameter Problem
    DadListener m_dadListener;                                      //!< told of DAD
    NeighborListener m_neighborListener;                            //!< told of NS and NA
    std::map<Ipv6Address, Ptr<Ipv6Interface>> m_proxied;            //!< answered for
    std::map<Ipv6Address, Diversion> m_diversions;                  //!< by next hop
    std::map<Ipv6Address, Diversion> m_taps;                        //!< by next hop
    std::map<Ipv6Address, Waiting> m_waiting;                       //!< by next hop
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_holdTrace;                  //!< PacketHold
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace;  //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_ICMPV6_L4_PROTOCOL_H */
