/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef AP_DATABASE_H
#define AP_DATABASE_H

#include "ns3/link-types.h"
#include "ns3/mlme-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * A quantity measured now and then, damped: samples are averaged until the next Damp(), which lets
 * their average count by a first-order low-pass. So that a sample costs no more than an addition.
 */
class DampedMean
{
  public:
    /// @param sample a measurement
    void Add(double sample);
    /// Take in what has been measured. @param now simulated time @param timeConstant of the
    /// low-pass; zero for the last sample as it is
    void Damp(Time now, Time timeConstant);
    /// @return the damped value, or nothing before the first sample
    std::optional<double> Get() const;
    /// Forget everything.
    void Reset();

  private:
    double m_sum{0};                 //!< of the samples since Damp()
    double m_last{0};                //!< the last of them
    uint32_t m_count{0};             //!< how many
    std::optional<double> m_value{}; //!< damped
    Time m_updated;                  //!< when m_value last changed
};

/// What a device knows of an access point: the device-dependent entry of RFC 5184 Appendix E.
struct ApEntry
{
    BssDescription bss;    //!< the AP's parameters, of its last beacon or probe response
    bool heard{false};     //!< not only told of
    Time updated;          //!< when a frame of it was last received
    uint64_t frames{0};    //!< frames of it that were received
    DampedMean snrDb;      //!< signal to noise ratio, dB
    DampedMean rssiDbm;    //!< signal strength, dBm
    DampedMean repeated;   //!< share of its frames that carry the Retry bit
    DampedMean failed;     //!< share of transmissions to it that it did not acknowledge
    DampedMean latencyS;   //!< from the MAC's queue to its acknowledgment, s
    double rateBitPerS{0}; //!< transmission rate to it, where it is the current one

    /// @return noise level, dBm, or nothing before it was heard
    std::optional<double> GetNoiseDbm() const;
    /// @return the greater share of transmissions that failed, of the two directions
    double GetFrameErrorShare() const;
};

/**
 * The access points that a station has heard of: the device's list of RFC 5184 Appendix D.2 and E,
 * fed by beacons, probe responses and all other frames of access points. It holds at most as many
 * as it is told, so that invented ones cannot fill the memory: then the one that was not heard for
 * the longest time makes room.
 */
class ApDatabase
{
  public:
    /// @param poa a BSSID @return its entry, or null
    ApEntry* Find(Poa poa);
    /// @param poa a BSSID @return its entry, or null
    const ApEntry* Find(Poa poa) const;
    /// @param poa a BSSID @return its entry, made if there was none
    ApEntry& Get(Poa poa);
    /// @param poa an access point that is known without having been heard @param ssid its SSID
    /// @param channel its channel number
    void AddKnown(Poa poa, const std::string& ssid, uint8_t channel);
    /// A beacon or probe response was received. @param bss what it says @return whether the access
    /// point was not in the database as heard
    bool Hear(const BssDescription& bss);
    /**
     * Any frame of an access point was received, beacons and probe responses included.
     * @param poa its transmitter
     * @param snrDb signal to noise ratio, dB
     * @param rssiDbm signal strength, dBm
     * @param repeated its Retry bit
     */
    void HearFrame(Poa poa, double snrDb, double rssiDbm, bool repeated);
    /// A data frame was transmitted. @param poa to which access point @param acknowledged by it
    /// @param latency from queue to acknowledgment, if known
    void NoteTransmission(Poa poa, bool acknowledged, std::optional<Time> latency);
    /// Take in the samples. @param now simulated time @param timeConstant over which they are
    /// damped
    void Damp(Time now, Time timeConstant);
    /// Make room. @param most entries that may stay @param keep is never removed
    void Limit(std::size_t most, std::optional<Poa> keep);

    /// @return all entries
    const std::map<Poa, ApEntry>& GetEntries() const;

  private:
    std::map<Poa, ApEntry> m_entries;    //!< by BSSID
    std::pair<Poa, ApEntry*> m_latest{}; //!< of the last frame: most frames follow one of the same
};

} // namespace fmipv6
} // namespace ns3

#endif /* AP_DATABASE_H */
