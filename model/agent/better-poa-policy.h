/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef BETTER_POA_POLICY_H
#define BETTER_POA_POLICY_H

#include "ns3/default-policy.h"
#include "ns3/link-sap.h"

#include <map>

namespace ns3
{
namespace fmipv6
{

/**
 * Goes only where the scan found it better than here, and for a while not again to where it could
 * not connect: a station that looks around while its link is still good, as most do.
 *
 * When and by which steps it hands over is DefaultPolicy's, whose Hysteresis holds back handovers
 * that the quality of the link has caused. This policy holds back the others as well: a node that
 * is told to look around, or that has lost its link, does not leave for what is worse.
 */
class BetterPoaPolicy : public DefaultPolicy, public LinkSapUser
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Learn of connections that fail. @param link the mobile node's link
    void Watch(Ptr<LinkSap> link);

    std::optional<Poa> ChooseTarget(const PoaList& candidates, Poa current) const override;
    std::string GetEntityName() const override;
    void LinkUpIndication(Poa poa) override;
    void LinkDownIndication(Poa poa) override;

  protected:
    void DoDispose() override;

  private:
    Time m_avoidTime;             //!< attribute AvoidTime
    Ptr<LinkSap> m_link;          //!< the mobile node's
    std::optional<Poa> m_current; //!< the link is up
    std::map<Poa, Time> m_avoid;  //!< could not connect; not again before
};

} // namespace fmipv6
} // namespace ns3

#endif /* BETTER_POA_POLICY_H */
