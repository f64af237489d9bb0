/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_LINK_SAP_H
#define IDEAL_LINK_SAP_H

#include "ns3/ideal-station-mlme.h"
#include "ns3/link-sap.h"

#include <map>

namespace ns3
{
namespace fmipv6
{

/**
 * RFC 5184's primitives over the ideal link. Which points of attachment there are is known from
 * the channel; how good each is for this station is said by SetQuality, at once or by a script.
 * What nobody said is LinkQuality::GOOD. Lists are sorted by quality, then in the order of
 * the channel.
 */
class IdealLinkSap : public LinkSap
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param mlme the station's management entity, its device installed on a node
    void SetMlme(Ptr<IdealStationMlme> mlme);
    /// @return the station's management entity
    Ptr<IdealStationMlme> GetMlme() const;

    /**
     * Say how good a point of attachment is from now on. Whoever registered is told of the change:
     * of the current link by L2-LinkStatusChanged, of all by L2-PoAFound and L2-PoALost where their
     * thresholds are crossed. The current link breaks at NONE.
     * @param poa the point of attachment
     * @param quality its link quality level
     */
    void SetQuality(Poa poa, LinkQuality quality);

    /**
     * Script SetQuality.
     * @param when simulated time, not in the past
     * @param poa the point of attachment
     * @param quality its link quality level from then on
     */
    void ScheduleQuality(Time when, Poa poa, LinkQuality quality);

    /// @param poa a point of attachment @return its link quality level now
    LinkQuality GetQuality(Poa poa) const;

    Ptr<NetDevice> GetNetDevice() const override;

  protected:
    void DoDispose() override;

    LinkStatusCode DoGetLinkStatus(Poa& poa, Condition& condition) override;
    PoaList DoGetPoaList() override;
    LinkStatusCode DoConnect(Poa poa) override;
    LinkStatusCode DoDisconnect(Poa poa) override;
    LinkStatusCode DoScan(const std::vector<Poa>& targets) override;

  private:
    /// @param poa a point of attachment @return its condition now
    Condition GetCondition(Poa poa) const;
    /// @return the channel
    Ptr<IdealChannel> GetIdealChannel() const;

    Ptr<IdealStationMlme> m_mlme;         //!< the station's management entity
    std::map<Poa, LinkQuality> m_quality; //!< where it was said
    std::vector<Poa> m_scanTargets;       //!< of the scan that runs; empty for all
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_LINK_SAP_H */
