/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FORGING_STATION_H
#define FORGING_STATION_H

#include "ns3/attacker-sink.h"
#include "ns3/dot11-helper.h"
#include "ns3/link-sap.h"
#include "ns3/vector.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/// How an attacker makes the LAN believe that its victim is elsewhere.
enum class ForgeryKind : uint8_t
{
    ASSOCIATION, //!< it associates under the victim's address; the access point does the rest
    XID_FRAME,   //!< it sends an L2 Update frame from the victim's address, without associating
    DATA_FRAME,  //!< the same with a broadcast frame of another kind: bridges learn from any
};

/**
 * A station that uses another's address (RFC 4260 section 8: step 6 "can redirect user traffic and
 * cause disruption of service if it can be triggered by a malicious node"). What is sent to it ends
 * in its AttackerSink.
 */
class ForgingStation : public LinkSapUser
{
  public:
    /// What the attacker is like.
    struct Settings
    {
        Mac48Address victim;                        //!< the address that it uses
        Mac48Address ap;                            //!< the access point that it uses
        uint8_t channel{36};                        //!< of that access point
        Vector position;                            //!< where the attacker is
        Time when;                                  //!< simulated time of the attack
        ForgeryKind kind{ForgeryKind::ASSOCIATION}; //!< how it attacks
        bool networkUsesDot1x{false};               //!< whether the network uses IEEE 802.1X
        bool hasCredentials{false};                 //!< and the attacker can authenticate there
    };

    /**
     * Build the attacker.
     * @param helper makes its device, on the medium and with the SSID of the others; its settings
     *        are as before afterwards
     * @param settings what it is like
     * @param ledger where the packets are entered that it takes
     */
    ForgingStation(Dot11Helper& helper, const Settings& settings, Ptr<PacketLedger> ledger);
    ~ForgingStation() override;

    /// @return its node, for the ledger's probe to watch
    Ptr<Node> GetNode() const;
    /// @return where the victim's packets end
    Ptr<AttackerSink> GetSink() const;

  private:
    /// The moment has come.
    void Attack();
    /// @return the SSID of the network
    std::string GetSsid() const;
    /// Send one broadcast frame from the victim's address, whatever the state of the station.
    void SendForgedFrame();

    Settings m_settings;      //!< what it is like
    Ptr<Node> m_node;         //!< the attacker
    Ptr<Dot11LinkSap> m_link; //!< its link
    Ptr<AttackerSink> m_sink; //!< where packets end
};

} // namespace fmipv6
} // namespace ns3

#endif /* FORGING_STATION_H */
