/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILE_NODE_H
#define MOBILE_NODE_H

#include "ns3/event-id.h"
#include "ns3/fast-binding-client.h"
#include "ns3/fmipv6-profile.h"
#include "ns3/gate-aware-timer.h"
#include "ns3/handover-policy.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/link-sap.h"
#include "ns3/mobile-node-state.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/neighbor-router-table.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/random-variable-stream.h"
#include "ns3/step-trace.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

class Ipv6Header;

namespace fmipv6
{

class AttachmentAnnouncer;
class CareOfAddressManager;
class HostProcessing;
class HomeAgentDiscovery;
class HomeAgentSelector;
class MapClient;
class Mipv6Registration;
class MobilePrefixClient;
class PrRtAdvHeader;
class ProxyDiscovery;
class RouteOptimizer;
class RouterAdvertisement;
class RouterWatch;

/**
 * A mobile node's agent for RFC 4068 and RFC 5568 handovers, aggregated to its node. It knows the
 * link layer through LinkSap only, decides nothing (HandoverPolicy does), reports steps to
 * StepTrace, and leaves addresses to CareOfAddressManager and the home agent to Mipv6Registration.
 * It puts in order what ProxyDiscovery, FastBindingClient and AttachmentAnnouncer say to routers.
 *
 * Usage: MobilityStackHelper::InstallMobileNode, AddInterface for the device, aggregate a
 * MobileNode with its attributes set, call SetLink. The first L2-LinkConnect is the user's to
 * request; from then on the agent connects.
 */
class MobileNode : public Object, public LinkSapUser
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    MobileNode();
    ~MobileNode() override;

    /// @param link the link service access point of the node's interface
    void SetLink(Ptr<LinkSap> link);

    /**
     * Configure a point of attachment, so that no PrRtAdv is needed for it (RFC 4068 section 4:
     * "when the parameters ... are supplied by the link layer handover mechanism itself").
     * @param ap link-layer address of the access point
     * @param info its router
     */
    void AddConfiguredNeighbor(Poa ap, const ArInfo& info);

    /**
     * Configure the prefix behind an integrated access point and router (RFC 4260 Figure 2), the
     * router of which has the BSSID as its link-layer address, and the link-local address that is
     * formed from it. Used only with the attribute IntegratedDeployment. It makes RtSolPr/PrRtAdv
     * and RS/RA (a, b) dispensable there; the router's global address, which a later FBU needs, is
     * learnt from its advertisements if it is not given.
     * @param bssid of the access point
     * @param prefix on its link
     * @param prefixLength length of the prefix, 0-128
     * @param routerAddress the router's global address, or :: if not known
     */
    void AddConfiguredPrefix(Poa bssid,
                             Ipv6Address prefix,
                             uint8_t prefixLength = 64,
                             Ipv6Address routerAddress = Ipv6Address::GetAny());

    /// @return link-layer address of the station: the key of all step reports
    Mac48Address GetLinkLayerAddress() const;
    /// @return the home address
    Ipv6Address GetHomeAddress() const;
    /// @return the care-of address in use, :: before the first
    Ipv6Address GetCareOfAddress() const;
    /// @return whose messages and rules it follows
    Fmipv6Profile GetProfile() const;
    /// @return where the agent stands
    MobileNodeState GetState() const;
    /// @return the part that talks to the home agent
    Ptr<Mipv6Registration> GetRegistration() const;
    /// @return the part that asks routers about access points
    Ptr<ProxyDiscovery> GetDiscovery() const;
    /// @return the part that has traffic redirected
    Ptr<FastBindingClient> GetFastBinding() const;
    /// @return the part that announces the node on a new link
    Ptr<AttachmentAnnouncer> GetAnnouncer() const;
    /// @return the part that talks to correspondents (attribute RouteOptimization)
    Ptr<RouteOptimizer> GetRouteOptimizer() const;
    /// @return the part that holds addresses and the default router
    Ptr<CareOfAddressManager> GetAddresses() const;
    /// @return the part that talks to mobility anchor points (attribute Hmipv6)
    Ptr<MapClient> GetMapClient() const;

    /// @return the part that asks who is a home agent (attribute DiscoverHomeAgent)
    Ptr<HomeAgentDiscovery> GetHomeAgentDiscovery() const;
    /// @return the part that notices that the default router is gone
    Ptr<RouterWatch> GetRouterWatch() const;
    /// @return the part that asks for the prefixes of the home link (RFC 6275 section 11.4)
    Ptr<MobilePrefixClient> GetPrefixClient() const;
    /// @return the home addresses, the preferred one first: more than one while the home link is
    /// renumbered
    std::vector<Ipv6Address> GetHomeAddresses() const;
    /// @return the part that chooses among home agents (attribute DiscoverHomeAgent)
    Ptr<HomeAgentSelector> GetHomeAgentSelector() const;

    /// @return how often the node predicted a point of attachment and came to another
    uint32_t GetWrongPredictions() const;

    /// Hand over now, whatever the policy says (RFC 4260 step 0); ignored while one goes on.
    void TriggerHandover();

    /**
     * Fix the random streams.
     * @param stream first stream index
     * @return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /**
     * TracedCallback signature of the trace source HomeAddresses.
     * @param preferred the home address that new communication is to use
     * @param count how many there are
     */
    typedef void (*HomeAddressesTracedCallback)(Ipv6Address preferred, uint32_t count);

    /// A row of the transition table.
    struct Transition
    {
        MobileNodeState state; //!< in
        MobileNodeEvent event; //!< when this happens
        MobileNodeState next;  //!< go to
    };

    static const std::vector<Transition> TRANSITIONS; //!< sorted by state

    /**
     * TracedCallback signature of the trace source HandoverStart.
     * @param mn link-layer address of the mobile node
     */
    typedef void (*HandoverStartTracedCallback)(Mac48Address mn);

    /**
     * TracedCallback signature of the trace source HandoverEnd.
     * @param mn link-layer address of the mobile node
     * @param outcome how it ended
     * @param reason one short phrase
     */
    typedef void (*HandoverEndTracedCallback)(Mac48Address mn,
                                              HandoverEnding outcome,
                                              std::string reason);

    /**
     * TracedCallback signature of the trace sources Prediction and Arrival. AddressKept has that of
     * HandoverStart.
     * @param mn link-layer address of the mobile node
     * @param poa the point of attachment
     */
    typedef void (*PoaTracedCallback)(Mac48Address mn, Poa poa);

    /**
     * TracedCallback signature of the trace source WrongPrediction.
     * @param mn link-layer address of the mobile node
     * @param predicted where it meant to go when it decided to
     * @param actual where it came to
     */
    typedef void (*WrongPredictionTracedCallback)(Mac48Address mn, Poa predicted, Poa actual);

    /**
     * TracedCallback signature of the trace source StateTransition.
     * @param oldState left
     * @param newState entered
     * @param why the event
     */
    typedef void (*StateTransitionTracedCallback)(MobileNodeState oldState,
                                                  MobileNodeState newState,
                                                  MobileNodeEvent why);

    /**
     * TracedCallback signature of the trace sources MsgTx and MsgRx.
     * @param name name of the message, for instance "FBU"
     * @param packet the message without its IPv6 header
     */
    typedef void (*MessageTracedCallback)(std::string name, Ptr<const Packet> packet);

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

    // LinkSapUser
    void PoaListConfirm(LinkStatusCode code, const PoaList& list) override;
    void LinkConfirm(LinkPrimitiveName name, LinkStatusCode code) override;
    void LinkScanConfirm(LinkStatusCode code, const PoaList& list) override;
    void LinkUpIndication(Poa poa) override;
    void LinkDownIndication(Poa poa) override;
    void LinkStatusChangedIndication(Poa poa, const Condition& condition) override;
    void LinkStatusConfirm(LinkStatusCode code, Poa poa, const Condition& condition) override;
    void PoaFoundIndication(const PoaList& list) override;
    void PoaLostIndication(const PoaList& list) override;

  protected:
    void NotifyNewAggregate() override;
    void DoInitialize() override;
    void DoDispose() override;

  private:
    /// What the handover under way has reached. One object per handover.
    struct Handover
    {
        HandoverIntent intent;               //!< what the policy wants
        HandoverCause cause{};               //!< why it was thought of
        bool decided{false};                 //!< step 0 has ended
        Poa oldPoa;                          //!< point of attachment at the trigger
        ArInfo par;                          //!< router at the trigger
        Ipv6Address pcoa;                    //!< care-of address at the trigger
        bool scanAsked{false};               //!< LinkScan or PoAList requested
        bool scanEnded{false};               //!< and confirmed
        PoaList candidates;                  //!< what it found
        std::optional<Poa> target;           //!< chosen
        std::optional<Poa> predicted;        //!< the first target chosen on the old link
        std::optional<Ipv6Address> supplied; //!< NCoA that PrRtAdv, FBack or NAACK supplied
        bool noFastHandover{false};          //!< PrRtAdv says that the NAR does not support it
        uint32_t naacks{0};                  //!< addresses that the new router refused
        bool pcoaKept{false};                //!< PCoA is used on the new link, not an NCoA
        bool pcoaAssigned{false};            //!< FBack says that it shall be
        bool connectHeld{false};             //!< LinkConnect waits for intent.connectDelay
        bool seeksAddress{false};            //!< one of the new link is being verified meanwhile
        bool routerLent{false};              //!< NAACK lends the new router's address to the FBU
        bool connectAsked{false};            //!< LinkConnect requested
        uint8_t connectTries{0};             //!< times that it failed
        bool leftOldLink{false};             //!< link down, or up elsewhere
        bool onNewLink{false};               //!< link up elsewhere
        bool registered{false};              //!< home agent accepted
        bool registrationEnded{false};       //!< home agent answered, or was given up
        std::string reason;                  //!< what went wrong last
    };

    /// Look the event up and change state. @param event what happened
    /// @return whether the table has it
    bool Fire(MobileNodeEvent event);

    // What the host does about indications when it has got to them (HostProcessing).
    /// L2-LinkUp. @param poa where
    void HandleLinkUp(Poa poa);
    /// L2-LinkDown. @param poa where
    void HandleLinkDown(Poa poa);
    /// L2-LinkStatusChanged. @param poa where @param condition how the link is
    void HandleLinkStatusChanged(Poa poa, const Condition& condition);

    // Before any handover (mobile-node-survey.cc).
    /// Register with the link for what the policy wants, one after the other.
    void RegisterAll();
    /// Send the next request of m_registrations, if there is one; else see whether the link is up.
    void RegisterNext();
    /// Find out which points of attachment there are, if the policy surveys them.
    void Survey();
    /// Keep what was told of points of attachment, and ask the router about them. @param list them
    void Resolve(const PoaList& list);

    // Handover, old link (mobile-node.cc).
    /// There is a reason to hand over. Where it is the link's quality and no plan says so, it is
    /// decided on only when something better is found. @param cause the reason
    /// @param search whether to look for a target
    void BeginHandover(HandoverCause cause, bool search = true);
    /// Look for points of attachment, by what the policy wants.
    void FindCandidates();
    /// The link is gone. @param search whether to look for another
    void LoseLink(bool search);
    /// The care-of address stays valid: the handover was one of the link layer only.
    void KeepAddress();
    /// Hand over: step 0 ends.
    void Decide();
    /// Do not: there is nothing better. Look again later.
    void Stay();
    /// @return whether what the policy chose, h.target, is better than the current one
    bool IsWorthMoving() const;
    /// Ask how good the link is, some time after Stay().
    void Reconsider();
    /// Begin whatever can begin now.
    void Advance();
    /// Request the link layer to connect to the target.
    void Connect();
    /// It did not. @param reason why
    void ConnectFailed(const std::string& reason);
    /// Look for points of attachment again.
    void SearchAgain();
    /// @return the access points to ask the router for
    std::vector<Mac48Address> GetAccessPointsToAskFor() const;
    /// A PrRtAdv came. @param answer it
    void LearnNeighbors(const PrRtAdvHeader& answer);
    /// PrRtAdv came, or was given up.
    void DiscoveryEnded();
    /// An unsolicited PrRtAdv came. @param news it
    void HandleUnsolicited(const PrRtAdvHeader& news);
    /// The network says where to go. @param target there
    /// @return whether it fits in with what the node is doing, and the policy agrees
    bool IsOpenToNetwork(Poa target) const;
    /// @return whether RtSolPr and PrRtAdv shall still come before anything else on this link
    bool IsDiscovering() const;
    /// @return the router behind the target, or a neighbouring one while there is no target
    std::optional<ArInfo> GetNextRouter() const;
    /// Carry out the trigger that came while busy, if one did.
    void TakePendingTrigger();

    // FBU and FBack (mobile-node-fbu.cc).
    /// Send the FBU alone on the old link, first or again.
    void SendFbuOnOldLink();
    /// No FBack in time: send the FBU again, where the node is.
    void ResendFbu();
    /// An FBack was accepted. @param result what it says
    void FbuAccepted(const FastBindingClient::Result& result);
    /// The FBU will not be accepted on this link. @param reason why
    void FbuFailed(const std::string& reason);
    /// The node is where a router may still tunnel its address away: have that ended.
    /// @param router its global address @param pcoa the address
    void EndTunnel(Ipv6Address router, Ipv6Address pcoa);

    // New link (mobile-node-arrival.cc, mobile-node-solicitation.cc, mobile-node-address.cc,
    // mobile-node-announce.cc, mobile-node-refusal.cc).
    /// The link is up elsewhere. @param poa where
    void ArriveAt(Poa poa);
    /// Send RS and await RA.
    void Solicit();
    /// The delay before the first RS is over.
    void SolicitNow();
    /// The link is up where the router is not known: act as LinkUpReaction says.
    void ReactToLinkUp();
    /// Watch the default router.
    void SetUpRouterWatch();
    /// It is gone. @param why how that shows
    void LoseRouter(const std::string& why);
    /// While the node waits on a link: an advertisement shows that it has not left its router.
    void StayWithRouter();
    /// The RS may go.
    void SendRs();
    /// No RA in time.
    void RsTimeout();
    /// A Router Advertisement came. @param packet from the ICMPv6 header on
    /// @param header IPv6 header
    void HandleRa(Ptr<const Packet> packet, const Ipv6Header& header);
    /// The router of this link is known. @param info it @param linkLocal its address or ::
    /// @param chosen the care-of address, else FormCareOf() says
    void UseRouter(const ArInfo& info,
                   Ipv6Address linkLocal,
                   std::optional<Ipv6Address> chosen = std::nullopt);
    /// @param info a router that is known without its advertisement
    /// @return its link-local address where it is needed and follows from the BSSID, else ::
    Ipv6Address FormRouterLinkLocal(const ArInfo& info) const;
    /// The router in use advertises: note its global address if it was not known.
    /// @param advertisement what it says @param linkLocal its address
    void LearnRouterAddress(const RouterAdvertisement& advertisement, Ipv6Address linkLocal);
    /// Plain Mobile IPv6: the address may be used. @param info the router
    /// @param linkLocal its address
    /// @param careOf the address, else FormCareOf() says
    void AddressReady(const ArInfo& info,
                      Ipv6Address linkLocal,
                      std::optional<Ipv6Address> careOf = std::nullopt);
    /// Announce the node to the router in use.
    void Announce();
    /// Send the FBU on the new link: inside the FNA, or behind the UNA.
    void SendFbuOnNewLink();
    /// The announcement has been sent, and the FBU if it goes with it.
    void Announced();
    /// The router refuses the address. @param naack what it says @param refused the address
    void HandleNaack(const NaackOption& naack, Ipv6Address refused);
    /// It does so when no handover is going on any more: use another one. @param naack what it says
    /// @param refused the address
    void ReplaceCareOf(const NaackOption& naack, Ipv6Address refused);
    /// The previous address stays in use on this link, as FBack or PrRtAdv said: announce it.
    /// @param info the router @param linkLocal its address
    void ArriveWithPreviousCareOf(const ArInfo& info, Ipv6Address linkLocal);
    /// Use another address on this link, announce it, and have traffic redirected to it.
    /// @param careOf it
    void ChangeCareOf(Ipv6Address careOf);
    /// The router delivers what comes for the previous address: use it here. No new FBU.
    /// @param info the router @param linkLocal its address
    void KeepPreviousCareOf(const ArInfo& info, Ipv6Address linkLocal);
    /// Acquire a care-of address by stateless configuration, with duplicate address detection, and
    /// register it: plain Mobile IPv6. @param info the router @param linkLocal its address
    /// @param careOf the address to verify
    void Acquire(const ArInfo& info, Ipv6Address linkLocal, Ipv6Address careOf);
    /**
     * Configure an address that nobody else has (RFC 4862 section 5.4), trying up to AddressRetries
     * further ones if somebody has it; then the handover has failed.
     * @param info the router
     * @param candidate the first to try
     * @param state in which the node waits; in another one, or elsewhere, nothing follows
     * @param ready gets the address
     * @param tries how many were in vain
     */
    void FindUniqueAddress(const ArInfo& info,
                           Ipv6Address candidate,
                           MobileNodeState state,
                           std::function<void(Ipv6Address)> ready,
                           uint32_t tries = 0);
    /// @param info a router @return the care-of address to use behind it: the one supplied for its
    /// prefix, if any, or that which the node forms
    Ipv6Address FormCareOf(const ArInfo& info) const;
    /// @param address an address @return the one after it, on the same link
    static Ipv6Address FormNextAddress(Ipv6Address address);
    /// Register with the home agent.
    void Register();
    /// See whether the handover has ended.
    void CheckEnd();
    /// End it. @param outcome how @param reason one short phrase; a copy, since it may be the
    /// handover's own, which ends here
    void EndHandover(HandoverEnding outcome, std::string reason);
    /// The previous address is needed no more.
    void ForgetPrevious();

    // Home agents (mobile-node-home.cc).
    /// Look for the home agent where its address is not to be known.
    void SetUpHomeAgentDiscovery();
    /// Another home agent is to be used. @param homeAgent it
    void UseHomeAgent(Ipv6Address homeAgent);
    /// Learn of the prefixes of the home link.
    void SetUpPrefixDiscovery();
    /// The home agent told of prefixes: form home addresses by them.
    void LearnHomePrefixes();
    /// Add a home address beside the first. @param address it
    void AddHomeAddress(Ipv6Address address);
    /// Prefer and remove home addresses as the lifetimes of their prefixes say.
    void CheckHomeAddresses();
    /// See to it that they are. @param delay when
    void AwaitHomeAddressCheck(Time delay);
    /// Prefer another home address from now on. @param index in m_otherHomes
    void PreferHomeAddress(std::size_t index);
    /// Register the other home addresses where the first is registered.
    void RegisterOtherHomes();
    /// @param address an address @return its registration if it is a home address, else null
    Ptr<Mipv6Registration> FindRegistration(Ipv6Address address) const;

    // Home tunnel (mobile-node-tunnel.cc).
    /// How a packet from the home address leaves. @param inner its header
    /// @param cause set to why it cannot @return the path
    std::optional<TunnelPath> GetTunnelPath(const Ipv6Header& inner, PacketDropCause& cause) const;
    /// How a packet goes straight to its correspondent. @param inner its header
    /// @param path set to the path @return whether it may
    bool OptimizePath(const Ipv6Header& inner, TunnelPath& path) const;
    /// Whether to accept a packet that came through a tunnel.
    /// @param outer header of the tunnel packet @param inner header of the packet in it
    /// @return whether its other end is known
    bool AcceptTunnel(const Ipv6Header& outer, const Ipv6Header& inner) const;
    /// The home prefix is on this link (RFC 6275 section 11.5.5). @param info the home agent
    /// @param linkLocal its address
    void ArriveHome(const ArInfo& info, Ipv6Address linkLocal);
    /// The home agent accepted. @param careOf what @param until end of the registration
    void CareOfRegistered(Ipv6Address careOf, Time until);
    /// Put the home address onto the tunnel device and route everything there.
    void SetUpHomeTunnel();
    /// The interface's link went up or down.
    void LinkChanged();

    /// A packet came to this node. @param header its IPv6 header
    void Delivered(const Ipv6Header& header, Ptr<const Packet>, uint32_t);
    /// The scripted instant has come, and the next one is awaited.
    void ScriptedTrigger();
    /// Await the next scripted instant.
    void AwaitScriptedTrigger();
    /// Set the attribute Profile. @param profile a Fmipv6Profile
    void SetProfile(int profile);
    /// @return attribute Profile
    int GetProfileValue() const;
    /// Set and get the attribute SharedKey. @param key it
    void SetSharedKey(std::string key);
    /// @return attribute SharedKey
    std::string GetSharedKey() const;
    /// @return what the parts of this agent share
    MobileNodeContext GetContext();
    /// @return the gate of this node, or null
    Ptr<StepGate> GetGate() const;

    Ptr<Node> m_node;                      //!< the node
    Ptr<LinkSap> m_link;                   //!< its link
    Ptr<StepTrace> m_steps;                //!< its step reports
    Ptr<HostProcessing> m_host;            //!< the time that it takes over indications
    Ptr<HandoverPolicy> m_policy;          //!< attribute Policy
    Ptr<CareOfAddressManager> m_addresses; //!< its addresses
    Ptr<MapClient> m_map;                  //!< its mobility anchor point
    Ptr<Mipv6Registration> m_registration; //!< its home agent
    Ptr<ProxyDiscovery> m_discovery;       //!< RtSolPr and PrRtAdv
    Ptr<FastBindingClient> m_fbu;          //!< FBU and FBack
    Ptr<AttachmentAnnouncer> m_announcer;  //!< FNA or UNA
    /// Attribute Profile; ns-3 3.37's EnumValue holds an int.
    int m_profile{static_cast<int>(Fmipv6Profile::RFC4068)};
    Ptr<RouteOptimizer> m_optimizer;                  //!< its correspondents
    bool m_routeOptimization{false};                  //!< attribute RouteOptimization
    bool m_hmipv6{false};                             //!< attribute Hmipv6
    bool m_discoverHomeAgent{false};                  //!< attribute DiscoverHomeAgent
    Ptr<HomeAgentDiscovery> m_homeAgentDiscovery;     //!< asks who is a home agent
    Ptr<HomeAgentSelector> m_homeAgentSelector;       //!< chooses one
    Ptr<MobilePrefixClient> m_prefixClient;           //!< asks for home prefixes
    std::vector<Ptr<Mipv6Registration>> m_otherHomes; //!< of home addresses beside the first
    Ipv6Address m_optimizedHome;                      //!< the one with route optimization
    EventId m_homePrefixCheck;                        //!< next CheckHomeAddresses()
    bool m_fmipv6{true};                              //!< attribute Fmipv6
    bool m_optimisticDad{false};                      //!< attribute OptimisticDad
    bool m_integrated{false};                         //!< attribute IntegratedDeployment
    Ipv6Address m_homeAddress;                        //!< attribute HomeAddress
    Ipv6Address m_homeAgent;                          //!< attribute HomeAgent
    Time m_rsInterval;                                //!< attribute RsInterval
    Ptr<RandomVariableStream> m_rsDelay;              //!< attribute RsDelay
    EventId m_rsDelayTimer;                           //!< SolicitNow()
    /// Attribute LinkUpReaction; ns-3 3.37's EnumValue holds an int.
    int m_linkUpReaction{static_cast<int>(LinkUpReaction::SOLICIT)};
    Ptr<RouterWatch> m_routerWatch;                     //!< watches the default router
    uint8_t m_maxRs{3};                                 //!< attribute MaxRs
    uint8_t m_connectRetries{3};                        //!< attribute ConnectRetries
    uint8_t m_addressRetries{3};                        //!< attribute AddressRetries
    Time m_searchInterval;                              //!< attribute SearchInterval
    Time m_reconsiderInterval;                          //!< attribute ReconsiderInterval
    MobileNodeState m_state{MobileNodeState::DETACHED}; //!< where it stands
    bool m_linkUp{false};                               //!< between LinkUp and LinkDown
    bool m_routerCurrent{false}; //!< whether the router in use is on this link
    Poa m_poa;                   //!< current point of attachment
    Condition m_condition;       //!< its condition at the latest L2-LinkStatus
    bool m_reconsidering{false}; //!< that L2-LinkStatus was for Reconsider()
    bool m_surveying{false};     //!< L2-PoAList was asked for Survey()
    PoaList m_surroundings;      //!< told of since Survey(), the latest first
    std::vector<std::function<void()>> m_registrations; //!< left to be requested, last first
    bool m_triggerPending{false};                       //!< TriggerHandover() came while busy
    std::optional<Condition> m_pendingCondition;        //!< L2-LinkStatusChanged came while busy
    NeighborRouterTable m_neighbors;                    //!< configured and learnt tuples
    NeighborRouterTable m_configured;                   //!< configured ones only
    uint32_t m_wrongPredictions{0};                     //!< how many
    NeighborRouterTable m_prefixes;                     //!< AddConfiguredPrefix()
    std::optional<Handover> m_handover;                 //!< under way
    Ipv6Address m_tunnelPar;        //!< router that tunnels for m_tunnelPcoa, or ::
    Ipv6Address m_tunnelPcoa;       //!< previous care-of address
    bool m_reverseTunnel{false};    //!< whether to send through m_tunnelPar
    uint8_t m_rsTries{0};           //!< RS sent on this link
    GateAwareTimer m_rsTimer;       //!< awaits RA
    GateAwareTimer m_previousTimer; //!< until the previous address is forgotten
    EventId m_trigger;              //!< scripted trigger
    EventId m_search;               //!< next SearchAgain()
    EventId m_reconsider;           //!< next Reconsider()
    EventId m_connect;              //!< end of intent.connectDelay
    TracedCallback<Mac48Address> m_handoverStartTrace;                            //!< HandoverStart
    TracedCallback<Mac48Address, HandoverEnding, std::string> m_handoverEndTrace; //!< HandoverEnd
    TracedCallback<Mac48Address, Poa> m_predictionTrace;                          //!< Prediction
    TracedCallback<Mac48Address, Poa> m_arrivalTrace;                             //!< Arrival
    TracedCallback<Mac48Address> m_addressKeptTrace;                              //!< AddressKept
    TracedCallback<Ipv6Address, uint32_t> m_homeAddressesTrace;                   //!< HomeAddresses
    TracedCallback<Mac48Address, Poa, Poa> m_wrongPredictionTrace; //!< WrongPrediction
    TracedCallback<MobileNodeState, MobileNodeState, MobileNodeEvent>
        m_stateTrace;                                              //!< StateTransition
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace;      //!< MsgTx
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;      //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILE_NODE_H */
