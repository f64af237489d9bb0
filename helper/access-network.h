/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ACCESS_NETWORK_H
#define ACCESS_NETWORK_H

#include "ns3/figure-one-network.h"
#include "ns3/link-sap.h"
#include "ns3/node.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * The last hop of a FigureOneNetwork: gives every access point its air side and every mobile node
 * its link. Two of them are interchangeable, IEEE 802.11 and the ideal link.
 */
class AccessNetwork
{
  public:
    virtual ~AccessNetwork() = default;

    /// Give each access point of the network an air side, relayed to its LAN device, and each
    /// access router the ear that ends step 6. @param network the wired part
    virtual void InstallAccessPoints(const FigureOneNetwork& network) = 0;

    /// Give a mobile node its device and join it to the network. @param mn the mobile node, with
    /// mobility where the link has positions @return its link service access point
    virtual Ptr<LinkSap> InstallStation(Ptr<Node> mn) = 0;

    /// @param subnet 0 or 1 @param index of the access point in the subnet @return its PoA
    virtual Poa GetPoa(uint32_t subnet, uint32_t index) const = 0;

    /// Write a pcap file for each air-side device, if the link has frames to capture.
    /// @param prefix path and beginning of the file names
    virtual void EnablePcap(const std::string& prefix) const = 0;

    /// Assign fixed random stream numbers. @param stream first number @return how many were used
    virtual int64_t AssignStreams(int64_t stream) = 0;
};

} // namespace fmipv6
} // namespace ns3

#endif /* ACCESS_NETWORK_H */
