/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef CROSSING_LOG_H
#define CROSSING_LOG_H

#include "ns3/handover-scenario.h"
#include "ns3/link-sap.h"
#include "ns3/object.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A change of the point of attachment.
struct Crossing
{
    Time decided;                      //!< the latest decision to hand over before it
    Time up;                           //!< when the new link was up
    Poa from;                          //!< point of attachment that was left
    Poa to;                            //!< point of attachment that was reached
    bool fbuInTime{false};             //!< the previous router had accepted an FBU before
    bool fbackInTime{false};           //!< the mobile node had accepted an FBack before
    std::vector<uint32_t> lostPackets; //!< sequence numbers; see CrossingLog::Attribute()
};

/**
 * Counts what a mobile node that goes back and forth makes of what its link tells it: triggers,
 * decisions, changes of the point of attachment, and what was ready when they took place.
 */
class CrossingLog : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Watch the first mobile node of a scenario. To be called from HandoverScenario's prepare
    /// function. @param scenario about to run
    void Watch(const HandoverScenario& scenario);

    /**
     * Blame each lost packet on the latest change of the point of attachment that was decided on
     * before it was lost, if that was less than three seconds before.
     * @param ledger of the run, which has ended
     */
    void Attribute(const PacketLedger& ledger);

    /// @return changes of the point of attachment, in order of time
    const std::vector<Crossing>& GetCrossings() const;
    /// @return L2-LinkStatusChanged.indication
    uint32_t GetTriggers() const;
    /// @return decisions to hand over
    uint32_t GetDecisions() const;
    /// @return changes back to the point of attachment that was left less than this before
    /// @param within how long
    uint32_t CountReturns(Time within) const;

  private:
    /// @param record a primitive
    void NotePrimitive(const LinkSap::PrimitiveRecord& record);
    /// The mobile node decided to hand over.
    void NoteDecision(Mac48Address);
    /// The mobile node accepted a message. @param name of it
    void NoteAtMobile(std::string name, Ptr<const Packet>);
    /// A router accepted a message in its previous role. @param name of it
    void NoteAtRouter(std::string name, Ptr<const Packet>);

    std::vector<Crossing> m_crossings; //!< so far
    Crossing m_next;                   //!< under way
    Poa m_poa;                         //!< current one, or the last
    uint32_t m_triggers{0};            //!< see GetTriggers()
    uint32_t m_decisions{0};           //!< see GetDecisions()
};

} // namespace fmipv6
} // namespace ns3

#endif /* CROSSING_LOG_H */
