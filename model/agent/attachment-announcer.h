/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTACHMENT_ANNOUNCER_H
#define ATTACHMENT_ANNOUNCER_H

#include "ns3/mobile-node-context.h"
#include "ns3/object.h"

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
    ANNOUNCED, //!< sent
};

/// What can happen to it.
enum class AnnouncementEvent : uint8_t
{
    HOLD,  //!< the announcement comes to the gate
    SEND,  //!< it goes, first or again
    RESET, //!< a new handover, or the link is lost
};

/// @param state the state @return its name in lower case
std::string ToString(AnnouncementState state);
/// @param event the event @return its name in lower case
std::string ToString(AnnouncementEvent event);

/**
 * A mobile node's announcement of its presence to the router of a new link: FNA, which may carry
 * the FBU (RFC 4068 section 6.3.3).
 */
class AttachmentAnnouncer : public Object
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
     * @param fbu Home Address option and Mobility Header to go inside, or null
     * @param par to whom the FBU goes
     */
    void Send(Ptr<Packet> fbu, Ipv6Address par);

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

    MobileNodeContext m_context;                        //!< the mobile node
    AnnouncementState m_state{AnnouncementState::IDLE}; //!< where it stands
};

} // namespace fmipv6
} // namespace ns3

#endif /* ATTACHMENT_ANNOUNCER_H */
