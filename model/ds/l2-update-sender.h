/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef L2_UPDATE_SENDER_H
#define L2_UPDATE_SENDER_H

#include "ns3/mac48-address.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Step 6 at the new access point: emits the L2 Update frame on the distribution system, with the
 * station's address as source, so that the LAN's bridges redirect what is for the station.
 */
class L2UpdateSender : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Say where to emit. To be called once, before Announce().
     *
     * @param node the access point
     * @param lan its device on the distribution system, or null where access point and access
     *        router are one node and the air side is its subnet (RFC 4260 Figure 2); nothing is
     *        sent then, and step 6 ends in the instant in which it begins
     */
    void Attach(Ptr<Node> node, Ptr<NetDevice> lan);

    /**
     * Announce a station, as soon as the step gate lets step 6 begin. To be called when the
     * station has associated and, with IEEE 802.11i, its port is open.
     * @param station link-layer address
     */
    void Announce(Mac48Address station);

    /**
     * Take back an Announce() that the gate still holds: the station has left again.
     * @param station link-layer address
     */
    void Withdraw(Mac48Address station);

    /**
     * TracedCallback signature of the trace source Emitted.
     * @param station link-layer address of the station
     */
    typedef void (*EmittedTracedCallback)(Mac48Address station);

  protected:
    void DoDispose() override;

  private:
    /// @param station whose frame the gate lets pass
    void Emit(Mac48Address station);

    Ptr<Node> m_node;                       //!< the access point
    Ptr<NetDevice> m_lan;                   //!< on the distribution system, or null
    TracedCallback<Mac48Address> m_emitted; //!< trace source Emitted
};

} // namespace fmipv6
} // namespace ns3

#endif /* L2_UPDATE_SENDER_H */
