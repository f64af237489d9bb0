/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOME_AGENT_DIRECTORY_H
#define HOME_AGENT_DIRECTORY_H

#include "ns3/home-agents-list.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-interface.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * The part of a home agent that lets mobile nodes find it (RFC 6275 section 10.5): it has the
 * Mobile IPv6 Home-Agents anycast address of the home prefix, hears the Router Advertisements of
 * the other home agents on the home link, and answers Home Agent Address Discovery Requests.
 *
 * ns-3 knows no anycast addresses. This one is on the tunnel device, where nothing takes it for a
 * source, and is answered for on the home link as a proxied address is: without the Override flag,
 * as RFC 4861 section 7.2.7 has it.
 */
class HomeAgentDirectory : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    HomeAgentDirectory();
    ~HomeAgentDirectory() override;

    /**
     * Have the anycast address and answer.
     * @param node the home agent
     * @param address its own, source of the replies
     * @param homePrefix the home prefix, 64 bits long
     */
    void Serve(Ptr<Node> node, Ipv6Address address, Ipv6Address homePrefix);

    /// Hear the other home agents of a link. Call after Serve(). @param link the home link
    void SetHomeLink(Ptr<Ipv6Interface> link);

    /// @return the other home agents
    const HomeAgentsList& GetOthers() const;
    /// @return attribute Preference
    uint16_t GetPreference() const;

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
    /// A request came. @param packet from the ICMPv6 header on @param header IPv6 header
    void HandleRequest(Ptr<const Packet> packet, const Ipv6Header& header);
    /// A Router Advertisement came. @param packet from the ICMPv6 header on @param header IPv6
    /// header @param device where
    void HandleAdvertisement(Ptr<const Packet> packet,
                             const Ipv6Header& header,
                             Ptr<NetDevice> device);

    Ptr<Node> m_node;                                              //!< the home agent
    Ipv6Address m_address;                                         //!< its own
    Ipv6Address m_anycast;                                         //!< of the home prefix
    Ptr<Ipv6Interface> m_link;                                     //!< the home link, or null
    uint16_t m_preference{0};                                      //!< attribute Preference
    HomeAgentsList m_others;                                       //!< on the home link
    Ptr<UniformRandomVariable> m_random;                           //!< order of equals
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace;      //!< MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;      //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOME_AGENT_DIRECTORY_H */
