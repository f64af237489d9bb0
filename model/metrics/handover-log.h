/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_LOG_H
#define HANDOVER_LOG_H

#include "ns3/handover-record.h"
#include "ns3/mobile-node.h"
#include "ns3/object.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Notes what mobile nodes' agents say of their handovers beside the steps: where they meant to go,
 * where they came to, and whether the care-of address stayed valid.
 */
class HandoverLog : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// What was said of one handover.
    struct Row
    {
        std::optional<Poa> predicted; //!< where it meant to go, before it left
        std::optional<Poa> actual;    //!< where it came to
        bool addressKept{false};      //!< completed without a new care-of address
        bool devolved{false};         //!< the agent had to do with plain Mobile IPv6
    };

    /// @param agent a mobile node's agent, linked already
    void Follow(Ptr<MobileNode> agent);

    /// Name a point of attachment. @param poa it @param name its name in results
    void AddPoa(Poa poa, const std::string& name);

    /// @param handover a handover @return what its mobile node did beside the steps, by begin; what
    /// goes on still ends with the handover
    std::vector<std::pair<HandoverPhase, TimeSpan>> GetPhases(const HandoverRecord& handover) const;

    /// @param handover a handover @return what was said of it
    Row Get(const HandoverRecord& handover) const;

    /// @param poa a point of attachment or nothing @return its name, else its link-layer address
    std::optional<std::string> GetName(const std::optional<Poa>& poa) const;

  private:
    /// Something that an agent said.
    struct Event
    {
        Time when;                    //!< simulated time
        std::optional<Poa> predicted; //!< it means to go there
        std::optional<Poa> actual;    //!< it has come there
        bool addressKept{false};      //!< the handover ended, the care-of address stays valid
        bool devolved{false};         //!< the handover ended as plain Mobile IPv6
    };

    /// @param mn the mobile node @param predicted where it means to go
    void OnPrediction(Mac48Address mn, Poa predicted);
    /// @param mn the mobile node @param actual where it is
    void OnArrival(Mac48Address mn, Poa actual);
    /// The care-of address stays valid. @param mn the mobile node
    void OnAddressKept(Mac48Address mn);

    /// Something that a mobile node does.
    struct Phase
    {
        HandoverPhase phase;     //!< what
        uint32_t who;            //!< 0: the agent itself, else number of its registration
        Time begin;              //!< simulated time
        std::optional<Time> end; //!< simulated time
    };

    /// A handover ended. @param mn the mobile node @param ending how @param reason why
    void OnEnd(Mac48Address mn, HandoverEnding ending, std::string reason);
    /// The agent changed its state. @param mn the mobile node @param before it @param after it
    /// @param why the event
    void OnState(Mac48Address mn,
                 MobileNodeState before,
                 MobileNodeState after,
                 MobileNodeEvent why);
    /// A Binding Update was sent. @param mn the mobile node @param who number of the registration
    /// @param name of the message @param message it
    void OnUpdate(Mac48Address mn, uint32_t who, std::string name, Ptr<const Packet> message);
    /// An acknowledgement was accepted. @param mn the mobile node @param who number of the
    /// registration @param name of the message @param message it
    void OnAnswer(Mac48Address mn, uint32_t who, std::string name, Ptr<const Packet> message);
    /// @param mn the mobile node @param phase that begins @param who see Phase
    void Begin(Mac48Address mn, HandoverPhase phase, uint32_t who);
    /// @param mn the mobile node @param phase that ends, if it goes on @param who see Phase
    void End(Mac48Address mn, HandoverPhase phase, uint32_t who);

    std::map<Mac48Address, std::vector<Phase>> m_phases; //!< by mobile node, by begin
    std::map<Mac48Address, std::vector<Event>> m_events; //!< by mobile node, in order of time
    std::map<Poa, std::string> m_names;                  //!< of points of attachment
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_LOG_H */
