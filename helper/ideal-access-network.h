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

/// The access point that a mobile node uses fades, and another becomes the best.
struct LinkFade
{
    Time when;     //!< simulated time
    uint32_t from; //!< index of the one that fades
    uint32_t to;   //!< index of the next one
};

/**
 * The ideal link as the last hop. It has no positions, so the link quality follows a script: the
 * first fade's access point is the best one from the start; at each fade one turns BAD and another
 * is the best.
 */
class IdealAccessNetwork : public AccessNetwork
{
  public:
    /// @param dot1x whether IEEE 802.1X (step 5) is in force @param fades in order of time, at
    /// least one
    IdealAccessNetwork(bool dot1x, std::vector<LinkFade> fades);

    void InstallAccessPoints(const WiredNetwork& network) override;
    Ptr<LinkSap> InstallStation(Ptr<Node> mn) override;
    Ptr<NetDevice> GetApDevice(uint32_t ap) const override;
    void EnablePcap(const std::string& prefix) const override;
    int64_t AssignStreams(int64_t stream) override;

  private:
    IdealLinkHelper m_helper;          //!< makes devices
    std::vector<LinkFade> m_fades;     //!< the script
    std::vector<Ptr<NetDevice>> m_aps; //!< air-side devices, in the network's order
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_ACCESS_NETWORK_H */
