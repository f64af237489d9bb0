/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FAST_BINDING_TABLE_H
#define FAST_BINDING_TABLE_H

#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"
#include "ns3/neighbor-router-table.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// How far a previous access router has come with a mobile node.
enum class FastBindingState : uint8_t
{
    IDLE,          //!< nothing under way
    INITIATING,    //!< FBU accepted; HI waits for its turn
    AWAITING_HACK, //!< HI sent
    ACKNOWLEDGING, //!< binding and tunnel installed; FBack waits for its turn
    BOUND,         //!< FBack sent; packets for the PCoA are tunnelled
};

/// @param state the state @return its name in lower case
std::string ToString(FastBindingState state);

/// A previous access router's row for one mobile node, keyed by its PCoA.
struct FastBinding
{
    Ipv6Address pcoa;                               //!< previous care-of address
    Ipv6Address ncoa;                               //!< new care-of address
    Mac48Address mnLla;                             //!< the mobile node's link-layer address
    ArInfo nar;                                     //!< the new access router
    FastBindingState state{FastBindingState::IDLE}; //!< how far
    bool ncoaReplaced{false};                       //!< the new router assigned another one
    Ipv6Address requested;                          //!< new care-of address in the latest FBU
    bool throughRouter{false};                      //!< the tunnel ends at the new router, which
                                                    //!< delivers to the PCoA
    bool fromOldLink{false};                        //!< source of the accepted FBU was the PCoA
    uint16_t sequence{0};                           //!< of the latest FBU
    bool sequenceKnown{false};                      //!< whether an FBU was ever accepted
    Time lifetime;                                  //!< granted
    uint16_t identifier{0};                         //!< of the HI
    uint8_t hiTries{0};                             //!< times that HI was sent
    bool fbackSent{false};                          //!< whether step f has begun
    Time until; //!< until when the FBU's lifetime lasts, accepted or not
};

/// @param binding a fast binding @return where the tunnel for its PCoA ends
inline Ipv6Address
GetTunnelEnd(const FastBinding& binding)
{
    return binding.throughRouter ? binding.nar.routerAddress : binding.ncoa;
}

/**
 * Fast bindings of a previous access router. A row outlives its binding with state IDLE, so that
 * an old FBU cannot be replayed.
 */
class FastBindingTable
{
  public:
    /// Rows in ascending order of the PCoA.
    using Rows = std::map<Ipv6Address, FastBinding>;

    /// @param pcoa whose @return the row, or null
    FastBinding* Find(Ipv6Address pcoa);
    /// @param pcoa whose @return the row; made, in state IDLE, if there was none
    FastBinding& Get(Ipv6Address pcoa);
    /// @param identifier of a HAck @param nar who sent it @return the row that awaits it, or null
    FastBinding* FindByIdentifier(uint16_t identifier, Ipv6Address nar);
    /// @param ncoa new care-of address @return the row that an FBU named it for last, or null
    FastBinding* FindByNcoa(Ipv6Address ncoa);
    /// Forget all rows.
    void Clear();
    /// @param pcoa whose @return whether packets for it are to be tunnelled
    bool IsBound(Ipv6Address pcoa) const;
    /// @return all rows
    const Rows& GetRows() const;

  private:
    Rows m_rows; //!< the rows
};

} // namespace fmipv6
} // namespace ns3

#endif /* FAST_BINDING_TABLE_H */
