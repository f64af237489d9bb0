/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ROUTER_WATCH_H
#define ROUTER_WATCH_H

#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-interface.h"
#include "ns3/mac48-address.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

class RouterAdvertisement;

/**
 * Movement detection of a mobile node from its default router alone (RFC 6275 section 11.5.1):
 * - the router announced how often it advertises (Advertisement Interval option), and as many
 *   advertisements as MissedAdvertisements are overdue: it is then asked whether it is there;
 * - its Router Lifetime is over;
 * - it is asked, because something else hints at a move, and does not answer.
 *
 * To ask is what the section describes: a unicast Neighbor Solicitation, repeated as Neighbor
 * Unreachability Detection repeats it, answered by a Neighbor Advertisement with the Solicited
 * flag. ns-3's own Neighbor Unreachability Detection goes on beside it, but needs 30 s and more to
 * begin.
 */
class RouterWatch : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Told that the router is gone, and how that shows.
    using Lost = std::function<void(const std::string& why)>;

    /**
     * @param node the mobile node
     * @param device its interface
     * @param lost told, also while nothing is to be done about it
     */
    void Attach(Ptr<Node> node, Ptr<NetDevice> device, Lost lost);

    /**
     * Watch a router from now on, and forget the one before.
     * @param linkLocal its link-local address, or :: if it is not known
     * @param lla its link-layer address
     */
    void Watch(Ipv6Address linkLocal, Mac48Address lla);

    /// A Router Advertisement came, of whichever router. @param advertisement it
    /// @param source its link-local address
    void Heard(const RouterAdvertisement& advertisement, Ipv6Address source);

    /// Ask the router whether it is there. @param answered called once if it is
    void Ask(std::function<void()> answered = nullptr);

    /// Watch nothing.
    void Stop();

    /// @return whether a router is being asked
    bool IsAsking() const;

    /**
     * TracedCallback signature of the trace source Verdict.
     * @param why "advertisements missed", "lifetime over", "no answer", or "answered"
     */
    typedef void (*VerdictTracedCallback)(std::string why);

  protected:
    void DoDispose() override;

  private:
    /// What a router said of itself last.
    struct Announcement
    {
        Mac48Address lla;             //!< of the router
        Ipv6Address source;           //!< its link-local address
        std::optional<Time> interval; //!< Advertisement Interval
        Time lifetime;                //!< Router Lifetime
        Time when;                    //!< simulated time
    };

    /// The router watched has announced itself, now or before it was watched.
    void TakeAnnouncement();
    /// Await the next advertisements. @param since simulated time of the latest sign of life
    void ArmSilence(Time since);
    /// So many advertisements are overdue.
    void Silent();
    /// The Router Lifetime is over.
    void Expired();
    /// Send a Neighbor Solicitation, first or again.
    void SendSolicitation();
    /// It was not answered.
    void Unanswered();
    /// The router is gone. @param why how that shows
    void Lose(const std::string& why);

    Ptr<Node> m_node;                           //!< the mobile node
    Ptr<NetDevice> m_device;                    //!< its interface
    Lost m_lost;                                //!< told of the end
    uint32_t m_missed{0};                       //!< attribute MissedAdvertisements
    Time m_probeTimeout;                        //!< attribute ProbeTimeout
    uint32_t m_probeTries{0};                   //!< attribute ProbeTries
    Ipv6Address m_linkLocal;                    //!< of the router, or ::
    Mac48Address m_lla;                         //!< of the router
    std::optional<Announcement> m_latest;       //!< of any router
    std::optional<Time> m_interval;             //!< of the router watched, announced
    EventId m_silence;                          //!< Silent()
    EventId m_expiry;                           //!< Expired()
    EventId m_probe;                            //!< Unanswered()
    uint32_t m_sent{0};                         //!< solicitations
    std::string m_reason;                       //!< why it is asked
    std::function<void()> m_answered;           //!< told of the answer
    TracedCallback<std::string> m_verdictTrace; //!< Verdict
};

} // namespace fmipv6
} // namespace ns3

#endif /* ROUTER_WATCH_H */
