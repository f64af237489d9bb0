/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef INITIAL_ATTACHMENT_H
#define INITIAL_ATTACHMENT_H

#include "ns3/event-id.h"
#include "ns3/link-sap.h"
#include "ns3/object.h"

namespace ns3
{
namespace fmipv6
{

/**
 * What a station does when it is switched on, before any agent has a link to manage: it scans and
 * connects to the best point of attachment, and tries again until one accepts. Then it is silent
 * for good.
 */
class InitialAttachment : public Object, public LinkSapUser
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Begin at once.
     * @param link the link to bring up
     */
    void Start(Ptr<LinkSap> link);

    std::string GetEntityName() const override;
    void LinkConfirm(LinkPrimitiveName name, LinkStatusCode code) override;
    void LinkScanConfirm(LinkStatusCode code, const PoaList& list) override;
    void LinkUpIndication(Poa poa) override;
    void LinkDownIndication(Poa poa) override;

  protected:
    void DoDispose() override;

  private:
    /// Scan now.
    void Scan();
    /// Scan again after RetryInterval.
    void Retry();

    Time m_retryInterval; //!< attribute RetryInterval
    Ptr<LinkSap> m_link;  //!< null when done
    EventId m_retry;      //!< next Scan()
};

} // namespace fmipv6
} // namespace ns3

#endif /* INITIAL_ATTACHMENT_H */
