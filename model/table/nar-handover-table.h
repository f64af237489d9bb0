/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NAR_HANDOVER_TABLE_H
#define NAR_HANDOVER_TABLE_H

#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// How far a new access router has come with a mobile node.
enum class NarHandoverState : uint8_t
{
    IDLE,     //!< nothing under way
    PROBING,  //!< HI accepted: the link is asked whether somebody has the NCoA
    EXPECTED, //!< HI accepted: the NCoA is proxied, its packets are held
    PRESENT,  //!< the mobile node has announced itself
};

/// @param state the state @return its name in lower case
std::string ToString(NarHandoverState state);

/// A new access router's row for one mobile node, keyed by its NCoA, or by its PCoA where that
/// stays in use.
struct NarHandover
{
    Ipv6Address ncoa;                               //!< new care-of address, or the PCoA
    bool keepsPcoa{false};                          //!< whether it is the PCoA
    Ipv6Address pcoa;                               //!< previous one, :: if not told
    Ipv6Address par;                                //!< the previous router, :: before HI
    Mac48Address mnLla;                             //!< the mobile node's link-layer address
    NarHandoverState state{NarHandoverState::IDLE}; //!< how far
    uint16_t identifier{0};                         //!< of the HI accepted last
    uint8_t hackCode{0};                            //!< Code of the HAck
    bool hiAccepted{false};                         //!< whether a HI of this handover came
    bool hackSent{false};                           //!< whether step e has begun
    bool hiAfter{false};                            //!< that HI had Code 1
    bool una{false};                                //!< whether a UNA came that made no entry
    Time unaTime;                                   //!< when it came
    bool buffering{true};                           //!< whether that HI asked to hold packets
    bool assigned{false};                           //!< whether this router chose the NCoA
};

/// Handovers towards a new access router.
class NarHandoverTable
{
  public:
    /// Rows in ascending order of the NCoA.
    using Rows = std::map<Ipv6Address, NarHandover>;

    /// @param ncoa whose @return the row, or null
    NarHandover* Find(Ipv6Address ncoa);
    /// @param ncoa whose @return the row; made, in state IDLE, if there was none
    NarHandover& Get(Ipv6Address ncoa);
    /**
     * Tell a HI that was sent again from a new one.
     * @param par who sent it
     * @param identifier its Identifier or sequence number
     * @param mnLla the mobile node
     * @return the row that it made, or null
     */
    NarHandover* FindByHi(Ipv6Address par, uint16_t identifier, Mac48Address mnLla);
    /// @param mnLla a mobile node @return the row of its PCoA, if that stays in use here, or null
    const NarHandover* FindKeptPcoa(Mac48Address mnLla) const;
    /// @param ncoa whose row to forget
    void Remove(Ipv6Address ncoa);
    /**
     * @param ncoa an address
     * @param mnLla link-layer address of the node that wants to use it
     * @return whether another node of this table has it
     */
    bool IsUsedByOther(Ipv6Address ncoa, Mac48Address mnLla) const;
    /// @return all rows
    const Rows& GetRows() const;

  private:
    Rows m_rows; //!< the rows
};

} // namespace fmipv6
} // namespace ns3

#endif /* NAR_HANDOVER_TABLE_H */
