/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_SAP_H
#define LINK_SAP_H

#include "ns3/event-id.h"
#include "ns3/link-types.h"
#include "ns3/net-device.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The network layer's side of the link service access point: one call per confirm and indication
 * of RFC 5184 section 4. The defaults ignore.
 */
class LinkSapUser
{
  public:
    virtual ~LinkSapUser() = default;

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

/**
 * All that the network layer knows of a link: RFC 5184's primitives, and LinkScan.
 *
 * Every request yields exactly one confirm, early rejection included, never within the request
 * call itself (it is scheduled at the same instant), so that users need not be re-entrant. Type 2
 * indications reach the users that registered for them. This base keeps the registrations and the
 * primitive trace; a provider (IEEE 802.11, ideal link) implements the Do... methods and calls the
 * Indicate... and Confirm... methods.
 */
class LinkSap : public Object
{
  public:
    /// One primitive, as the trace source Primitive carries it (RFC 5184 section 3).
    struct PrimitiveRecord
    {
        LinkPrimitiveName name;            //!< which primitive
        LinkPrimitiveClass primitiveClass; //!< request, confirm, indication
        NetworkInterfaceId interface;      //!< on which interface
        Poa poa;                           //!< its PoA parameter, all zero where it has none
        std::string detail;                //!< the other parameters, for people
    };

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @return the interface that this access point serves
    NetworkInterfaceId GetInterfaceId() const;
    /// @return the device that IP packets use
    virtual Ptr<NetDevice> GetNetDevice() const = 0;
    /// @return link-layer address of the station
    Mac48Address GetAddress() const;

    /// L2-LinkStatus.request @param user receives the confirm
    void LinkStatusRequest(LinkSapUser* user);
    /// L2-PoAList.request @param user receives the confirm
    void PoaListRequest(LinkSapUser* user);
    /**
     * L2-PoAFound, L2-PoALost, L2-LinkUp, L2-LinkDown .request: register for an indication or
     * withdraw from it.
     * @param user receives the confirm and the indications
     * @param name one of the four
     * @param enable Enable/Disable
     */
    void NotificationRequest(LinkSapUser* user, LinkPrimitiveName name, bool enable);
    /**
     * L2-LinkStatusChanged.request.
     * @param user receives the confirm and the indications
     * @param enable Enable/Disable
     * @param threshold indicate when the quality of the current link falls to this level or below
     */
    void LinkStatusChangedRequest(LinkSapUser* user, bool enable, LinkQuality threshold);
    /// L2-LinkConnect.request; the operation begins after the confirm with Ack, and its success is
    /// told by L2-LinkUp.indication, its failure by L2-LinkDown.indication for this PoA.
    /// @param user receives the confirm @param poa where to
    void LinkConnectRequest(LinkSapUser* user, Poa poa);
    /// L2-LinkDisconnect.request @param user receives the confirm @param poa which link
    void LinkDisconnectRequest(LinkSapUser* user, Poa poa);
    /// LinkScan.request: RFC 4260 step 1 @param user receives the confirm when the scan has ended
    /// @param targets scan only for these (the provider knows where), or for all if empty
    void LinkScanRequest(LinkSapUser* user, const std::vector<Poa>& targets);

    /**
     * Forget a user that goes away: its registrations end, and no confirm or indication reaches it
     * any more. Call it before the user is destroyed.
     * @param user who
     */
    void Detach(LinkSapUser* user);

    /**
     * TracedCallback signature of the trace source Primitive.
     * @param record the primitive
     */
    typedef void (*PrimitiveTracedCallback)(const PrimitiveRecord& record);

  protected:
    void DoDispose() override;

    /// @param id the interface, once the device is known
    void SetInterfaceId(NetworkInterfaceId id);

    // What a provider implements. Codes are confirmed by the base; "after the confirm" below means
    // that the provider may begin at once, as the confirm is on its way already.
    /// @param poa set to the current one @param condition set to its condition @return Ack, or
    /// WRONG_STATE while there is no link
    virtual LinkStatusCode DoGetLinkStatus(Poa& poa, Condition& condition) = 0;
    /// @return candidates, best first
    virtual PoaList DoGetPoaList() = 0;
    /// @param poa where to @return Ack when the operation begins, else the Error
    virtual LinkStatusCode DoConnect(Poa poa) = 0;
    /// @param poa which link @return Ack when the operation begins, else the Error
    virtual LinkStatusCode DoDisconnect(Poa poa) = 0;
    /// Begin a scan; the provider calls ConfirmScan() later. @param targets as in the request
    /// @return Ack when the scan begins, else the Error (the base then confirms)
    virtual LinkStatusCode DoScan(const std::vector<Poa>& targets) = 0;

    // What a provider calls.
    /// The scan has ended. @param code Ack or Error @param list what it found, best first
    void ConfirmScan(LinkStatusCode code, PoaList list);
    /// @param list new points of attachment
    void IndicatePoaFound(const PoaList& list);
    /// @param list points of attachment that disappeared
    void IndicatePoaLost(const PoaList& list);
    /// @param poa the new point of attachment
    void IndicateLinkUp(Poa poa);
    /// @param poa the one that is left, or to which a connection failed
    void IndicateLinkDown(Poa poa);
    /// The condition of the current link was measured; users whose threshold is crossed downwards
    /// are told, once per crossing. @param poa the current one @param condition its condition
    void UpdateLinkCondition(Poa poa, const Condition& condition);

  private:
    /// Trace a primitive.
    /// @param name which @param primitiveClass class @param poa PoA or zero @param detail the rest
    void Trace(LinkPrimitiveName name,
               LinkPrimitiveClass primitiveClass,
               Poa poa = Poa(),
               const std::string& detail = "");
    /// Confirm at this instant, outside the request call. @param user to whom
    /// @param call traces the confirm and tells the user
    void Confirm(LinkSapUser* user, std::function<void()> call);
    /// Confirm with nothing but a code. @param user to whom @param name the primitive
    /// @param code Ack or Error @param poa its PoA or zero
    void ConfirmCode(LinkSapUser* user, LinkPrimitiveName name, LinkStatusCode code, Poa poa);
    /// Confirm a scan request. @param user to whom @param code Ack or Error @param list found
    void ConfirmScanTo(LinkSapUser* user, LinkStatusCode code, const PoaList& list);
    /// Carry out a type 3 request. @param user who asks @param name the primitive @param poa its
    /// PoA
    /// @param operation the provider's part; what it indicates comes after the confirm
    void Operate(LinkSapUser* user,
                 LinkPrimitiveName name,
                 Poa poa,
                 const std::function<LinkStatusCode()>& operation);
    /// An indication raised within a request comes after its confirm, and never inside the user's
    /// own call. @param call raises it again, at this instant
    void Defer(std::function<void()> call);
    /// Tell the registered users. @param name the primitive @param poa its PoA or zero
    /// @param detail the rest @param call tells one user
    void Indicate(LinkPrimitiveName name,
                  Poa poa,
                  const std::string& detail,
                  std::function<void(LinkSapUser*)> call);
    /// Users registered for an indication.
    /// @param name the primitive @return a copy, so that users may withdraw while being told
    std::vector<LinkSapUser*> GetRegistered(LinkPrimitiveName name) const;

    /// A registration for LinkStatusChanged.
    struct Threshold
    {
        LinkSapUser* user; //!< who
        LinkQuality level; //!< indicate at this level or below
        bool below{false}; //!< indicated already, and not risen since
    };

    /// A confirm on its way.
    struct PendingConfirm
    {
        LinkSapUser* user; //!< to whom
        EventId event;     //!< its delivery
    };

    NetworkInterfaceId m_interfaceId;                                    //!< this interface
    std::map<LinkPrimitiveName, std::vector<LinkSapUser*>> m_registered; //!< in order of request
    std::vector<Threshold> m_thresholds;                                 //!< LinkStatusChanged
    std::vector<PendingConfirm> m_confirms;                              //!< on their way
    std::vector<EventId> m_deferred;  //!< indications raised within a request
    uint32_t m_operating{0};          //!< depth of provider calls within requests
    bool m_scanning{false};           //!< a scan runs, for m_scanUser or for nobody
    LinkSapUser* m_scanUser{nullptr}; //!< who awaits LinkScan.confirm, if still there
    TracedCallback<const PrimitiveRecord&> m_primitiveTrace; //!< trace source Primitive
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_SAP_H */
