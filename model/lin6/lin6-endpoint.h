/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LIN6_ENDPOINT_H
#define LIN6_ENDPOINT_H

#include "ns3/event-id.h"
#include "ns3/lin6-layer.h"
#include "ns3/lin6-message.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/socket.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * What every LIN6 node does with LIN6's messages: asks its mapping agent where a node is when the
 * layer has something for it, and asks anew when that node says that it has moved
 * (RefreshRequest), which is answered once the new mapping is there. A node thus believes its
 * mapping agent alone. Aggregated to a node with a Lin6Layer.
 */
class Lin6Endpoint : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Called with an answer that has come. @param message the answer @param peer identifier of
    /// the LIN6 node that sent it, 0 if it was none
    using Listener = std::function<void(const Lin6Message& message, uint64_t peer)>;

    /// Begin. Call once, when the layer is installed. @param node the node
    /// @param mappingAgent address of the mapping agent
    void Install(Ptr<Node> node, Ipv6Address mappingAgent);

    /// @return the node's layer
    Ptr<Lin6Layer> GetLayer() const;

    /// @param listener gets MappingAck and RefreshAck
    void SetListener(Listener listener);

    /// Ask the mapping agent, and again until it answers. @param id the node to ask about
    void Query(uint64_t id);

    /// @param message for the mapping agent
    void SendToAgent(const Lin6Message& message);
    /// @param message for another LIN6 node @param id its identifier
    void SendToPeer(const Lin6Message& message, uint64_t id);

    /**
     * TracedCallback signature of the trace sources MsgTx and MsgRx.
     * @param message what was sent, or came
     */
    typedef void (*MessageTracedCallback)(const Lin6Message& message);
    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    void DoDispose() override;

  private:
    /// A query that has not been answered.
    struct Question
    {
        uint16_t sequence{0};               //!< of the query
        Time wait;                          //!< until it is sent again
        EventId timer;                      //!< runs meanwhile
        std::optional<Lin6Message> refresh; //!< to acknowledge then
    };

    /// @param socket has something to read
    void Receive(Ptr<Socket> socket);
    /// @param message that came @param peer who sent it, 0 for no LIN6 node
    /// @return why it is not accepted, or an empty text
    std::string Accept(const Lin6Message& message, uint64_t peer);
    /// @param message a RefreshRequest
    void AcceptRefresh(const Lin6Message& message);
    /// @param message a MappingReply @return why it is not accepted, or an empty text
    std::string AcceptReply(const Lin6Message& message);
    /// Send a query, and again later. @param id the node to ask about
    void SendQuery(uint64_t id);
    /// @param message to send @param source its address @param destination where to
    void Send(const Lin6Message& message, Ipv6Address source, Ipv6Address destination);

    Ptr<Node> m_node;                                              //!< the node
    Ptr<Lin6Layer> m_layer;                                        //!< its layer
    Ipv6Address m_agent;                                           //!< the mapping agent
    Ptr<Socket> m_socket;                                          //!< UDP
    Listener m_listener;                                           //!< see SetListener()
    std::map<uint64_t, Question> m_questions;                      //!< open, by identifier
    uint16_t m_sequence{0};                                        //!< of the last query
    Time m_retransmit;                                             //!< attribute RetransmitTime
    TracedCallback<const Lin6Message&> m_msgTxTrace;               //!< MsgTx
    TracedCallback<const Lin6Message&> m_msgRxTrace;               //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* LIN6_ENDPOINT_H */
