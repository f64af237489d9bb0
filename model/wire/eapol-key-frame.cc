/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/eapol-key-frame.h"

#include "ns3/l2-byte-reader.h"
#include "ns3/message-authenticator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Key Information bits that tell the four messages apart (section 12.7.6), and their values.
constexpr uint16_t HANDSHAKE_MASK = KEY_INFO_PAIRWISE | KEY_INFO_INSTALL | KEY_INFO_ACK |
                                    KEY_INFO_MIC | KEY_INFO_SECURE | KEY_INFO_ERROR |
                                    KEY_INFO_REQUEST;
constexpr uint16_t MESSAGE_1 = KEY_INFO_PAIRWISE | KEY_INFO_ACK;
constexpr uint16_t MESSAGE_2 = KEY_INFO_PAIRWISE | KEY_INFO_MIC;
constexpr uint16_t MESSAGE_3 =
    KEY_INFO_PAIRWISE | KEY_INFO_INSTALL | KEY_INFO_ACK | KEY_INFO_MIC | KEY_INFO_SECURE;
constexpr uint16_t MESSAGE_4 = KEY_INFO_PAIRWISE | KEY_INFO_MIC | KEY_INFO_SECURE;

} // namespace

std::vector<uint8_t>
EapolKeyFrame::SerializePdu() const
{
    L2ByteWriter writer;
    writer.U8(DESCRIPTOR_RSN);
    writer.BigEndian(keyInfo, 2);
    writer.BigEndian(keyLength, 2);
    writer.BigEndian(replayCounter, 8);
    writer.Bytes(nonce.data(), nonce.size());
    writer.Bytes(iv.data(), iv.size());
    writer.BigEndian(rsc, 8);
    writer.BigEndian(0, 8);
    writer.Bytes(mic.data(), mic.size());
    writer.BigEndian(keyData.size(), 2);
    writer.Bytes(keyData);
    return EapolFrame{version, EapolType::KEY, writer.Get()}.Serialize();
}

std::optional<EapolKeyFrame>
EapolKeyFrame::Parse(const EapolFrame& frame)
{
    if (frame.type != EapolType::KEY)
    {
        return std::nullopt;
    }
    L2ByteReader reader(frame.body);
    EapolKeyFrame key;
    key.version = frame.version;
    if (reader.U8() != DESCRIPTOR_RSN)
    {
        return std::nullopt;
    }
    key.keyInfo = reader.BigEndian(2);
    key.keyLength = reader.BigEndian(2);
    key.replayCounter = reader.BigEndian(8);
    reader.CopyTo(key.nonce.data(), key.nonce.size());
    reader.CopyTo(key.iv.data(), key.iv.size());
    key.rsc = reader.BigEndian(8);
    reader.Skip(8);
    reader.CopyTo(key.mic.data(), key.mic.size());
    const auto dataLength = reader.BigEndian(2);
    // bytes behind the key data would be covered by the MIC but belong to no field
    if (!reader.IsOk() || dataLength != reader.GetRemaining())
    {
        return std::nullopt;
    }
    key.keyData = reader.Bytes(dataLength);
    return key;
}

unsigned
EapolKeyFrame::GetHandshakeMessage() const
{
    switch (keyInfo & HANDSHAKE_MASK)
    {
    case MESSAGE_1:
        return 1;
    case MESSAGE_2:
        return 2;
    case MESSAGE_3:
        return 3;
    case MESSAGE_4:
        return 4;
    default:
        return 0;
    }
}

void
EapolKeyFrame::Sign(const std::vector<uint8_t>& kck)
{
    mic.fill(0);
    const auto digest = HmacSha1(kck, SerializePdu());
    std::copy_n(digest.begin(), mic.size(), mic.begin());
}

bool
EapolKeyFrame::Verify(const std::vector<uint8_t>& kck) const
{
    EapolKeyFrame expected = *this;
    expected.Sign(kck);
    return expected.mic == mic;
}

} // namespace fmipv6
} // namespace ns3
