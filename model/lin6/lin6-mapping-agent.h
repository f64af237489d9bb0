/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LIN6_MAPPING_AGENT_H
#define LIN6_MAPPING_AGENT_H

#include "ns3/lin6-message.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/socket.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * A mapping agent of LIN6: keeps where nodes are, as they tell it (MappingUpdate), and tells
 * whoever asks (MappingQuery). It has an ordinary address and is no LIN6 node itself. Aggregated to
 * a node.
 */
class Lin6MappingAgent : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Begin to serve. Call once, when IPv6 and UDP are there. @param node the node
    void Install(Ptr<Node> node);

    /// @param id a node identifier @return its locator, if there is a valid mapping
    std::optional<uint64_t> Find(uint64_t id) const;

    /**
     * What the agent says to a request. It asks and changes its table only.
     * @param request of any type
     * @return the answer; nothing to what is no request to a mapping agent
     */
    std::optional<Lin6Message> Answer(const Lin6Message& request);

    /**
     * TracedCallback signature of the trace source MsgRx.
     * @param message what came
     */
    typedef void (*MsgRxTracedCallback)(const Lin6Message& message);
    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    void DoDispose() override;

  private:
    /// @param socket has something to read
    void Receive(Ptr<Socket> socket);

    /// A mapping.
    struct Mapping
    {
        uint64_t prefix;   //!< locator
        uint16_t sequence; //!< of the update that told it
        Time expires;      //!< simulated time
    };

    std::map<uint64_t, Mapping> m_mappings;                        //!< by node identifier
    Ptr<Socket> m_socket;                                          //!< UDP
    TracedCallback<const Lin6Message&> m_msgRxTrace;               //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* LIN6_MAPPING_AGENT_H */
