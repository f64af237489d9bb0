/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PACKET_LEDGER_H
#define PACKET_LEDGER_H

#include "ns3/attachment-log.h"
#include "ns3/ledger-tag.h"
#include "ns3/loss-cause.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet-place.h"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Which way a flow's packets go, seen from the mobile node.
enum class FlowDirection : uint8_t
{
    DOWN,       //!< correspondent node to mobile node
    UP,         //!< mobile node to correspondent node
    ROUND_TRIP, //!< the mobile node asks, the correspondent answers: a packet is the pair
};

/// @param direction the direction @return "down", "up" or "round-trip"
std::string_view GetDirectionName(FlowDirection direction);

/// What the ledger knows of a flow.
struct FlowInfo
{
    std::string name;                             //!< for instance "voice"
    Mac48Address mn;                              //!< the mobile node's link-layer address
    FlowDirection direction{FlowDirection::DOWN}; //!< direction
    Time interval;                                //!< sending interval
};

/// What became of a packet.
enum class FateKind : uint8_t
{
    RECEIVED,    //!< at least once
    LOST,        //!< dropped, and never received
    IN_FLIGHT,   //!< in a buffer or on a medium when the run ended
    UNEXPLAINED, //!< none of these: the run is not to be trusted
};

/// @param kind the kind @return "received", "lost", "in_flight" or "unexplained"
std::string_view GetFateName(FateKind kind);

/// The fate of one packet.
struct PacketFate
{
    uint32_t flow{0};                     //!< flow
    uint32_t seq{0};                      //!< sequence number in the flow
    Time sent;                            //!< when the application sent it
    std::optional<Time> received;         //!< first delivery to the application
    FateKind kind{FateKind::UNEXPLAINED}; //!< what became of it
    std::optional<LossCause> cause;       //!< of a lost packet
    PacketPlace place;                    //!< of the drop, of the buffer, or last seen
    Time lastSeen;                        //!< the last report about it
};

/// Totals over packets, of one flow or several.
struct PacketTotals
{
    uint64_t sent{0};       //!< packets that the source application sent
    uint64_t received{0};   //!< delivered at least once
    uint64_t lost{0};       //!< lost
    uint64_t duplicated{0}; //!< deliveries beyond a packet's first
    uint64_t reordered{0};  //!< first deliveries after that of a higher sequence number (RFC 4737)
    uint64_t bufferedAtNar{0}; //!< packets that rested in the new access router's buffer
    uint64_t inFlight{0};      //!< in a buffer or on a medium when the run ended
    uint64_t unexplained{0};   //!< not accounted for; the run has failed if it is not 0
    std::array<uint64_t, LOSS_CAUSE_COUNT> lostByCause{}; //!< by LossCause

    /// @return whether nothing is unexplained, sent == received + lost + inFlight, and the causes
    ///         add up to lost
    bool IsBalanced() const;
    /// @param other to add @return this
    PacketTotals& operator+=(const PacketTotals& other);
};

/**
 * Follows every application packet by its tag, from source to sink, and says at the end what became
 * of each. Nothing is found by subtraction: a packet is received because a sink reported it, lost
 * because an object reported that it dropped it, in flight because the last buffer or medium that
 * reported it still has it; a packet of which none is true is unexplained.
 */
class PacketLedger : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param log names losses by old and new; without one every AP is "other"
    void SetAttachmentLog(Ptr<AttachmentLog> log);
    /// @return the attachment log, or null
    Ptr<AttachmentLog> GetAttachmentLog() const;

    /// @param info the flow @return its id, for PacketId::flow
    uint32_t AddFlow(const FlowInfo& info);
    /// @return number of flows
    uint32_t GetFlowCount() const;
    /// @param flow a flow's id @return what was given to AddFlow()
    const FlowInfo& GetFlow(uint32_t flow) const;
    /// @param flow a flow's id @return how many packets its source has sent: the next sequence
    ///        number
    uint32_t GetSentCount(uint32_t flow) const;
    /// @param flow a flow's id @return when its source sent the last packet so far
    std::optional<Time> GetLastSent(uint32_t flow) const;

    // Reports. All are about this instant; those about unknown packets are ignored.
    /// The source application sends the flow's next packet. @param flow the flow @param nodeId the
    /// source's node @return the id with which to tag it
    PacketId Sent(uint32_t flow, uint32_t nodeId);
    /// The sink application has it. @param id the packet @param nodeId the sink's node
    void Received(PacketId id, uint32_t nodeId);
    /// Why a copy was dropped: to be refined by the node's part in the handover, or final.
    using DropReason = std::variant<PacketDropCause, LossCause>;
    /**
     * A copy was dropped. Of several reports by one node in one instant, which are one drop, the
     * first counts that is not inferred, else the first.
     *
     * @param id the packet
     * @param reason why
     * @param place where
     * @param inferred whether the reason is concluded from a trace of ns-3 that does not state it
     */
    void Dropped(PacketId id, DropReason reason, PacketPlace place, bool inferred = false);
    /// A flooded copy was filtered. If nothing else became of the packet, it is lost there, as not
    /// associated. @param id the packet @param place where
    void Filtered(PacketId id, PacketPlace place);
    /// A copy now rests in a place whose end is reported by Left(). @param id the packet @param
    /// place a queue or a medium
    void Entered(PacketId id, PacketPlace place);
    /// A copy left a place. @param id the packet @param place as in Entered()
    void Left(PacketId id, PacketPlace place);
    /// A copy has come over a wire or the air: it rests on none of that instance any more. @param
    /// id the packet @param instance of the medium @param nodeId where it has come
    void ArrivedByMedium(PacketId id, uint32_t instance, uint32_t nodeId);
    /// A copy rests in a buffer whose end is not reported: the buffer is left when the packet is
    /// next seen to leave that node. @param id the packet @param place the buffer
    void Held(PacketId id, PacketPlace place);
    /// A copy was seen at a node. @param id the packet @param nodeId where
    void Seen(PacketId id, uint32_t nodeId);
    /// A copy was seen to leave a node, or to enter a queue towards that: it rests in no buffer
    /// there any more. @param id the packet @param nodeId where
    void Moved(PacketId id, uint32_t nodeId);

    /// @return the fate of every packet as of now, ordered by flow and sequence number
    std::vector<PacketFate> GetFates() const;
    /// @param flow a flow's id @return its totals as of now
    PacketTotals GetTotals(uint32_t flow) const;
    /// @return totals over all flows as of now
    PacketTotals GetTotals() const;

    /// One delivery to the sink application.
    struct Delivery
    {
        uint32_t seq;  //!< sequence number
        Time sent;     //!< when it was sent
        Time received; //!< when this copy was delivered
    };

    /// @param flow a flow's id @return first deliveries, in order of time
    const std::vector<Delivery>& GetDeliveries(uint32_t flow) const;

    /// @return one line for each unexplained packet, with where and when it was last seen; empty if
    ///         all are explained
    std::string DescribeUnexplained() const;

  protected:
    void DoDispose() override;

  private:
    /// A drop of a copy.
    struct Drop
    {
        DropReason reason; //!< why
        PacketPlace place; //!< where
        Time when;         //!< when
        bool inferred;     //!< see Dropped()
    };

    /// A place in which copies rest.
    struct Rest
    {
        PacketPlace place;   //!< where
        uint32_t copies{0};  //!< how many
        Time since;          //!< since when (the latest)
        bool implied{false}; //!< its end is not reported
    };

    /// What is known of one packet.
    struct Entry
    {
        Time sent;                           //!< when
        std::optional<Time> received;        //!< first delivery
        uint32_t deliveries{0};              //!< how many
        std::optional<Drop> drop;            //!< the latest
        std::optional<PacketPlace> filtered; //!< where, the latest
        std::vector<Rest> rests;             //!< where copies rest
        bool bufferedAtNar{false};           //!< rested there
        PacketPlace seenAt;                  //!< last report
        Time seen;                           //!< its instant
    };

    /// What is known of one flow.
    struct Flow
    {
        FlowInfo info;                    //!< as given
        std::vector<Entry> packets;       //!< by sequence number
        std::vector<Delivery> deliveries; //!< first deliveries
        uint64_t reordered{0};            //!< see PacketTotals
        std::optional<uint32_t> highest;  //!< highest sequence number delivered
    };

    /// @param id a packet @return what is known of it, or null
    Entry* Find(PacketId id);
    /// @param entry a packet @param place where it is seen now
    void Note(Entry& entry, PacketPlace place) const;
    /// @param entry a packet @param place one more copy rests there @param implied as in Rest
    void AddRest(Entry& entry, PacketPlace place, bool implied) const;
    /// @param entry a packet @param nodeId buffers of this node whose end is implied are left
    void EndImplied(Entry& entry, uint32_t nodeId) const;
    /// @param flow the packet's flow @param entry the packet @return its fate, without ids
    PacketFate Judge(const Flow& flow, const Entry& entry) const;
    /// @param flow the packet's flow @param drop its latest @return its name
    LossCause Name(const Flow& flow, const Drop& drop) const;

    std::vector<Flow> m_flows; //!< by id
    Ptr<AttachmentLog> m_log;  //!< may be null
    Time m_resolutionTimeout;  //!< attribute ResolutionTimeout
};

} // namespace fmipv6
} // namespace ns3

#endif /* PACKET_LEDGER_H */
