/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef AP_STATION_WATCH_H
#define AP_STATION_WATCH_H

#include "ns3/event-id.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <functional>
#include <map>

namespace ns3
{
namespace fmipv6
{

/**
 * Notices at an access point that an associated station has gone without saying so, in the two
 * ways of hostapd on Linux: nothing was heard of it for long, and it does not acknowledge a Null
 * frame either; or frames to it have failed many times in a row.
 */
class ApStationWatch
{
  public:
    /// When a station is taken for gone.
    struct Limits
    {
        Time inactivity;      //!< silence after which it is probed; 0 for never
        Time probeWait;       //!< how long it may take to acknowledge the probe
        uint32_t failures{0}; //!< frames in a row that it did not acknowledge; 0 for never
        Time failureTime;     //!< and so long since it was last heard
    };

    /// Does something about a station.
    using Action = std::function<void(Mac48Address)>;

    ApStationWatch() = default;
    /// Cancels all timers.
    ~ApStationWatch();
    ApStationWatch(const ApStationWatch&) = delete;
    ApStationWatch& operator=(const ApStationWatch&) = delete;

    /**
     * To be called before Begin().
     * @param limits when a station is taken for gone
     * @param probe sends a frame that a station which is there acknowledges
     * @param inactive told that a station was silent and did not acknowledge the probe
     * @param failing told that too many frames have failed
     */
    void Configure(const Limits& limits, Action probe, Action inactive, Action failing);

    /// @param station it has associated
    void Begin(Mac48Address station);
    /// @param station it has left
    void End(Mac48Address station);
    /// @param station one of whose frames, or acknowledgments, came
    void Seen(Mac48Address station);
    /// @param station a frame to it was given up after the last retransmission
    void Failed(Mac48Address station);

  private:
    /// A station that is watched.
    struct Entry
    {
        Time seen;            //!< last sign of it
        uint32_t failures{0}; //!< in a row
        bool probed{false};   //!< a probe waits for its acknowledgment
        EventId timer;        //!< of silence, or of the probe
    };

    /// The timer has run out. @param station whose
    void Look(Mac48Address station);

    Limits m_limits;                         //!< when a station is taken for gone
    Action m_probe;                          //!< sends a probe
    Action m_inactive;                       //!< told of silence
    Action m_failing;                        //!< told of failures
    std::map<Mac48Address, Entry> m_entries; //!< stations that are associated
};

} // namespace fmipv6
} // namespace ns3

#endif /* AP_STATION_WATCH_H */
