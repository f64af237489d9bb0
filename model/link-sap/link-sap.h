/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_SAP_H
#define LINK_SAP_H

#include "ns3/event-id.h"
#include "ns3/link-confirms.h"
#include "ns3/link-primitive.h"
#include "ns3/link-registration.h"
#include "ns3/link-sap-user.h"
#include "ns3/link-types.h"
#include "ns3/net-device.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * All that the network layer knows of a link: RFC 5184's primitives, and LinkScan.
 *
 * Every request yields exactly one confirm, early rejection included, never within the request
 * call itself (it is scheduled at the same instant), so that users need not be re-entrant. Type 2
 * indications reach the users that registered for them, of which there may be any number. This base
 * keeps the registrations and the primitive trace; a provider (IEEE 802.11, ideal link) implements
 * the Do... methods and calls the Indicate..., Update... and Confirm... methods.
 *
 * A request is a LinkPrimitive with its five fields (Request()); the methods named after a
 * primitive make one for this interface. Registrations survive L2-LinkDown.
 */
class LinkSap : public Object
{
  public:
    /// One primitive, as the trace source Primitive carries it: RFC 5184's five fields, and who has
    /// sent it (request, response) or is told (confirm, indication).
    struct PrimitiveRecord : public LinkPrimitive
    {
        std::string user; //!< LinkSapUser::GetEntityName() of the entity in the network layer

        /// @param indication a type 2 primitive @return whether this tells the node's IPv6 of it;
        /// other users may be told as well
        bool TellsIpv6Of(LinkPrimitiveName indication) const;
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

    /**
     * Any request, which is confirmed with Error where its protocol layer ID, protocol ID or
     * Network Interface ID are not of this interface, where its class is another, or a parameter
     * is missing.
     * @param user receives the confirm
     * @param request with its five fields
     */
    void Request(LinkSapUser* user, const LinkPrimitive& request);

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
     * @param threshold of L2-PoAFound: told of points of attachment whose quality rises above this
     *        level, GOOD if not given, NONE for all (RFC 5184 Appendix D.3); of L2-PoALost: whose
     *        quality falls below it, or that disappear, BAD if not given (D.4)
     */
    void NotificationRequest(LinkSapUser* user,
                             LinkPrimitiveName name,
                             bool enable,
                             std::optional<LinkQuality> threshold = std::nullopt);
    /**
     * L2-LinkStatusChanged.request.
     * @param user receives the confirm and the indications
     * @param enable Enable/Disable
     * @param threshold indicate when the quality of the current link falls to this level or below
     * @param event that, or when it rises to this level or above; each is a registration of its own
     */
    void LinkStatusChangedRequest(LinkSapUser* user,
                                  bool enable,
                                  LinkQuality threshold,
                                  LinkEvent event = LinkEvent::FALL);
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
     * The response to an indication, which a user may give (RFC 5184 section 3). One that answers
     * no indication is ignored.
     * @param user who was told
     * @param name of the indication
     */
    void IndicationResponse(LinkSapUser* user, LinkPrimitiveName name);

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

    /// Make this access point known to the node's LinkLayer. @param id the interface, once the
    /// device is known
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
    /// Points of attachment have appeared, disappeared (LinkQuality::NONE) or changed their level;
    /// users whose threshold is crossed are told. @param changed with their conditions now
    void UpdatePoas(const PoaList& changed);
    /// @param poa the new point of attachment
    void IndicateLinkUp(Poa poa);
    /// @param poa the one that is left, or to which a connection failed
    void IndicateLinkDown(Poa poa);
    /// The condition of the current link was measured; users whose threshold is crossed are told,
    /// once per crossing. @param poa the current one @param condition its condition
    void UpdateLinkCondition(Poa poa, const Condition& condition);

  private:
    /// A registration, kept while an indication goes round.
    using Registration = std::shared_ptr<LinkRegistration>;

    /// @param name a primitive @param primitiveClass confirm or indication @return it, on its way
    /// to the network layer
    PrimitiveRecord MakeUpward(LinkPrimitiveName name, LinkPrimitiveClass primitiveClass) const;
    /// Trace a primitive and hand it to a user. @param user who @param record it
    void Deliver(LinkSapUser* user, PrimitiveRecord record);
    /// Confirm at this instant, outside the request call. @param user to whom @param record it
    void Confirm(LinkSapUser* user, const PrimitiveRecord& record);
    /// @param user to whom @param request what is confirmed @param code Ack or Error
    void ConfirmCode(LinkSapUser* user, const LinkPrimitive& request, LinkStatusCode code);
    /// @param request a request @return Ack if it is one to this interface
    LinkStatusCode CheckRequest(const LinkPrimitive& request) const;
    /// Carry out a type 1 request. @param user who asks @param request it
    void Inform(LinkSapUser* user, const LinkPrimitive& request);
    /// Carry out a type 2 request. @param user who asks @param request it @return Ack or Error
    LinkStatusCode Register(LinkSapUser* user, const LinkPrimitive& request);
    /// Carry out a type 3 request. @param user who asks @param request it
    void Operate(LinkSapUser* user, const LinkPrimitive& request);
    /// Begin a scan. @param user who asks @param targets as in the request
    void Scan(LinkSapUser* user, const std::vector<Poa>& targets);
    /// Confirm a scan request. @param user to whom @param code Ack or Error @param list found
    void ConfirmScanTo(LinkSapUser* user, LinkStatusCode code, const PoaList& list);
    /// @param user who @param name for which primitive @param event of L2-LinkStatusChanged, or any
    /// @return the registration, or null
    Registration Find(const LinkSapUser* user,
                      LinkPrimitiveName name,
                      std::optional<LinkEvent> event) const;
    /// @param name a primitive @return who registered, in order of request: a copy, as users may
    /// withdraw while being told
    std::vector<Registration> GetRegistrations(LinkPrimitiveName name) const;
    /// Tell a user of points of attachment. @param registration its @param list they, if any
    void IndicatePoas(const Registration& registration, const PoaList& list);
    /// Tell a registered user. @param registration its @param record the indication
    void Indicate(const Registration& registration, const PrimitiveRecord& record);
    /// Tell all registered users of a point of attachment. @param name primitive @param poa which
    void IndicatePoa(LinkPrimitiveName name, Poa poa);
    /// An indication raised within a request comes after its confirm, and never inside the user's
    /// own call. @param call raises it again, at this instant @return whether it is put off
    bool Defer(const std::function<void()>& call);

    Time m_poaIndicationInterval; //!< attribute PoaIndicationInterval

    NetworkInterfaceId m_interfaceId;          //!< this interface
    std::vector<Registration> m_registrations; //!< in order of request
    LinkConfirms m_confirms;                   //!< on their way
    std::vector<EventId> m_deferred;           //!< indications raised within a request
    uint32_t m_operating{0};                   //!< depth of provider calls within requests
    bool m_scanning{false};                    //!< a scan runs, for m_scanUser or for nobody
    LinkSapUser* m_scanUser{nullptr};          //!< who awaits LinkScan.confirm, if still there
    TracedCallback<const PrimitiveRecord&> m_primitiveTrace; //!< trace source Primitive
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_SAP_H */
