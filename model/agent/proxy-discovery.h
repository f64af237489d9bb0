/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PROXY_DISCOVERY_H
#define PROXY_DISCOVERY_H

#include "ns3/event-id.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/gate-aware-timer.h"
#include "ns3/ipv6-header.h"
#include "ns3/mobile-node-part.h"
#include "ns3/neighbor-cache.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Where a mobile node's question to its router about access points stands (ProxyDiscovery).
enum class DiscoveryState : uint8_t
{
    IDLE,     //!< nothing asked in this handover
    HELD,     //!< RtSolPr waits for its turn at the gate
    WAITING,  //!< RtSolPr sent, PrRtAdv awaited
    ANSWERED, //!< PrRtAdv accepted
    GIVEN_UP, //!< no PrRtAdv after RTSOLPR_RETRIES
};

/// What can happen to it.
enum class DiscoveryEvent : uint8_t
{
    REQUEST,   //!< the node wants to know
    SEND,      //!< RtSolPr goes, first or again
    ANSWER,    //!< the PrRtAdv came
    EXHAUSTED, //!< the last wait was in vain
    ABORT,     //!< the link is left, or the handover is over
};

/// @param state the state @return its name in lower case
std::string ToString(DiscoveryState state);
/// @param event the event @return its name in lower case
std::string ToString(DiscoveryEvent event);

/**
 * A mobile node's RtSolPr and PrRtAdv (RFC 4068 and RFC 5568 section 6.1): back-off, rate limit,
 * wildcards sent from time to time, and the cache of [AP-ID, AR-Info] tuples.
 */
class ProxyDiscovery : public MobileNodePart
{
  public:
    /// What the agent wants to be asked and told.
    struct Handlers
    {
        /// @return the access points to ask for, when the RtSolPr goes; none: the wildcard
        std::function<std::vector<Mac48Address>()> accessPoints;
        /// Learn from an answer; step b has not ended yet.
        std::function<void(const PrRtAdvHeader& answer)> learn;
        /// The question is answered, or given up.
        std::function<void()> ended;
        /// An unsolicited PrRtAdv came (Code 1 or 4), which answers nothing.
        std::function<void(const PrRtAdvHeader& news)> unsolicited;
    };

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param context of the mobile node @param handlers asked and told
    void Attach(MobileNodeContext context, Handlers handlers);

    /// Ask the current router, when the gate lets step a pass. Ignored unless IDLE.
    void Request();

    /// Ask no more: the link is left, or the handover is over. An answer is not accepted any more.
    void Abort();

    /// @return whether the current router left RTSOLPR_RETRIES unanswered: it "does not support the
    /// fast handover protocol", and must be asked no more (RFC 4068 and RFC 5568 section 5.1)
    bool IsRouterSilent() const;

    /**
     * Ask the current router about access points outside any handover, once; the answer goes into
     * the cache, where it stays without a limit in time (RFC 5184 Appendix B.1). What is asked for
     * before the rate limit lets an RtSolPr go is asked together.
     * @param aps which; nothing is asked if there are none
     */
    void Survey(const std::vector<Mac48Address>& aps);

    /// Send wildcard RtSolPr from now on, the first at once, if WildcardInterval says so.
    void StartRefreshing();
    /// Send no more wildcards.
    void StopRefreshing();

    /**
     * A PrRtAdv came.
     * @param packet from the ICMPv6 header on
     * @param header IPv6 header
     */
    void HandlePrRtAdv(Ptr<const Packet> packet, const Ipv6Header& header);

    /// @return where the question stands
    DiscoveryState GetState() const;
    /// @return whether something was asked in this handover
    bool IsAsked() const;
    /// @return whether it was answered or given up
    bool HasEnded() const;

    /// @param ap an access point @return its router, if a PrRtAdv named it within CacheLifetime
    std::optional<ArInfo> FindCached(Mac48Address ap) const;
    /// @return what was learnt within CacheLifetime, in order of learning
    std::vector<NeighborCache::Row> GetCached() const;

    /// A row of the transition table.
    struct Transition
    {
        DiscoveryState state; //!< in
        DiscoveryEvent event; //!< when this happens
        DiscoveryState next;  //!< go to
    };

    static const std::vector<Transition> TRANSITIONS; //!< sorted by state

  protected:
    void DoDispose() override;

  private:
    /// Look the event up and change state. @param event what happened
    /// @return whether the table has it
    bool Fire(DiscoveryEvent event);
    /// Send RtSolPr, first or again.
    void Send();
    /// No PrRtAdv in time.
    void Timeout();
    /// Ask for all neighbours of the router.
    void SendWildcard();
    /// Ask for what Survey() was given.
    void SendSurvey();
    /// @return age up to which a row of the cache may be used
    Time GetCacheLifetime() const;
    /// @return how long MAX_RTSOLPR_RATE still forbids to send
    Time GetRateWait() const;
    /// @return global address of the current router, or link-local where that is all that is known
    Ipv6Address GetRouterAddress() const;
    /// @param identifier of the RtSolPr @param aps for which, or all if empty
    void Transmit(uint16_t identifier, const std::vector<Mac48Address>& aps);

    Handlers m_handlers;                          //!< asked and told
    Time m_initialTimeout;                        //!< attribute InitialTimeout
    uint8_t m_retries{3};                         //!< attribute Retries
    double m_maxRate{3};                          //!< attribute MaxRate
    Time m_cacheLifetime;                         //!< attribute CacheLifetime
    Time m_wildcardInterval;                      //!< attribute WildcardInterval
    DiscoveryState m_state{DiscoveryState::IDLE}; //!< where it stands
    uint16_t m_nextIdentifier{0};                 //!< counts RtSolPr, without repeats
    uint16_t m_identifier{0};                     //!< of the question of this handover
    uint8_t m_tries{0};                           //!< RtSolPr sent for it
    std::optional<Time> m_lastSent;               //!< when the latest RtSolPr went
    Ipv6Address m_silent;                         //!< router that did not answer, or ::
    std::optional<uint16_t> m_wildcardAsked;      //!< identifier of a wildcard or survey
    std::vector<Mac48Address> m_surveyed;         //!< what Survey() was given, not asked yet
    bool m_keep{false};                           //!< Survey() was used: the cache has no limit
    EventId m_survey;                             //!< next SendSurvey()
    GateAwareTimer m_timer;                       //!< awaits PrRtAdv
    EventId m_wildcard;                           //!< next SendWildcard()
    NeighborCache m_cache;                        //!< learnt from any PrRtAdv
};

} // namespace fmipv6
} // namespace ns3

#endif /* PROXY_DISCOVERY_H */
