/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef CORRESPONDENT_NODE_H
#define CORRESPONDENT_NODE_H

#include "ns3/binding-cache.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/node.h"
#include "ns3/nonce-table.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

class BindingUpdateHeader;

/**
 * A correspondent node of RFC 6275 section 9, aggregated to its node: answers the tests of return
 * routability, keeps the bindings of mobile nodes, sends to them with a type 2 routing header and
 * takes the Home Address option from them.
 *
 * It keeps nothing of a test: the tokens of a Binding Update are computed again from its nonce
 * indices. A deleted binding's sequence number is remembered for as long as nonces are valid
 * (section 5.2.8), so that what deleted it cannot be replayed; so are the nonces that it was made
 * with, which cannot make it again (section 9.5.3).
 *
 * Usage: MobilityStackHelper::InstallHost, add the interfaces, aggregate a CorrespondentNode.
 */
class CorrespondentNode : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    CorrespondentNode();
    ~CorrespondentNode() override;

    /// @return the binding cache
    const BindingCache& GetBindingCache() const;

    /// Forget all bindings and nonces, as a node does that starts anew.
    void Restart();

    /**
     * TracedCallback signature of the trace source Binding.
     * @param homeAddress the mobile node
     * @param careOfAddress where it is now; :: when the binding was removed
     */
    typedef void (*BindingTracedCallback)(Ipv6Address homeAddress, Ipv6Address careOfAddress);

    /**
     * TracedCallback signature of the trace sources MsgTx, MsgRx.
     * @param name "HoTI", "CoTI", "HoT", "CoT", "BU", "BA" or "BRR"
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
    void NotifyNewAggregate() override;
    void DoDispose() override;

  private:
    /// A Test Init has come. @param kind which @param message it @param header IPv6 header
    /// @param wireSource source address on the wire
    template <typename Init, typename Test>
    void HandleTestInit(Ptr<const Packet> message,
                        const Ipv6Header& header,
                        Ipv6Address wireSource);
    /// Send a Mobility Header without a type 2 routing header (RFC 6275 section 6.1), also where
    /// there is a binding. @param packet it @param own source @param to destination
    void SendPastBindings(Ptr<Packet> packet, Ipv6Address own, Ipv6Address to);
    /// A Binding Update has come. @param message it @param header IPv6 header, its source the home
    /// address @param wireSource source address on the wire
    void HandleBindingUpdate(Ptr<const Packet> message,
                             const Ipv6Header& header,
                             Ipv6Address wireSource);
    /// Carry out an authentic Binding Update. @param update it @param home home address
    /// @param careOf care-of address @return what to answer
    BindingStatus Apply(const BindingUpdateHeader& update, Ipv6Address home, Ipv6Address careOf);
    /// @param home home address @return the highest Sequence # still remembered, or nothing
    std::optional<uint16_t> FindSequence(Ipv6Address home) const;
    /// Forget a binding. @param home whose
    void RemoveBinding(Ipv6Address home);
    /// Ask for a refresh of bindings in use, remove those that ended, and schedule the next look.
    void CheckBindings();
    /// Ask for a refresh of a binding that is about to end, if it is in use.
    /// @param home whose @param now simulated time
    void SendRefreshRequest(Ipv6Address home, Time now);

    /// What a binding was authorized by.
    struct Proof
    {
        uint16_t homeNonce{0};     //!< Home Nonce Index
        uint16_t careOfNonce{0};   //!< Care-of Nonce Index
        Ipv6Address careOfAddress; //!< bound

        /// @param other another @return whether it is the same
        bool operator==(const Proof& other) const
        {
            return homeNonce == other.homeNonce && careOfNonce == other.careOfNonce &&
                   careOfAddress == other.careOfAddress;
        }
    };

    /// What is left of a deleted binding.
    struct Remembered
    {
        uint16_t sequence;         //!< of the Binding Update that deleted it
        Time until;                //!< simulated time until which nonces of its time are valid
        std::optional<Proof> used; //!< of the binding that the mobile node deleted
    };

    Ptr<Node> m_node;                               //!< the node
    std::string m_nodeKey;                          //!< attribute NodeKey
    Time m_maxLifetime;                             //!< attribute MaxBindingLifetime
    Time m_nonceLifetime;                           //!< attribute NonceLifetime
    Time m_refreshAdvance;                          //!< attribute RefreshAdvance
    uint32_t m_maxBindings{0};                      //!< attribute MaxBindings
    NonceTable m_nonces;                            //!< nonces
    BindingCache m_cache;                           //!< the bindings
    std::map<Ipv6Address, Ipv6Address> m_own;       //!< address of this node, by home address
    std::map<Ipv6Address, Remembered> m_remembered; //!< deleted bindings, by home address
    std::map<Ipv6Address, Proof> m_proofs;          //!< of the bindings, by home address
    std::map<Ipv6Address, Time> m_askAt;            //!< when to ask for a refresh
    EventId m_check;                                //!< next CheckBindings()
    TracedCallback<Ipv6Address, Ipv6Address> m_bindingTrace;       //!< trace source Binding
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace;      //!< trace source MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;      //!< trace source MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< trace source MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* CORRESPONDENT_NODE_H */
