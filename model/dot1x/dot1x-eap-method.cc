/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-eap-method.h"

#include "ns3/l2-byte-reader.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::size_t TLS_RECORD_HEADER = 5;     //!< type, version, length
constexpr uint8_t TLS_APPLICATION_DATA = 23;     //!< record type: opaque to all but the two ends
constexpr uint16_t TLS_1_2 = 0x0303;             //!< record version
constexpr std::size_t GPSK_RANDOM_SIZE = 32;     //!< RFC 5433 section 9
constexpr std::size_t GPSK_MAC_SIZE = 16;        //!< ciphersuite 1: CMAC-AES-128
constexpr uint64_t GPSK_CIPHERSUITE_1 = 1;       //!< vendor 0, specifier 1
constexpr uint64_t GPSK_CIPHERSUITE_2 = 2;       //!< vendor 0, specifier 2
constexpr std::size_t GPSK_CIPHERSUITE_SIZE = 6; //!< vendor and specifier
const std::string GPSK_SERVER = "aaa@fmipv6";    //!< ID_Server

/// Append a field behind its length. @param out where to @param text the field
void
WriteGpskString(L2ByteWriter& out, const std::string& text)
{
    out.BigEndian(text.size(), 2);
    out.Bytes({text.begin(), text.end()});
}

/// Append CSuite_List. @param out where to
void
WriteGpskSuites(L2ByteWriter& out)
{
    out.BigEndian(2 * GPSK_CIPHERSUITE_SIZE, 2);
    out.BigEndian(GPSK_CIPHERSUITE_1, GPSK_CIPHERSUITE_SIZE);
    out.BigEndian(GPSK_CIPHERSUITE_2, GPSK_CIPHERSUITE_SIZE);
}

/// Append an empty protected data block and the MAC. @param out where to
void
WriteGpskEnd(L2ByteWriter& out)
{
    out.BigEndian(0, 2);
    out.Bytes(std::vector<uint8_t>(GPSK_MAC_SIZE));
}

/**
 * A message of EAP-GPSK with all its fields (RFC 5433 section 9), random numbers and MACs being
 * zeros.
 * @param number 1 to 4
 * @param peer ID_Peer
 * @return type-data
 */
std::vector<uint8_t>
MakeGpsk(uint8_t number, const std::string& peer)
{
    L2ByteWriter out;
    out.U8(number);
    switch (number)
    {
    case 1:
        WriteGpskString(out, GPSK_SERVER);
        out.Bytes(std::vector<uint8_t>(GPSK_RANDOM_SIZE));
        WriteGpskSuites(out);
        return out.Get();
    case 2:
        WriteGpskString(out, peer);
        WriteGpskString(out, GPSK_SERVER);
        out.Bytes(std::vector<uint8_t>(2 * GPSK_RANDOM_SIZE));
        WriteGpskSuites(out);
        out.BigEndian(GPSK_CIPHERSUITE_1, GPSK_CIPHERSUITE_SIZE);
        break;
    case 3:
        out.Bytes(std::vector<uint8_t>(2 * GPSK_RANDOM_SIZE));
        WriteGpskString(out, GPSK_SERVER);
        out.BigEndian(GPSK_CIPHERSUITE_1, GPSK_CIPHERSUITE_SIZE);
        break;
    default:
        break;
    }
    WriteGpskEnd(out);
    return out.Get();
}

} // namespace

void
EapTlsFlight::Load(std::size_t octets, std::size_t fragment)
{
    m_size = std::max(octets, TLS_RECORD_HEADER);
    m_sent = 0;
    m_fragment = std::max<std::size_t>(fragment, 1);
}

bool
EapTlsFlight::HasMore() const
{
    return m_sent < m_size;
}

std::vector<uint8_t>
EapTlsFlight::Next()
{
    L2ByteWriter record;
    record.U8(TLS_APPLICATION_DATA);
    record.BigEndian(TLS_1_2, 2);
    record.BigEndian(m_size - TLS_RECORD_HEADER, 2);
    auto octets = record.Get();
    octets.resize(m_size);

    const std::size_t count = std::min(m_fragment, m_size - m_sent);
    const bool first = m_sent == 0;
    const bool more = m_sent + count < m_size;
    L2ByteWriter out;
    out.U8((first && more ? LENGTH : 0) | (more ? MORE : 0));
    if (first && more)
    {
        out.BigEndian(m_size, 4);
    }
    out.Bytes(octets.data() + m_sent, count);
    m_sent += count;
    return out.Get();
}

std::vector<uint8_t>
EapTlsFlight::MakeAck()
{
    return {0};
}

bool
EapTlsFlight::SaysMore(const std::vector<uint8_t>& data)
{
    return !data.empty() && (data[0] & MORE);
}

EapMethodServer::EapMethodServer(const Settings& settings)
    : m_settings(settings)
{
}

EapType
EapMethodServer::GetType() const
{
    switch (m_settings.method)
    {
    case EapMethod::GPSK:
        return EapType::GPSK;
    case EapMethod::TLS:
        return EapType::TLS;
    case EapMethod::GENERIC:
        break;
    }
    return static_cast<EapType>(m_settings.genericType);
}

std::optional<std::vector<uint8_t>>
EapMethodServer::Next(const std::vector<uint8_t>& response)
{
    if (m_settings.method == EapMethod::TLS)
    {
        return NextTls(response);
    }
    const bool gpsk = m_settings.method == EapMethod::GPSK;
    if (m_turn == (gpsk ? 2 : m_settings.roundTrips))
    {
        return std::nullopt;
    }
    ++m_turn;
    return gpsk ? MakeGpsk(2 * m_turn - 1, "") : std::vector<uint8_t>(m_settings.requestSize);
}

std::optional<std::vector<uint8_t>>
EapMethodServer::NextTls(const std::vector<uint8_t>& response)
{
    if (m_turn > 0 && EapTlsFlight::SaysMore(response))
    {
        return EapTlsFlight::MakeAck();
    }
    if (m_flight.HasMore())
    {
        return m_flight.Next(); // the response has acknowledged the fragment before
    }
    switch (++m_turn)
    {
    case 1:
        return std::vector<uint8_t>{EapTlsFlight::START};
    case 2:
        m_flight.Load(m_settings.tlsServerFlight, m_settings.tlsFragment);
        return m_flight.Next();
    case 3:
        m_flight.Load(m_settings.tlsServerFinished, m_settings.tlsFragment);
        return m_flight.Next();
    default:
        return std::nullopt;
    }
}

EapMethodPeer::EapMethodPeer(Settings settings)
    : m_settings(std::move(settings))
{
}

std::vector<uint8_t>
EapMethodPeer::Answer(EapType type, const std::vector<uint8_t>& request)
{
    if (type == EapType::TLS && !request.empty())
    {
        return AnswerTls(request);
    }
    if (type == EapType::GPSK && !request.empty())
    {
        return MakeGpsk(request[0] == 1 ? 2 : 4, m_settings.identity);
    }
    return std::vector<uint8_t>(m_settings.responseSize);
}

std::vector<uint8_t>
EapMethodPeer::AnswerTls(const std::vector<uint8_t>& request)
{
    if (request[0] & EapTlsFlight::START)
    {
        m_flights = 1;
        m_flight.Load(m_settings.tlsClientHello, m_settings.tlsFragment);
        return m_flight.Next();
    }
    if (EapTlsFlight::SaysMore(request))
    {
        return EapTlsFlight::MakeAck();
    }
    if (m_flight.HasMore())
    {
        return m_flight.Next(); // the request has acknowledged the fragment before
    }
    if (m_flights == 1)
    {
        m_flights = 2;
        m_flight.Load(m_settings.tlsClientFlight, m_settings.tlsFragment);
        return m_flight.Next();
    }
    return EapTlsFlight::MakeAck(); // the server has finished
}

} // namespace fmipv6
} // namespace ns3
