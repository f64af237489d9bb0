/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef TCP_DOWNLOAD_H
#define TCP_DOWNLOAD_H

#include "ns3/application.h"
#include "ns3/data-rate.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/nstime.h"
#include "ns3/packet-ledger.h"
#include "ns3/sequence-number.h"
#include "ns3/socket.h"
#include "ns3/tcp-socket-state.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{

class Ipv6Header;
class TcpHeader;
class TcpSocketBase;

namespace fmipv6
{

/// What a TCP download looked like.
struct TcpFlowResult
{
    uint32_t segmentBytes{0};    //!< payload of a full segment
    uint64_t deliveredBytes{0};  //!< read by the receiving application
    uint64_t retransmitted{0};   //!< segments sent again
    uint64_t timeouts{0};        //!< retransmission time-outs (RFC 6298)
    Time start;                  //!< simulated time of the first interval's begin
    Time interval;               //!< length of an interval
    Time roundTrip;              //!< the shortest round trip that the sender measured
    std::vector<uint64_t> bytes; //!< read by the receiving application, by interval

    /**
     * How long the throughput was low. It is taken over one round trip, in whole intervals, at
     * each interval: a sender that has just begun, or begun anew, sends one burst in a round trip,
     * and the pause until the next one is no dip. What comes before the throughput first reaches
     * half of the median is left out, and the first second in any case (slow start).
     * @return the longest time below half of the median of those throughputs that are not zero
     */
    Time GetDip() const;
};

/**
 * A download over ns-3's TCP: an application on the correspondent connects to the mobile node's
 * home address and sends, at a rate or as fast as TCP lets it; the receiver is on the mobile node.
 *
 * In the ledger a packet is a segment with payload each time that TCP sends it, so a retransmission
 * is another packet with the same octets, and each is received or lost on its own. It is received
 * when IP hands it to TCP, also if those octets had come before. Acknowledgements are not
 * accounted.
 */
class TcpDownload : public Application
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    TcpDownload();
    ~TcpDownload() override;

    /// @param ledger where to enter segments @param flow the flow's id there
    void SetLedger(Ptr<PacketLedger> ledger, uint32_t flow);

    /// @param node the mobile node, on which to receive
    void SetReceiver(Ptr<Node> node);

    /// @return the time between full segments at the attribute Rate; zero without a rate
    Time GetSendingInterval() const;

    /// @return what happened so far
    TcpFlowResult GetResult() const;

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;

    /// Hand over one segment's worth, and schedule the next.
    void Produce();
    /// Give TCP what it takes of the backlog.
    void Push();
    /// TCP has room. @param socket the sender's @param available octets
    void HasRoom(Ptr<Socket> socket, uint32_t available);
    /// TCP sends a segment. @param segment its payload @param header of it @param socket whose
    void Transmit(Ptr<const Packet> segment,
                  const TcpHeader& header,
                  Ptr<const TcpSocketBase> socket);
    /// IP hands something to a protocol of the mobile node. @param header of it @param packet it,
    /// without that header @param interface where it came
    void Arrive(const Ipv6Header& header, Ptr<const Packet> packet, uint32_t interface);
    /// The retransmission timeout changed. @param before it @param after it
    void TimeoutChanged(Time before, Time after);
    /// A round trip was measured. @param before the one before @param after it
    void RoundTripMeasured(Time before, Time after);
    /// The sender's congestion state changed. @param before it @param after it
    void CongestionStateChanged(TcpSocketState::TcpCongState_t before,
                                TcpSocketState::TcpCongState_t after);
    /// A connection was accepted. @param socket the receiver's @param from the sender
    void Accepted(Ptr<Socket> socket, const Address& from);
    /// Octets can be read. @param socket the receiver's
    void Read(Ptr<Socket> socket);

    Ipv6Address m_local;                       //!< attribute LocalAddress
    Ipv6Address m_remote;                      //!< attribute RemoteAddress
    uint16_t m_port{0};                        //!< attribute Port
    uint32_t m_segmentBytes{0};                //!< attribute SegmentSize
    DataRate m_rate;                           //!< attribute Rate
    Ptr<PacketLedger> m_ledger;                //!< where segments are entered
    uint32_t m_flow{0};                        //!< the flow there
    Ptr<Node> m_receiver;                      //!< the mobile node
    Ptr<Socket> m_sender;                      //!< on the correspondent
    Ptr<Socket> m_listener;                    //!< on the mobile node
    Ptr<Socket> m_accepted;                    //!< on the mobile node, the connection
    EventId m_next;                            //!< next Produce()
    uint64_t m_backlog{0};                     //!< octets produced that TCP has not taken
    bool m_connected{false};                   //!< whether the connection stands
    bool m_inLoss{false};                      //!< whether a time-out's losses are being repaired
    std::optional<SequenceNumber32> m_highest; //!< end of the octets ever sent
    TcpFlowResult m_result;                    //!< what happened
};

} // namespace fmipv6
} // namespace ns3

#endif /* TCP_DOWNLOAD_H */
