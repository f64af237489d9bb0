/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_FAULTS_H
#define LINK_FAULTS_H

#include "ns3/net-device-container.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/packet.h"
#include "ns3/random-variable-stream.h"

#include <functional>

namespace ns3
{
namespace fmipv6
{

/**
 * Disturbs the links of a network: frames get lost on wires and on the air, and control packets,
 * which are all but those of the application flows (TCP's acknowledgements are among them), come
 * twice or late to IPv6 nodes over links; tunnels are none. A lost packet is one that a device
 * lost: the ledger names it "wire", or by where the air lost it.
 */
class LinkFaults
{
  public:
    /// How much is disturbed; shares are probabilities from 0 to 1.
    struct Plan
    {
        double wireLoss{0};  //!< share of the frames that a wired device loses on reception
        double airLoss{0};   //!< share of the frames that a receiver on the air loses
        double duplicate{0}; //!< share of the control packets that come twice
        double reorder{0};   //!< share of the control packets that come late
        Time delay;          //!< how late at most
        Time until;          //!< simulated time at which all ends
    };

    /**
     * Disturb all nodes that exist. Without faults nothing is installed.
     * @param wires every wired device
     * @param plan how much
     */
    void Install(const NetDeviceContainer& wires, const Plan& plan);

  private:
    /// Lose frames on the air. @param node of the devices
    void DisturbAir(Ptr<Node> node);
    /// Repeat and delay what comes. @param node where
    void DisturbArrivals(Ptr<Node> node);
    /// A packet came. @param packet it @param pass lets it go on
    void Arrive(Ptr<const Packet> packet, const std::function<void()>& pass) const;

    Plan m_plan;                         //!< how much
    int64_t m_stream{0};                 //!< next random stream
    Ptr<UniformRandomVariable> m_chance; //!< for duplicates and disorder
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_FAULTS_H */
