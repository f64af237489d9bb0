/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IPV6_TUNNEL_PROTOCOL_H
#define IPV6_TUNNEL_PROTOCOL_H

#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-only-l4-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"
#include "ns3/virtual-net-device.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A device without a link, for packets that are to be changed and sent again: a VirtualNetDevice
/// that does not object to multicast, and whose MTU is that of the tunnel which packets would enter
/// now.
class Ipv6TunnelDevice : public VirtualNetDevice
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Make one, with an IPv6 interface that is up.
     * @param node where, with IPv6
     * @param mark tells the devices of a node apart: an octet of the link-layer address
     * @param send gets what is routed to the device
     * @return the device
     */
    static Ptr<Ipv6TunnelDevice> AddTo(Ptr<Node> node, uint8_t mark, SendCallback send);

    bool IsMulticast() const override;
    uint16_t GetMtu() const override;

    /// @param provider tells the MTU in octets
    void SetMtuProvider(std::function<uint16_t()> provider);

  private:
    std::function<uint16_t()> m_mtuProvider; //!< see SetMtuProvider()
};

/// What a packet gets on its way out.
enum class TunnelForm : uint8_t
{
    ENCAPSULATION,  //!< another IPv6 header (RFC 2473)
    HOME_ADDRESS,   //!< a Home Address option with its source (RFC 6275 section 11.3.1)
    ROUTING_HEADER, //!< a type 2 routing header with its destination (RFC 6275 section 9.3.2)
};

/// The two ends of one tunnel, or of a route-optimized path.
struct TunnelEnds
{
    Ipv6Address local;                          //!< source of the packet that is sent
    Ipv6Address remote;                         //!< its destination
    TunnelForm form{TunnelForm::ENCAPSULATION}; //!< how it comes to have them
};

/// How a packet that was routed to the tunnel device is to leave the node.
struct TunnelPath
{
    std::vector<TunnelEnds> layers; //!< innermost first; none: the packet goes as it is
    Ptr<Ipv6Route> route;           //!< for the outermost packet; null for the routing table's
};

/**
 * Generic packet tunnelling in IPv6 (RFC 2473): Next Header 41. One tunnel device per node takes
 * packets that are routed to it and encapsulates them, or gives them the extension headers of
 * route optimization (RFC 6275), which MobilityTrafficControlLayer takes off again where they
 * arrive; a tunnel packet that arrives is decapsulated
 * if somebody on this node knows its other end.
 *
 * A packet that is too big for the tunnel is dropped and reported to its source if it is bigger
 * than IPv6's minimum MTU, else the tunnel packet is fragmented (RFC 2473 section 7.1). The
 * tunnel's MTU is the path MTU less the tunnel headers; the path MTU is learnt from Packet Too Big
 * messages of routers inside the tunnel, which are also relayed (section 8). A node that is itself
 * the source fragments what it sends before it enters the tunnel.
 */
class Ipv6TunnelProtocol : public Ipv6OnlyL4Protocol
{
  public:
    /// Next Header of an encapsulated IPv6 packet.
    static constexpr uint8_t PROT_NUMBER = 41;

    /// Chooses a path for a packet, or none and the cause of its loss. @see SetPathSelector
    using PathSelector =
        std::function<std::optional<TunnelPath>(const Ipv6Header& inner, PacketDropCause& cause)>;
    /// Whether a tunnel packet is expected. @see AddAcceptor
    using Acceptor = std::function<bool(const Ipv6Header& outer, const Ipv6Header& inner)>;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Make the tunnel device and its IPv6 interface. Call once, after IPv6 is aggregated.
    /// @param node the node
    void CreateDevice(Ptr<Node> node);

    /// @return index of the tunnel device's IPv6 interface
    uint32_t GetInterface() const;
    /// @return the tunnel device
    Ptr<NetDevice> GetDevice() const;

    /**
     * Tunnel everything for a destination, and route it to the tunnel device.
     * @param destination an address
     * @param ends where to
     */
    void AddHostTunnel(Ipv6Address destination, const TunnelEnds& ends);
    /// @param destination an address that is no longer tunnelled
    void RemoveHostTunnel(Ipv6Address destination);
    /// @param destination an address @return its tunnel, or nothing
    std::optional<TunnelEnds> FindHostTunnel(Ipv6Address destination) const;
    /**
     * Tunnel everything that is forwarded from a source, which MobilityStaticRouting sees to.
     * @param source an address
     * @param ends where to
     */
    void AddSourceTunnel(Ipv6Address source, const TunnelEnds& ends);
    /// @param source an address whose packets are no longer tunnelled
    void RemoveSourceTunnel(Ipv6Address source);
    /// @param source an address @return its tunnel, or nothing
    std::optional<TunnelEnds> FindSourceTunnel(Ipv6Address source) const;
    /// @param destination an address
    /// @return when a packet last left by its host tunnel, or nothing
    std::optional<Time> GetLastUse(Ipv6Address destination) const;

    /// @param selector asked for packets without a host tunnel
    void SetPathSelector(PathSelector selector);
    /// @param acceptor asked for each tunnel packet that arrives; one yes is enough
    void AddAcceptor(Acceptor acceptor);

    // IpL4Protocol
    int GetProtocolNumber() const override;
    using Ipv6OnlyL4Protocol::Receive;
    enum IpL4Protocol::RxStatus Receive(Ptr<Packet> packet,
                                        const Ipv6Header& header,
                                        Ptr<Ipv6Interface> interface) override;

  protected:
    void DoDispose() override;

  private:
    /// The tunnel device has a packet to send. @param packet it, with IPv6 header
    /// @param source unused @param destination unused @param protocol EtherType @return true
    bool Encapsulate(Ptr<Packet> packet,
                     const Address& source,
                     const Address& destination,
                     uint16_t protocol);

    /// Give a packet one more layer. @param payload behind its IPv6 header
    /// @param header its IPv6 header, changed @param layer what it gets
    void AddLayer(Ptr<Packet> payload, Ipv6Header& header, const TunnelEnds& layer) const;

    /// What a Packet Too Big message told of a path.
    struct PathMtu
    {
        uint32_t octets; //!< the MTU
        Time expires;    //!< simulated time until which it is believed
    };

    /// @param remote end of a tunnel @return octets that the path to it takes
    uint32_t GetPathMtu(Ipv6Address remote) const;
    /// @param path for a packet @param destination its destination
    /// @return octets that may enter it
    uint32_t GetTunnelMtu(const TunnelPath& path, Ipv6Address destination) const;
    /// @return octets that this node's own packets may have: what the device says
    uint16_t GetDeviceMtu() const;
    /// Tell a source that its packet was too big (RFC 2473 section 7.1).
    /// @param packet it, or its beginning, with IPv6 header @param mtu octets that fit
    void ReportTooBig(Ptr<const Packet> packet, uint32_t mtu);
    /// A Packet Too Big message came. @param message from the ICMPv6 header on
    void HandleTooBig(Ptr<const Packet> message);
    /// @param address an address @return whether it is this node's
    bool IsOwn(Ipv6Address address) const;

    Ptr<Node> m_node;                                               //!< the node
    Ptr<Ipv6TunnelDevice> m_device;                                 //!< the tunnel device
    uint32_t m_interface{0};                                        //!< its IPv6 interface
    uint8_t m_hopLimit{64};                                         //!< attribute HopLimit
    uint16_t m_mtu{1460};                                           //!< attribute Mtu
    std::map<Ipv6Address, TunnelEnds> m_tunnels;                    //!< by inner destination
    std::map<Ipv6Address, TunnelEnds> m_sourceTunnels;              //!< by inner source
    std::map<Ipv6Address, Time> m_lastUse;                          //!< of host tunnels
    std::map<Ipv6Address, PathMtu> m_pathMtu;                       //!< by remote end
    PathSelector m_selector;                                        //!< for the others
    std::vector<Acceptor> m_acceptors;                              //!< know the other ends
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* IPV6_TUNNEL_PROTOCOL_H */
