/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/rogue-authenticator.h"

#include "ns3/eapol-frame.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint16_t CCMP_KEY_LENGTH = 16; //!< octets of the temporal key

} // namespace

RogueAuthenticator::RogueAuthenticator(Mac48Address own,
                                       const std::string& guess,
                                       std::function<void(Ptr<Packet>, Mac48Address)> send)
    : m_own(own),
      m_guess(guess),
      m_send(std::move(send))
{
}

uint32_t
RogueAuthenticator::GetMessage3Count() const
{
    return m_message3;
}

void
RogueAuthenticator::Receive(Ptr<const Packet> eapol, Mac48Address from)
{
    const auto frame = EapolFrame::Parse(eapol);
    if (!frame)
    {
        return;
    }
    if (frame->type == EapolType::START)
    {
        SendEap({EapCode::REQUEST, ++m_identifier, EapType::IDENTITY, {}}, from);
    }
    else if (frame->type == EapolType::EAP)
    {
        // Whoever it is, and whatever the method: a fraud asks for no proof.
        SendEap({EapCode::SUCCESS, m_identifier, EapType::NONE, {}}, from);
        m_nonce = MakeNonce(m_own, ++m_replay);
        EapolKeyFrame message1;
        message1.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_ACK;
        SendKey(message1, from, {});
    }
    else if (const auto key = EapolKeyFrame::Parse(*frame); key && key->GetHandshakeMessage() == 2)
    {
        const auto keys = DerivePairwiseKeys(DeriveModelledPmk(m_guess, m_own, from),
                                             m_own,
                                             from,
                                             m_nonce,
                                             key->nonce);
        EapolKeyFrame message3;
        message3.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_INSTALL |
                           KEY_INFO_ACK | KEY_INFO_MIC | KEY_INFO_SECURE | KEY_INFO_ENCRYPTED;
        ++m_message3;
        SendKey(message3, from, keys.kck);
    }
}

void
RogueAuthenticator::SendEap(const EapPacket& eap, Mac48Address to) const
{
    EapolFrame frame;
    frame.type = EapolType::EAP;
    frame.body = eap.Serialize();
    m_send(frame.ToPacket(), to);
}

void
RogueAuthenticator::SendKey(EapolKeyFrame key, Mac48Address to, const std::vector<uint8_t>& kck)
{
    key.keyLength = CCMP_KEY_LENGTH;
    key.replayCounter = ++m_replay;
    key.nonce = m_nonce;
    if (!kck.empty())
    {
        key.Sign(kck);
    }
    const auto bytes = key.SerializePdu();
    m_send(Create<Packet>(bytes.data(), bytes.size()), to);
}

} // namespace fmipv6
} // namespace ns3
