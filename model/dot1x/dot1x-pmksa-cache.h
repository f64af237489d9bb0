/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_PMKSA_CACHE_H
#define DOT1X_PMKSA_CACHE_H

#include "ns3/dot11-rsn-element.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"
#include "ns3/simple-ref-count.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A pairwise master key security association (IEEE Std 802.11-2020 section 12.6.1.1.2).
struct Dot1xPmksa
{
    Dot11Pmkid pmkid{};         //!< names it between these two
    Mac48Address authenticator; //!< AA
    Mac48Address station;       //!< SPA
    std::vector<uint8_t> pmk;   //!< the key
    Time expires;               //!< end of its lifetime
};

/**
 * PMKSAs that outlive an association, of a station or of an access point; access points with a
 * common back end share one. When it is full the oldest goes, as in hostapd.
 */
class Dot1xPmksaCache : public SimpleRefCount<Dot1xPmksaCache>
{
  public:
    /**
     * @param lifetime of an entry
     * @param maxEntries how many are kept
     */
    Dot1xPmksaCache(Time lifetime, std::size_t maxEntries);

    /**
     * Keep a key; an older one between these two is replaced.
     * @param authenticator AA
     * @param station SPA
     * @param pmk the key
     */
    void Add(Mac48Address authenticator, Mac48Address station, const std::vector<uint8_t>& pmk);

    /**
     * @param authenticator AA
     * @param station SPA
     * @return the entry between these two, if it has not expired
     */
    std::optional<Dot1xPmksa> Find(Mac48Address authenticator, Mac48Address station) const;

    /// @param station SPA @return its newest entry with any access point, if one has not expired
    std::optional<Dot1xPmksa> FindNewest(Mac48Address station) const;

    /**
     * Opportunistic key caching: a key made with another access point, under the name that it has
     * with this one.
     * @param pmkid the name
     * @param authenticator AA of this access point
     * @param station SPA
     * @return an entry whose key has this name, if it has not expired
     */
    std::optional<Dot1xPmksa> FindShared(const Dot11Pmkid& pmkid,
                                         Mac48Address authenticator,
                                         Mac48Address station) const;

    /// Forget the entry between these two. @param authenticator AA @param station SPA
    void Remove(Mac48Address authenticator, Mac48Address station);

    /// @return how many entries are kept, expired ones included until their place is needed
    std::size_t GetSize() const;

  private:
    Time m_lifetime;                   //!< of an entry
    std::size_t m_maxEntries;          //!< how many are kept
    std::vector<Dot1xPmksa> m_entries; //!< the oldest first
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_PMKSA_CACHE_H */
