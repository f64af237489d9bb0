/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_SAP_USER_H
#define LINK_SAP_USER_H

#include "ns3/link-primitive.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * The network layer's side of the link service access point: one call per confirm and indication
 * of RFC 5184 section 4. The defaults ignore. Who serves several interfaces overrides Receive(),
 * which has the Network Interface ID.
 */
class LinkSapUser
{
  public:
    virtual ~LinkSapUser() = default;

    /// @return name of this entity, for the primitive log
    virtual std::string GetEntityName() const;

    /**
     * A confirm or an indication. The default makes the call below that it belongs to.
     * @param primitive with its five fields
     */
    virtual void Receive(const LinkPrimitive& primitive);

    /// L2-LinkStatus.confirm @param code Ack or Error @param poa the current PoA (valid with Ack)
    /// @param condition of the link to it
    virtual void LinkStatusConfirm(LinkStatusCode code, Poa poa, const Condition& condition);
    /// L2-PoAList.confirm @param code Ack or Error @param list candidates, best first
    virtual void PoaListConfirm(LinkStatusCode code, const PoaList& list);
    /// Confirm of the registration of a type 2 primitive, or of LinkConnect, LinkDisconnect.
    /// @param name the primitive @param code Ack or Error
    virtual void LinkConfirm(LinkPrimitiveName name, LinkStatusCode code);
    /// LinkScan.confirm (RFC 4260 step 1 ends) @param code Ack or Error @param list what this scan
    /// found, best first
    virtual void LinkScanConfirm(LinkStatusCode code, const PoaList& list);
    /// L2-PoAFound.indication @param list new points of attachment
    virtual void PoaFoundIndication(const PoaList& list);
    /// L2-PoALost.indication @param list points of attachment that disappeared
    virtual void PoaLostIndication(const PoaList& list);
    /// L2-LinkUp.indication: IP packets can be sent @param poa the new point of attachment
    virtual void LinkUpIndication(Poa poa);
    /// L2-LinkDown.indication: IP packets cannot be sent any more @param poa the one that is left
    virtual void LinkDownIndication(Poa poa);
    /// L2-LinkStatusChanged.indication @param poa the current one @param condition its condition
    virtual void LinkStatusChangedIndication(Poa poa, const Condition& condition);
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_SAP_USER_H */
