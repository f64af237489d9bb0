/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PROTOCOL_MONITOR_H
#define PROTOCOL_MONITOR_H

#include "ns3/ipv6-header.h"
#include "ns3/ipv6.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/protocol-facts.h"
#include "ns3/protocol-rules.h"
#include "ns3/simple-ref-count.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A rule that was broken.
struct ProtocolBreach
{
    Time at;             //!< when
    std::string node;    //!< name of the node, or its number
    std::string message; //!< which message
    std::string rule;    //!< name of the rule
    std::string clause;  //!< where it is written
    std::string what;    //!< what is wrong

    /// @return all of it in one sentence
    std::string ToString() const;
};

/**
 * Watches the IPv6 layer and the message traces of nodes and reports every breach of the protocol's
 * rules (GetProtocolRules()). It influences nothing.
 *
 * Usage, before or after the agents are installed:
 * @code
 *   auto monitor = CreateObject<ProtocolMonitor>();
 *   monitor->WatchAll();
 *   Simulator::Run();
 *   for (const auto& breach : monitor->GetBreaches()) std::cerr << breach.ToString() << "\n";
 * @endcode
 */
class ProtocolMonitor : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    ProtocolMonitor();
    ~ProtocolMonitor() override;

    /// Watch a node, from the next event of the simulation on. @param node the node
    void Watch(Ptr<Node> node);
    /// Watch every node there is when the next event of the simulation takes place.
    void WatchAll();

    /// Judge something that did not come through Watch(). @param seen it
    void Observe(const ProtocolObservation& seen);

    /// @return the breaches, in the order in which they were seen, the first MaxBreaches of them
    const std::vector<ProtocolBreach>& GetBreaches() const;
    /// @return how many breaches there were
    uint64_t GetBreachCount() const;
    /// @return a line for each breach
    std::string Describe() const;

    /**
     * TracedCallback signature of the trace source Breach.
     * @param breach what was broken
     */
    typedef void (*BreachTracedCallback)(const ProtocolBreach& breach);

  protected:
    void DoDispose() override;

  private:
    /// What the monitor keeps for a node that it watches. The node's traces hold it, so it outlives
    /// the monitor.
    struct Probe : public SimpleRefCount<Probe>
    {
        ProtocolMonitor* monitor{nullptr};    //!< null once the monitor is gone
        Ptr<Node> node;                       //!< which, until the monitor is gone
        ObservedNode about;                   //!< what it is
        int32_t tunnel{-1};                   //!< IPv6 interface of its tunnel device
        std::vector<ObservedMessage> current; //!< what came last
        Ipv6Address tunnelSource;             //!< of the latest tunnel packet
    };

    /// Connect to the node's traces. @param probe for which
    void Connect(Ptr<Probe> probe);
    /// @param probe where @param pcoa a previous care-of address
    /// @return the key that a router there shares with its owner, or ""
    static std::string FindKey(const Ptr<Probe>& probe, Ipv6Address pcoa);
    /// @param probe where @param event what @return an observation without message
    ProtocolObservation Make(const Ptr<Probe>& probe, ObservedEvent event) const;

    // Sinks of the traces, with the trace's own arguments behind the probe.
    static void Sent(Ptr<Probe> probe,
                     const Ipv6Header& header,
                     Ptr<const Packet> packet,
                     uint32_t interface); //!< SendOutgoing
    static void Forwarded(Ptr<Probe> probe,
                          const Ipv6Header& header,
                          Ptr<const Packet> packet,
                          uint32_t interface); //!< UnicastForward
    static void Delivered(Ptr<Probe> probe,
                          const Ipv6Header& header,
                          Ptr<const Packet> packet,
                          uint32_t interface); //!< LocalDeliver
    static void Received(Ptr<Probe> probe,
                         Ptr<const Packet> packet,
                         Ptr<Ipv6> ipv6,
                         uint32_t interface); //!< Rx
    static void Emitted(Ptr<Probe> probe,
                        const Ipv6Header& header,
                        Ptr<const Packet> packet,
                        Ptr<NetDevice> device); //!< Transmit
    static void Accepted(Ptr<Probe> probe, std::string name,
                         Ptr<const Packet> packet); //!< MsgRx

    ProtocolFacts m_facts;                               //!< what was observed
    std::vector<Ptr<Probe>> m_probes;                    //!< of the watched nodes
    std::vector<ProtocolBreach> m_breaches;              //!< the first ones
    uint64_t m_count{0};                                 //!< how many there were
    uint32_t m_maxBreaches{1000};                        //!< attribute MaxBreaches
    TracedCallback<const ProtocolBreach&> m_breachTrace; //!< Breach
};

} // namespace fmipv6
} // namespace ns3

#endif /* PROTOCOL_MONITOR_H */
