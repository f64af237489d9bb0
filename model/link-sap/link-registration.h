/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_REGISTRATION_H
#define LINK_REGISTRATION_H

#include "ns3/event-id.h"
#include "ns3/link-sap-user.h"
#include "ns3/nstime.h"

#include <map>
#include <optional>
#include <set>

namespace ns3
{
namespace fmipv6
{

/**
 * One user's registration for a type 2 primitive (RFC 5184 section 3), and what the user has been
 * told by it so far, so that it is told of changes only.
 */
class LinkRegistration
{
  public:
    /**
     * @param user who has registered
     * @param name for which primitive
     * @param level threshold of L2-PoAFound, L2-PoALost and L2-LinkStatusChanged
     * @param event of L2-LinkStatusChanged: its direction
     */
    LinkRegistration(LinkSapUser* user,
                     LinkPrimitiveName name,
                     LinkQuality level = LinkQuality::NONE,
                     LinkEvent event = LinkEvent::FALL);

    /// @return who has registered; null once it has withdrawn
    LinkSapUser* GetUser() const;
    /// @return for which primitive
    LinkPrimitiveName GetName() const;
    /// @return the direction of L2-LinkStatusChanged
    LinkEvent GetEvent() const;

    /// The registration ends.
    void Withdraw();

    /// The points of attachment that there are at registration are no news. @param candidates they
    void SetKnown(const PoaList& candidates);

    /**
     * Points of attachment have changed. L2-PoAFound is due for one that rises above the threshold,
     * L2-PoALost for one that falls below it or disappears (RFC 5184 Appendix D.3, D.4).
     * @param changed with their conditions now; LinkQuality::NONE for one that has disappeared
     * @param interval after an indication the next one waits for as long, and tells what has then
     *        changed on the whole; zero for no wait
     * @return what the user is to be told now, perhaps nothing
     */
    PoaList TakeIn(const PoaList& changed, Time interval);
    /// @return whether changes wait for GetWaitEnd(), and no event for it has been set yet
    bool NeedsWaitEvent() const;
    /// @return when the wait ends
    Time GetWaitEnd() const;
    /// @param event calls EndWait() at GetWaitEnd()
    void SetWaitEvent(EventId event);
    /// The wait is over. @param interval as in TakeIn() @return what the user is to be told now
    PoaList EndWait(Time interval);

    /**
     * The quality of the current link was measured.
     * @param quality now
     * @return whether it has crossed the threshold in the direction registered for
     */
    bool Crosses(LinkQuality quality);
    /// Another link: its first fall is a crossing of its own.
    void Rearm();

    /// An indication has been delivered, and may be responded to.
    void NoteIndication();
    /// @return whether there was an indication to respond to
    bool TakeResponse();

  private:
    /// Compare with what is known. @param changed as in TakeIn() @return what is due
    PoaList Compare(const PoaList& changed);

    LinkSapUser* m_user;                //!< who
    LinkPrimitiveName m_name;           //!< for which primitive
    LinkQuality m_level;                //!< threshold
    LinkEvent m_event;                  //!< direction
    std::set<Poa> m_known;              //!< beyond the threshold when the user was last told
    std::map<Poa, Condition> m_waiting; //!< changed since, during a wait
    Time m_waitEnd;                     //!< no indication before
    EventId m_waitEvent;                //!< the end of the wait
    std::optional<bool> m_beyond;       //!< at the last measurement of the link
    uint32_t m_unanswered{0};           //!< indications without a response
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_REGISTRATION_H */
