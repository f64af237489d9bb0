/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_ACCESS_NETWORK_H
#define IDEAL_ACCESS_NETWORK_H

#include "ns3/access-network.h"
#include "ns3/ideal-link-helper.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The ideal link as the last hop. It has no positions, so the link quality follows a script: the
 * last access point of subnet 1 is the best one until the first fade, when it turns BAD and the
 * first one of subnet 2 is the best; with each further fade they change parts.
 */
class IdealAccessNetwork : public AccessNetwork
{
  public:
    /// @param dot1x whether IEEE 802.1X (step 5) is in force @param fades simulated times
    IdealAccessNetwork(bool dot1x, std::vector<Time> fades);

    void InstallAccessPoints(const FigureOneNetwork& network) override;
    Ptr<LinkSap> InstallStation(Ptr<Node> mn) override;
    Poa GetPoa(uint32_t subnet, uint32_t index) const override;
    void EnablePcap(const std::string& prefix) const override;
    int64_t AssignStreams(int64_t stream) override;

  private:
    IdealLinkHelper m_helper;             //!< makes devices
    std::vector<Time> m_fades;            //!< when the access point in use fades
    std::vector<std::vector<Poa>> m_poas; //!< by subnet and index
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_ACCESS_NETWORK_H */
