/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ACCESS_NETWORK_H
#define ACCESS_NETWORK_H

#include "ns3/link-sap.h"
#include "ns3/node.h"
#include "ns3/wired-network.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * The last hop of a WiredNetwork: gives every access point its air side and every mobile node its
 * link. Two of them are interchangeable, IEEE 802.11 and the ideal link.
 */
class AccessNetwork
{
  public:
    virtual ~AccessNetwork() = default;

    /**
     * Give each access point of the network an air side. In Figure 1 it is relayed to the LAN, and
     * each access router gets the ear that ends step 6; in Figure 2 it is the interface of the
     * access router, and step 6 ends when the L2 Update would be emitted.
     * @param network the wired part
     */
    virtual void InstallAccessPoints(const WiredNetwork& network) = 0;

    /// Give a mobile node its device and join it to the network. @param mn the mobile node, with
    /// mobility where the link has positions @return its link service access point
    virtual Ptr<LinkSap> InstallStation(Ptr<Node> mn) = 0;

    /// @param ap index of an access point @return its device on the air
    virtual Ptr<NetDevice> GetApDevice(uint32_t ap) const = 0;

    /// @param ap index of an access point @return its PoA
    Poa GetPoa(uint32_t ap) const;

    /// Write a pcap file for each air-side device, if the link has frames to capture.
    /// @param prefix path and beginning of the file names
    virtual void EnablePcap(const std::string& prefix) const = 0;

    /// Assign fixed random stream numbers. @param stream first number @return how many were used
    virtual int64_t AssignStreams(int64_t stream) = 0;

  protected:
    /// Give each access router on a LAN the ear that ends step 6. @param network the wired part
    static void WatchL2Updates(const WiredNetwork& network);
};

} // namespace fmipv6
} // namespace ns3

#endif /* ACCESS_NETWORK_H */
