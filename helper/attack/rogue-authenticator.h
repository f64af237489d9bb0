/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ROGUE_AUTHENTICATOR_H
#define ROGUE_AUTHENTICATOR_H

#include "ns3/dot1x-keys.h"
#include "ns3/eap-packet.h"
#include "ns3/eapol-key-frame.h"
#include "ns3/mac48-address.h"
#include "ns3/packet.h"

#include <functional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * A rogue access point's end of IEEE 802.1X: it goes through the motions without knowing the PMK.
 *
 * It answers EAPOL-Start with EAP Request/Identity, any Response with EAP Success and message 1 of
 * the four-way handshake, and message 2, whose MIC it cannot verify, with a message 3 signed by a
 * key from a guessed secret. Whoever has authenticated mutually drops that message: its MIC is
 * wrong.
 */
class RogueAuthenticator
{
  public:
    /// @param own link-layer address that the rogue goes by @param guess what it takes for the
    /// station's secret @param send sends an EAPOL PDU to a station
    RogueAuthenticator(Mac48Address own,
                       const std::string& guess,
                       std::function<void(Ptr<Packet>, Mac48Address)> send);

    /// An EAPOL PDU has come. @param eapol the PDU @param from the station
    void Receive(Ptr<const Packet> eapol, Mac48Address from);

    /// @return how many messages 3 were sent
    uint32_t GetMessage3Count() const;

  private:
    /// @param eap an EAP packet to send @param to the station
    void SendEap(const EapPacket& eap, Mac48Address to) const;
    /// @param key an EAPOL-Key to send, with the next replay counter @param to the station
    /// @param kck signs it; empty for none
    void SendKey(EapolKeyFrame key, Mac48Address to, const std::vector<uint8_t>& kck);

    Mac48Address m_own;                                    //!< its address
    std::string m_guess;                                   //!< not the station's secret
    std::function<void(Ptr<Packet>, Mac48Address)> m_send; //!< to the air
    uint8_t m_identifier{0};                               //!< of EAP
    uint64_t m_replay{0};                                  //!< replay counter
    Dot1xNonce m_nonce{};                                  //!< of the messages 1 and 3
    uint32_t m_message3{0};                                //!< how many
};

} // namespace fmipv6
} // namespace ns3

#endif /* ROGUE_AUTHENTICATOR_H */
