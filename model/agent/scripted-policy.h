/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SCRIPTED_POLICY_H
#define SCRIPTED_POLICY_H

#include "ns3/default-policy.h"

#include <map>

namespace ns3
{
namespace fmipv6
{

/**
 * Hands over at given instants to given points of attachment, for tests and for scenarios that
 * repeat a walk. By which steps is a DefaultPolicy's affair (Mode); link quality changes nothing.
 */
class ScriptedPolicy : public DefaultPolicy
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Add a handover. An instant at which the mobile node is still busy is made up for when it is
     * done.
     * @param at simulated time, beyond 0; replaces an earlier entry for that instant
     * @param target where to, even if a scan does not find it
     */
    void Add(Time at, Poa target);

    bool DecideOnLinkStatus(Poa current, const Condition& condition) override;
    std::optional<Time> GetScriptedTrigger() const override;
    std::optional<Time> GetNextTrigger(Time now) const override;
    std::optional<Poa> ChooseTarget(const PoaList& candidates, Poa current) const override;

  private:
    std::map<Time, Poa> m_script; //!< target by simulated time
};

} // namespace fmipv6
} // namespace ns3

#endif /* SCRIPTED_POLICY_H */
