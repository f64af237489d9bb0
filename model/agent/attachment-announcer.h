/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTACHMENT_ANNOUNCER_H
#define ATTACHMENT_ANNOUNCER_H

#include "ns3/gate-aware-timer.h"
#include "ns3/ipv6-header.h"
#include "ns3/mobile-node-part.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Where a mobile node's announcement on a new link stands (AttachmentAnnouncer).
enum class AnnouncementState : uint8_t
{
    IDLE,      //!< not on a new link, or nothing to announce yet
    HELD,      //!< the announcement waits for its turn at the gate
    ANNOUNCED, //!< sent, and nothing has come to the new care-of address yet
    HEARD,     //!< something has come: the router knows where the node is
};

/// What can happen to it.
enum class AnnouncementEvent : uint8_t
{
    HOLD,  //!< the announcement comes to the gate
    SEND,  //!< it goes, first or again
    HEAR,  //!< a packet came to the new care-of address
    RESET, //!< a new handover, or the link is lost
};

/// @param state the state @return its name in lower case
std::string ToString(AnnouncementState state);
/// @param event the event @return its name in lower case
std::string ToString(AnnouncementEvent event);

/**
 * A mobile node's announcement of its presence to the router of a new link: FNA, which may carry
 * the FBU (RFC 4068 section 6.3.3), or UNA, an unsolicited Neighbor Advertisement (RFC 5568 section
 * 6.3). Nothing acknowledges either. It is sent again until a packet comes to the new care-of
 * address, as RFC 5568 section 6.3 and RFC 4861 section 7.2.6 allow for a UNA; RFC 4068 says
 * nothing of a lost FNA, so the same is done there.
 */
class AttachmentAnnouncer : public MobileNodePart
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param context of the mobile node
    void Attach(MobileNodeContext context);

    /// Pass the gate for step g. @param send called when the announcement may go, unless Reset()
    /// came first
    void Hold(std::function<void()> send);

    /**
     * Announce the care-of address in use to the router in use, first or again; reports step g.
     * @param fbu Home Address option and Mobility Header to go inside the FNA, or null; a UNA takes
     * none
     * @param par to whom the FBU goes
     */
    void Send(Ptr<Packet> fbu = nullptr, Ipv6Address par = Ipv6Address::GetAny());

    /// Do not send again by itself for the time being: the FBU inside is sent again by its own
    /// timer.
    void StopRepeating();

    /// Tell all nodes of the link that the care-of address is the node's: a Neighbor Advertisement
    /// with flag O (RFC 4068 and RFC 5568 section 4, once the address is confirmed).
    void SendConfirmed();

    /// A packet came to this node. @param header its IPv6 header
    void HandleDelivery(const Ipv6Header& header);

    /// Nothing is announced any more.
    void Reset();

    /// @return whether the node has announced itself
    bool IsAnnounced() const;
    /// @return where the announcement stands
    AnnouncementState GetState() const;

    /// A row of the transition table.
    struct Transition
    {
        AnnouncementState state; //!< in
        AnnouncementEvent event; //!< when this happens
        AnnouncementState next;  //!< go to
    };

    static const std::vector<Transition> TRANSITIONS; //!< sorted by state

  protected:
    void DoDispose() override;

  private:
    /// Look the event up and change state. @param event what happened
    /// @return whether the table has it
    bool Fire(AnnouncementEvent event);

    /// Send a Neighbor Advertisement to all nodes. @param flags of MobilityIcmpv6L4Protocol's
    /// ForgeNA
    void SendAdvertisement(uint8_t flags);
    /// Nothing has come to the care-of address in time.
    void Timeout();

    Time m_interval;                                    //!< attribute Interval
    uint8_t m_maxTries{3};                              //!< attribute MaxTries
    bool m_toAllNodes{true};                            //!< attribute ToAllNodes
    AnnouncementState m_state{AnnouncementState::IDLE}; //!< where it stands
    uint8_t m_tries{0};                                 //!< announcements sent
    GateAwareTimer m_timer;                             //!< awaits a packet
};

} // namespace fmipv6
} // namespace ns3

#endif /* ATTACHMENT_ANNOUNCER_H */
