/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_PREAUTHENTICATION_H
#define DOT1X_PREAUTHENTICATION_H

#include "ns3/dot1x-supplicant.h"
#include "ns3/event-id.h"
#include "ns3/mac48-address.h"
#include "ns3/net-device.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <deque>
#include <optional>
#include <set>

namespace ns3
{
namespace fmipv6
{

/**
 * Preauthentication in a station (IEEE Std 802.11-2020 section 12.6.10.2): EAP with an access point
 * that it has heard, through the one that it is associated with, in frames of EtherType 88-C7. What
 * comes of it is a PMKSA in the supplicant's cache, so that a later association with that access
 * point needs the four-way handshake only.
 *
 * The frames are layer 2 data: no router forwards them, so an access point behind another router
 * never answers (RFC 4260 section 8), and the attempt ends by Timeout. Each access point is tried
 * once in an association, one after the other, as wpa_supplicant does.
 */
class Dot1xPreauthentication : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * To be called once.
     * @param supplicant whose identity, secret, and PMKSA cache to use
     * @param device the station's device, on its node
     */
    void Configure(Ptr<Dot1xSupplicant> supplicant, Ptr<NetDevice> device);

    /// The station's link is up, or down, which ends what is under way.
    /// @param ap the access point, or nothing
    void SetCurrent(std::optional<Mac48Address> ap);

    /// An access point of the same ESS that takes preauthentication was heard.
    /// @param ap its BSSID
    void Consider(Mac48Address ap);

    /// @return the access point that is being preauthenticated with
    std::optional<Mac48Address> GetTarget() const;

    /**
     * TracedCallback signature of the trace source Begun.
     * @param ap the access point
     */
    typedef void (*BegunTracedCallback)(Mac48Address ap);
    /**
     * TracedCallback signature of the trace source Ended.
     * @param ap the access point
     * @param ok whether there is a PMKSA now
     */
    typedef void (*EndedTracedCallback)(Mac48Address ap, bool ok);

  protected:
    void DoDispose() override;

  private:
    /// Begin with the next access point, if none is under way.
    void Next();
    /// The attempt under way is over. @param ok whether there is a PMKSA now
    void End(bool ok);
    /// Let go of the attempt under way.
    void StopSession();
    /// Protocol handler of EtherType 88-C7; parameters as in ns3::Node
    void Receive(Ptr<NetDevice> device,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 const Address& from,
                 const Address& to,
                 NetDevice::PacketType type);
    /// @return a supplicant like the station's, for an access point elsewhere
    Ptr<Dot1xSupplicant> MakeSession();

    Time m_timeout;                             //!< attribute Timeout
    Ptr<Dot1xSupplicant> m_supplicant;          //!< the station's
    Ptr<NetDevice> m_device;                    //!< the station's
    std::optional<Mac48Address> m_current;      //!< associated with
    std::deque<Mac48Address> m_waiting;         //!< to be tried
    std::set<Mac48Address> m_seen;              //!< tried, or to be, in this association
    std::optional<Mac48Address> m_target;       //!< being tried
    Ptr<Dot1xSupplicant> m_session;             //!< with the target
    EventId m_deadline;                         //!< of the attempt
    EventId m_next;                             //!< the next attempt
    TracedCallback<Mac48Address> m_begun;       //!< Begun
    TracedCallback<Mac48Address, bool> m_ended; //!< Ended
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_PREAUTHENTICATION_H */
