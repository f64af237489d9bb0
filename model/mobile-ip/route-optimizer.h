/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ROUTE_OPTIMIZER_H
#define ROUTE_OPTIMIZER_H

#include "ns3/binding-update-list.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/message-authenticator.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"
#include "ns3/update-rate.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class BindingAcknowledgementHeader;
class CareOfAddressManager;

/// Where a mobile node stands with one correspondent (RouteOptimizer).
enum class RouteOptimizationState : uint8_t
{
    TUNNELLED, //!< by the home agent, and nothing under way
    TESTING,   //!< Test Inits sent; a token is missing
    UPDATING,  //!< Binding Update sent, Binding Acknowledgement awaited
    OPTIMIZED, //!< the correspondent acknowledged the care-of address in use
    REFUSED,   //!< the correspondent does not do it, or does not answer; for RetryInterval
};

/// @param state the state @return its name in lower case
std::string ToString(RouteOptimizationState state);

/**
 * A mobile node's route optimization (RFC 6275 sections 11.6, 11.7.2 to 11.7.4): return
 * routability with each correspondent it exchanges packets with through the home agent, Binding
 * Updates to them, again after each change of care-of address, refresh before a binding ends, and
 * deletion at home.
 *
 * Packets go by the home agent until the correspondent's Binding Acknowledgement has come: RFC 6275
 * allows the shorter way right after the Binding Update, where a lost update costs the packets
 * behind it.
 */
class RouteOptimizer : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    RouteOptimizer();
    ~RouteOptimizer() override;

    /**
     * @param node the mobile node
     * @param addresses by which to send
     * @param homeAddress what is bound
     */
    void Attach(Ptr<Node> node, Ptr<CareOfAddressManager> addresses, Ipv6Address homeAddress);

    /// @param isHomeAgent tells whether a tunnel's source is this node's home agent; without it
    /// Home Tests are taken however they come
    void SetHomeAgentCheck(std::function<bool(Ipv6Address source)> isHomeAgent);

    /// The home agent accepted a care-of address: tests may begin, and bindings are renewed for it.
    /// @param careOf the address; the home address when the node is at home
    /// @param until simulated time at which the home registration ends
    void SetRegistered(Ipv6Address careOf, Time until);

    /// Packets go to or come from a correspondent through the home agent. @param peer its address
    void Consider(Ipv6Address peer);

    /**
     * @param peer a correspondent
     * @return the care-of address that it acknowledged last and that its binding still has, or ::
     */
    Ipv6Address GetCareOf(Ipv6Address peer);

    /// @param peer a correspondent @return where the node stands with it
    RouteOptimizationState GetState(Ipv6Address peer) const;

    /**
     * A Mobility Header of type BA came for this node from somebody else than the home agent.
     * @param message the message
     * @param header the IPv6 header, its destination the home address
     */
    void HandleAcknowledgement(Ptr<const Packet> message, const Ipv6Header& header);

    /**
     * TracedCallback signature of the trace source State.
     * @param peer the correspondent
     * @param state entered
     * @param why one short phrase
     */
    typedef void (*StateTracedCallback)(Ipv6Address peer,
                                        RouteOptimizationState state,
                                        std::string why);

    /**
     * TracedCallback signature of the trace sources MsgTx, MsgRx.
     * @param name "HoTI", "CoTI", "HoT", "CoT", "BU", "BA", "BRR" or "BE"
     * @param packet the message without its IPv6 header
     */
    typedef void (*MessageTracedCallback)(std::string name, Ptr<const Packet> packet);

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

    /**
     * A Mobility Header of type BE came for this node.
     * @param message the message
     * @param header the IPv6 header
     */
    void HandleBindingError(Ptr<const Packet> message, const Ipv6Header& header);

  protected:
    void DoDispose() override;

  private:
    /// A message that is sent until it is answered, at doubled intervals.
    struct Exchange
    {
        uint64_t cookie{0};  //!< of the latest one
        uint32_t tries{0};   //!< sent
        Time timeout;        //!< until the next one
        EventId timer;       //!< then
        bool pending{false}; //!< no answer yet
        UpdateRate rate;     //!< of what was sent
    };

    /// A keygen token.
    struct Token
    {
        uint64_t value;      //!< it
        uint16_t nonceIndex; //!< of the nonce in it
        Ipv6Address address; //!< what it proves
        Time expires;        //!< simulated time
    };

    /// All about one correspondent.
    struct Peer
    {
        RouteOptimizationState state{RouteOptimizationState::TUNNELLED}; //!< where we stand
        Exchange home;                                                   //!< HoTI
        Exchange careOf;                                                 //!< CoTI
        Exchange update;                                                 //!< BU
        std::optional<Token> homeToken;                                  //!< of the latest HoT
        std::optional<Token> careToken;                                  //!< of the latest CoT
        SharedKey key;                                                   //!< Kbm of the latest BU
        Ipv6Address requested;                                           //!< care-of address in it
        Ipv6Address bound;                                               //!< acknowledged, or ::
        Time requestedLifetime;                                          //!< in the latest BU
        Time updated;         //!< simulated time of the latest BU
        Time heldUntil;       //!< simulated time until which the correspondent may have a binding
        EventId expiry;       //!< end of the binding
        EventId refresh;      //!< before it, or when a refused one is tried again
        Time used;            //!< simulated time of the latest packet
        uint32_t setbacks{0}; //!< expired nonces and sequence numbers in a row
    };

    /// Begin return routability, or go on with what tokens there are. @param peer with whom
    /// @param why one short phrase
    void Begin(Ipv6Address peer, const std::string& why);
    /// The correspondent no longer knows what a Binding Update was based on: try again, but not
    /// for ever. @param peer with whom @param why one short phrase @return whether to try again
    bool MayTryAgain(Ipv6Address peer, const std::string& why);
    /// Send HoTI, first or again. @param peer to whom
    void SendHomeTestInit(Ipv6Address peer);
    /// Send CoTI, first or again. @param peer to whom
    void SendCareOfTestInit(Ipv6Address peer);
    /// Count an attempt and arm its timer. @param peer to whom @param exchange which
    /// @param again what to do when no answer comes @return whether there may be one more
    bool Arm(Ipv6Address peer, Exchange& exchange, void (RouteOptimizer::*again)(Ipv6Address));
    /// A Home Test or Care-of Test came. @param message it @param header IPv6 header
    template <typename Test>
    void HandleTest(Ptr<const Packet> message, const Ipv6Header& header);
    /// With both tokens, send the Binding Update. @param peer to whom
    void Proceed(Ipv6Address peer);
    /// Send a Binding Update, first or again. @param peer to whom
    void SendBindingUpdate(Ipv6Address peer);
    /// A Binding Refresh Request came. @param message it @param header IPv6 header
    void HandleRefreshRequest(Ptr<const Packet> message, const Ipv6Header& header);
    /// An ICMPv6 Parameter Problem came. @param message from the ICMPv6 header on
    void HandleParameterProblem(Ptr<const Packet> message);
    /// The binding was accepted. @param peer by whom @param answer what it said
    void Accept(Ipv6Address peer, const BindingAcknowledgementHeader& answer);
    /// Give up for now. @param peer with whom @param why one short phrase
    void Refuse(Ipv6Address peer, const std::string& why);
    /// The binding is no more. @param peer whose
    void Expire(Ipv6Address peer);
    /// The binding will end soon. @param peer whose
    void Refresh(Ipv6Address peer);
    /// Stop what is under way. @param row with whom
    static void StopExchanges(Peer& row);
    /// @param peer with whom @param state now @param why one short phrase
    void Enter(Ipv6Address peer, RouteOptimizationState state, const std::string& why);
    /// @param token a token @param address what it should prove @return whether it still does
    static bool IsGood(const std::optional<Token>& token, Ipv6Address address);
    /// @return a cookie that was never used
    uint64_t NextCookie();

    Ptr<Node> m_node;                               //!< the node
    Ptr<CareOfAddressManager> m_addresses;          //!< by which to send
    std::function<bool(Ipv6Address)> m_isHomeAgent; //!< see SetHomeAgentCheck()
    Ipv6Address m_homeAddress;                      //!< what is bound
    std::string m_nodeKey;                          //!< attribute NodeKey
    Time m_lifetime;                                //!< attribute Lifetime
    Time m_tokenLifetime;                           //!< attribute TokenLifetime
    Time m_initialTimeout;                          //!< attribute InitialTimeout
    Time m_maxTimeout;                              //!< attribute MaxTimeout
    uint32_t m_maxTries{0};                         //!< attribute MaxTries
    Time m_retryInterval;                           //!< attribute RetryInterval
    Time m_idleTime;                                //!< attribute IdleTime
    Ipv6Address m_registered;                       //!< see SetRegistered()
    Time m_registeredUntil;                         //!< likewise
    std::map<Ipv6Address, Peer> m_peers;            //!< by address
    BindingUpdateList m_list;                       //!< sequence numbers
    uint64_t m_cookies{0};                          //!< cookies used
    TracedCallback<Ipv6Address, RouteOptimizationState, std::string> m_stateTrace; //!< State
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace;                      //!< MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;                      //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace;                 //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* ROUTE_OPTIMIZER_H */
