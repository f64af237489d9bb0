/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STATION_SCANNER_H
#define STATION_SCANNER_H

#include "ns3/event-id.h"
#include "ns3/mlme-types.h"
#include "ns3/ptr.h"
#include "ns3/station-mac.h"

#include <array>
#include <functional>
#include <map>

namespace ns3
{
namespace fmipv6
{

/**
 * Carries out a scan (RFC 4260 step 1; IEEE Std 802.11-2020 section 11.1.4.3).
 *
 * On each channel it waits ProbeDelay, sends a Probe Request through the DCF, and listens for
 * MinChannelTime, or for MaxChannelTime where somebody answered within MinChannelTime or a
 * reception that may be the answer has begun (BusyRule::MEDIUM: where any reception has begun). An
 * answer to another station counts: where many scan at once, an access point answers them one by
 * one. So
 * a channel costs the switch, ProbeDelay, the probe's own channel access and transmission, and
 * MinChannelTime or MaxChannelTime; in a passive scan the switch, ProbeDelay and MaxChannelTime.
 * Before it
 * leaves the channel of an AP it is attached to, it tells the AP by a Null frame that it sleeps,
 * and on return by another that it is awake, so that the AP holds what comes meanwhile; its own
 * data waits in the MAC. In interleaved mode it does so for each foreign channel and serves data in
 * between; in continuous mode once for all. A Null frame that is not acknowledged is repeated
 * NULL_ATTEMPTS times in all; then the scan goes on regardless, as its purpose may be to find a
 * better AP than one that does not answer.
 */
class StationScanner
{
  public:
    /// Where a scan stands.
    enum class State : uint8_t
    {
        IDLE,           //!< no scan
        FALLING_ASLEEP, //!< the AP is being told that the station leaves
        DEPARTING,      //!< the PHY switches to the channel to visit
        SETTLING,       //!< on the channel; ProbeDelay runs
        PROBING,        //!< the Probe Request waits for the medium
        LISTENING_MIN,  //!< MinChannelTime runs
        LISTENING_MAX,  //!< the channel is busy: MaxChannelTime runs
        RETURNING,      //!< the PHY switches back to the AP's channel
        WAKING,         //!< the AP is being told that the station is back
        SERVING,        //!< data is served before the next visit
    };

    /// What moves a scan on.
    enum class Event : uint8_t
    {
        VISIT_ASLEEP,  //!< next is a foreign channel, and an AP is to be told
        VISIT_FOREIGN, //!< next is a foreign channel, and nobody is to be told
        VISIT_HOME,    //!< next is the channel the station is on
        NULL_DONE,     //!< the Null frame is acknowledged or given up
        TUNED,         //!< the PHY is on the channel
        SETTLED,       //!< ProbeDelay is over
        SETTLED_QUIET, //!< the same, in a passive scan
        PROBE_SENT,    //!< the Probe Request has been sent
        BUSY,          //!< MinChannelTime is over, and the channel is in use
        GO_HOME,       //!< the visit is over, and the station returns to its AP
        COMPLETE,      //!< nothing is left to do
        WAKE,          //!< a scan that left the station asleep is over, and it stays with its AP
        ABORT,         //!< the scan is given up
    };

    /// Called with the result when the scan ends.
    using DoneCallback = std::function<void(const MlmeScanConfirmParams&)>;

    /// Attempts for each Null frame, beside the retransmissions of the MAC.
    static constexpr int NULL_ATTEMPTS = 3;

    /// @param mac the MAC to scan with; must outlive the scanner
    explicit StationScanner(StationMac* mac);
    ~StationScanner();
    StationScanner(const StationScanner&) = delete;
    StationScanner& operator=(const StationScanner&) = delete;

    /// Begin; only while idle. @param params valid parameters @param done told the result
    void Start(const MlmeScanRequestParams& params, DoneCallback done);
    /// Give up, wherever the PHY is; the result is CANCELLED. Nothing happens while idle.
    void Abort();
    /// @return where the scan stands
    State GetState() const;
    /// @return whether the station is on its AP's channel, or has none
    bool IsHome() const;
    /// End the sleep that MlmeScanRequestParams::stayAsleep left. Nothing happens otherwise.
    void Wake();
    /// A Beacon or Probe Response came in. @param bss what it says @param response which of the two
    void NotifyHeard(const BssDescription& bss, bool response);
    /// The MAC's medium callback. @param event what happened
    void NotifyMedium(StationMac::MediumEvent event);
    /// The AP is lost: nobody will answer a Null frame any more.
    void NotifyLinkLost();

    /// @param state the state @param event the event
    /// @return the state that follows, or the same state if the event is ignored in it
    static State GetNext(State state, Event event);

  private:
    /// One writer of the state. @param event what happened @return whether it is in the table
    bool Move(Event event);
    /// Choose and begin the next visit, or the end.
    void NextVisit();
    /// The visit is over: go on to the next channel, or home.
    void EndVisit();
    /// Send a Null frame, again if need be. @param asleep its bit @param attempts how many left
    void Tell(bool asleep, int attempts);
    /// The Null frame is acknowledged or given up.
    void Told();
    /// The PHY is on the channel to visit, or back.
    void Tuned();
    /// ProbeDelay is over.
    void Settled();
    /// MinChannelTime is over.
    void MinOver();
    /// The scan is over. @param result how
    void Finish(MlmeResultCode result);

    StationMac* m_mac;                              //!< the MAC
    MlmeScanRequestParams m_params;                 //!< as given to Start()
    DoneCallback m_done;                            //!< told the result
    State m_state{State::IDLE};                     //!< where the scan stands
    uint8_t m_home{0};                              //!< channel at the start
    std::size_t m_next{0};                          //!< index of the next channel to visit
    uint32_t m_generation{0};                       //!< tells callbacks of an aborted scan apart
    bool m_busy{false};                             //!< a reception began during this visit
    bool m_answered{false};                         //!< somebody was answered during this visit
    bool m_asleep{false};                           //!< the AP holds for us
    EventId m_timer;                                //!< the timer of the present state
    std::map<Mac48Address, BssDescription> m_found; //!< BSSs heard
};

} // namespace fmipv6
} // namespace ns3

#endif /* STATION_SCANNER_H */
