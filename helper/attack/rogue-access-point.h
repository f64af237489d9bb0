/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ROGUE_ACCESS_POINT_H
#define ROGUE_ACCESS_POINT_H

#include "ns3/attacker-sink.h"
#include "ns3/dot11-helper.h"
#include "ns3/mobility-model.h"
#include "ns3/nstime.h"
#include "ns3/rogue-authenticator.h"
#include "ns3/vector.h"

#include <memory>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * A rogue access point (RFC 4260 section 8): a node with this module's access point MAC that
 * beacons the ESS's SSID, lets everybody in, and is on no distribution system. What stations send
 * to it ends in its AttackerSink.
 *
 * Until it appears, and after it has vanished, it is too far away to be heard.
 */
class RogueAccessPoint
{
  public:
    /// What the rogue is like.
    struct Settings
    {
        std::optional<Mac48Address> bssid; //!< that of a legitimate access point; none: its own
        uint8_t channel{165};              //!< number of a 20 MHz channel of the 5 GHz band
        double txPowerDbm{20};             //!< transmit power (dBm)
        Vector position;                   //!< where, while it is there
        Time appears;                      //!< simulated time
        Time stays;                        //!< for how long
        bool networkUsesDot1x{false};      //!< whether the legitimate access points use IEEE 802.1X
        bool playsDot1x{false};            //!< goes through IEEE 802.1X, without the PMK
    };

    /**
     * Build the rogue.
     * @param helper makes its device, on the medium and with the SSID of the others; its settings
     *        are as before afterwards, but for the transmit power
     * @param settings what it is like
     * @param ledger where the packets are entered that it takes
     */
    RogueAccessPoint(Dot11Helper& helper, const Settings& settings, Ptr<PacketLedger> ledger);

    /// @return its node, for the ledger's probe to watch
    Ptr<Node> GetNode() const;
    /// @return its management entity
    Ptr<ApMlme> GetMlme() const;
    /// @return where stations' packets end
    Ptr<AttackerSink> GetSink() const;
    /// @return its end of IEEE 802.1X, or null
    const RogueAuthenticator* GetAuthenticator() const;

  private:
    Ptr<Node> m_node;                                    //!< the rogue
    Ptr<ApMlme> m_mlme;                                  //!< its management entity
    Ptr<AttackerSink> m_sink;                            //!< where packets end
    std::shared_ptr<RogueAuthenticator> m_authenticator; //!< or null
};

} // namespace fmipv6
} // namespace ns3

#endif /* ROGUE_ACCESS_POINT_H */
