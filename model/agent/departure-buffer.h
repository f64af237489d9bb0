/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DEPARTURE_BUFFER_H
#define DEPARTURE_BUFFER_H

#include "ns3/handover-buffer.h"
#include "ns3/ipv6-address.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"

#include <map>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The previous access router's own buffer (RFC 4068 and RFC 5568 section 4, "buffer and forward"):
 * copies of what it sends to a mobile node that is about to leave, or has left unnoticed. They go
 * into the tunnel as soon as there is one, so that the mobile node gets what was sent to its old
 * link in vain, and some packets twice.
 *
 * A copy that is not needed is no loss: it is reported by PacketFiltered, not by PacketDrop.
 */
class DepartureBuffer : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param node the router
    void Attach(Ptr<Node> node);

    /// Copy from now on what goes to an address on the link. @param pcoa the address
    void Start(Ipv6Address pcoa);
    /// Copy no more, and keep what is held for Take(). @param pcoa the address
    void Pause(Ipv6Address pcoa);
    /// Copy no more. @param pcoa the address @return what is held, in order of arrival
    std::vector<HandoverBuffer::Item> Take(Ipv6Address pcoa);
    /// Copy no more, and forget what is held. @param pcoa the address
    void Discard(Ipv6Address pcoa);
    /// The same for all addresses.
    void DiscardAll();

    /// @return copies held now, for all mobile nodes
    uint32_t GetNPackets() const;

  protected:
    void DoDispose() override;

  private:
    /// The buffer gave a copy up. @param packet it @param cause why
    void OnDrop(Ptr<const Packet> packet, PacketDropCause cause);

    Ptr<Node> m_node;                                               //!< the router
    std::map<Ipv6Address, Ptr<HandoverBuffer>> m_buffers;           //!< by PCoA
    Time m_reach;                                                   //!< attribute Reach
    uint32_t m_maxPackets{0};                                       //!< attribute MaxPackets
    uint32_t m_maxBytes{0};                                         //!< attribute MaxBytes
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_holdTrace;                  //!< PacketHold
    TracedCallback<Ptr<const Packet>> m_filterTrace;                //!< PacketFiltered
};

} // namespace fmipv6
} // namespace ns3

#endif /* DEPARTURE_BUFFER_H */
