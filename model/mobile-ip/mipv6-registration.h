/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_REGISTRATION_H
#define MIPV6_REGISTRATION_H

#include "ns3/binding-update-list.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"
#include "ns3/update-rate.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

class CareOfAddressManager;

/// With whom a mobile node registers.
enum class RegistrationKind : uint8_t
{
    HOME, //!< its home agent (RFC 6275 section 11.7.1): flags A and H
    LOCAL //!< a mobility anchor point (RFC 5380 section 6.1): flags A and M
};

/// How Binding Updates go, where not from the care-of address of the link.
struct RegistrationWay
{
    Ipv6Address careOf; //!< what is registered
    /// Sends: payload behind the IPv6 header, source, destination, Next Header.
    std::function<void(Ptr<Packet>, Ipv6Address, Ipv6Address, uint8_t)> send;
    std::function<Time()> maxLifetime; //!< tells the longest lifetime that may be asked for
    bool refresh{true};                //!< whether to refresh the registration before it ends
};

/**
 * A mobile node's registration with its home agent (RFC 6275 section 11.7.1): Binding Update with
 * retransmission, Binding Acknowledgement, refresh before the lifetime ends, and de-registration
 * where the address in use is the home address.
 */
class Mipv6Registration : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Called with whether the home agent accepted, and the reason if not.
    using Done = std::function<void(bool accepted, const std::string& reason)>;

    /**
     * @param addresses by which to send
     * @param homeAddress what is bound
     * @param homeAgent to whom
     */
    void Configure(Ptr<CareOfAddressManager> addresses,
                   Ipv6Address homeAddress,
                   Ipv6Address homeAgent);

    /// Told that the home agent accepted: care-of address, end of the registration.
    using Listener = std::function<void(Ipv6Address careOf, Time until)>;
    /// @param listener told each time
    void SetListener(Listener listener);

    /// @param limit tells how long a registration of a home address may last at most
    void SetLifetimeLimit(std::function<Time(Ipv6Address homeAddress)> limit);
    /// @param needed told when the home agent wants the node to learn of its prefixes (status 1)
    void SetOnPrefixDiscovery(std::function<void()> needed);

    /**
     * Change places with the registration of another home address, which this node prefers from now
     * on. Neither may be under way.
     * @param other it
     */
    void Exchange(Mipv6Registration& other);

    /// @return the home address
    Ipv6Address GetHomeAddress() const;

    /// @param kind with whom; a home registration unless told otherwise
    void SetKind(RegistrationKind kind);

    /// @param way how to register another address; nothing for the care-of address of the link
    void SetWay(std::optional<RegistrationWay> way);

    /// @param refreshed told how each refresh came out; null for nobody
    void SetOnRefresh(Done refreshed);

    /**
     * Register the care-of address in use. A registration under way is given up silently.
     * @param done called once when it was accepted, refused, or not answered
     */
    void Register(Done done);

    /// Give up a registration under way; its callback is not called.
    void Cancel();

    /**
     * A Mobility Header of type BA came for this node.
     * @param message the message
     * @param header the IPv6 header, its destination the home address
     */
    void HandleAcknowledgement(Ptr<const Packet> message, const Ipv6Header& header);

    /**
     * A Mobility Header of type BE came for this node.
     * @param message the message
     * @param header the IPv6 header
     */
    void HandleBindingError(Ptr<const Packet> message, const Ipv6Header& header);

    /// @return whether the home agent may have a binding: it acknowledged one, or was asked for one
    /// that has not ended
    bool MayBeBound();
    /// @return whether the node is at home and its home agent has never heard of it
    bool IsAtHomeFromTheStart() const;
    /// @return whether the latest Binding Update has been acknowledged
    bool IsAcknowledged() const;
    /// @return for how long the last acknowledgement still holds; zero without one
    Time GetRemaining() const;
    /// @return the care-of address that the home agent acknowledged last, or ::
    Ipv6Address GetRegistered() const;
    /// @return the care-of address in the latest Binding Update, or ::
    Ipv6Address GetRequested() const;

    /**
     * TracedCallback signature of the trace sources MsgTx, MsgRx.
     * @param name "BU" or "BA"
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
    /// Send a Binding Update and arm the timer.
    void SendBindingUpdate();
    /// No answer in time.
    void Timeout();
    /// The home agent accepted. @param careOf what @param lifetime granted
    /// @param refreshAdvice when it suggests to renew, or nothing
    void Accept(Ipv6Address careOf, Time lifetime, std::optional<Time> refreshAdvice);
    /// Arm the timers of a registration that holds. @param refresh time until it is renewed
    void ArmTimers(Time refresh);
    /// The registration is over: it was not renewed.
    void Expire();
    /// End the attempt. @param accepted result @param reason why not
    void Finish(bool accepted, const std::string& reason);

    Ptr<CareOfAddressManager> m_addresses;                    //!< by which to send
    Ipv6Address m_homeAddress;                                //!< what is bound
    Ipv6Address m_homeAgent;                                  //!< to whom
    RegistrationKind m_kind{RegistrationKind::HOME};          //!< with whom
    std::optional<RegistrationWay> m_way;                     //!< see SetWay()
    std::string m_key;                                        //!< attribute SharedKey
    Time m_lifetime;                                          //!< attribute Lifetime
    Time m_initialTimeout;                                    //!< attribute InitialTimeout
    Time m_firstTimeout;                                      //!< attribute FirstTimeout
    EventId m_expiry;                                         //!< end of the registration
    Time m_requestedAt;                                       //!< time of the latest Binding Update
    Time m_maxTimeout;                                        //!< attribute MaxTimeout
    uint32_t m_maxTries{0};                                   //!< attribute MaxTries
    BindingUpdateList m_list;                                 //!< sequence numbers
    Ipv6Address m_requested;                                  //!< in the latest Binding Update
    Ipv6Address m_registered;                                 //!< acknowledged last
    bool m_acknowledged{false};                               //!< the latest Binding Update is
    Time m_until;                                             //!< end of what was acknowledged
    Done m_refreshed;                                         //!< told of refreshes
    std::function<Time(Ipv6Address)> m_limit;                 //!< see SetLifetimeLimit()
    std::function<void()> m_prefixDiscovery;                  //!< see SetOnPrefixDiscovery()
    Done m_done;                                              //!< who waits
    Listener m_listener;                                      //!< who is told
    uint32_t m_tries{0};                                      //!< Binding Updates of this attempt
    bool m_duplicate{false};                                  //!< somebody else has the address
    UpdateRate m_rate;                                        //!< of Binding Updates
    Time m_timeout;                                           //!< current retransmission timeout
    EventId m_timer;                                          //!< retransmission or refresh
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace; //!< MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace; //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_REGISTRATION_H */
