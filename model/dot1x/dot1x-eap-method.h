/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_EAP_METHOD_H
#define DOT1X_EAP_METHOD_H

#include "ns3/eap-packet.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// EAP methods whose exchange is modelled; all of them derive keys, which a four-way handshake
/// needs (EAP-MD5, RFC 3748 section 5.4, does not).
enum class EapMethod : uint8_t
{
    GENERIC, //!< a number of round trips with messages of one size
    GPSK,    //!< EAP-GPSK, RFC 5433: two round trips
    TLS,     //!< EAP-TLS, RFC 5216: three round trips and one more for each further fragment
};

/**
 * TLS messages that one end of EAP-TLS sends in fragments (RFC 5216 section 2.1.5), each of which
 * the other end acknowledges by an empty message. What a flight holds is one TLS record of
 * zeros of the stated size, marked as encrypted: nobody reads it here.
 */
class EapTlsFlight
{
  public:
    /// Flags octet of the type-data, RFC 5216 section 3.1.
    enum Flags : uint8_t
    {
        START = 0x20,  //!< EAP-TLS Start
        MORE = 0x40,   //!< further fragments follow
        LENGTH = 0x80, //!< the length of the whole message is included
    };

    /// Begin to send a flight. @param octets of its TLS record, header included, at least 5
    /// @param fragment octets of TLS data in a message, at least 1
    void Load(std::size_t octets, std::size_t fragment);
    /// @return whether there is a fragment to send
    bool HasMore() const;
    /// @return type-data of the next fragment
    std::vector<uint8_t> Next();
    /// @return type-data that acknowledge a fragment, or end the exchange
    static std::vector<uint8_t> MakeAck();
    /// @param data type-data received @return whether the other end has more fragments to send
    static bool SaysMore(const std::vector<uint8_t>& data);

  private:
    std::size_t m_size{0};     //!< of the flight
    std::size_t m_sent{0};     //!< of it
    std::size_t m_fragment{1}; //!< largest fragment
};

/// The authentication server's end of a method.
class EapMethodServer
{
  public:
    /// What the server sends.
    struct Settings
    {
        EapMethod method{EapMethod::GENERIC}; //!< which
        uint8_t genericType{255};             //!< GENERIC: EAP type number
        uint32_t roundTrips{1};               //!< GENERIC: how many
        uint32_t requestSize{64};             //!< GENERIC: octets of type-data
        uint32_t tlsServerFlight{0};          //!< TLS: ServerHello to ServerHelloDone, octets
        uint32_t tlsServerFinished{0};        //!< TLS: ChangeCipherSpec and Finished, octets
        uint32_t tlsFragment{1024};           //!< TLS: octets in a fragment
    };

    EapMethodServer() = default;
    /// @param settings what to send
    explicit EapMethodServer(const Settings& settings);

    /// @return EAP type of the requests
    EapType GetType() const;
    /**
     * @param response type-data of the response to the last request; ignored the first time
     * @return type-data of the next request, or nothing when the method has come to its end
     */
    std::optional<std::vector<uint8_t>> Next(const std::vector<uint8_t>& response);

  private:
    /// The next request of EAP-TLS. @param response as above @return as above
    std::optional<std::vector<uint8_t>> NextTls(const std::vector<uint8_t>& response);

    Settings m_settings;   //!< what to send
    uint32_t m_turn{0};    //!< requests, or flights of TLS, begun so far
    EapTlsFlight m_flight; //!< TLS: under way
};

/// The station's end of whatever method the server uses.
class EapMethodPeer
{
  public:
    /// What the station sends.
    struct Settings
    {
        std::string identity;        //!< GPSK: ID_Peer
        uint32_t responseSize{64};   //!< GENERIC: octets of type-data
        uint32_t tlsClientHello{0};  //!< TLS: octets
        uint32_t tlsClientFlight{0}; //!< TLS: Certificate to Finished, octets
        uint32_t tlsFragment{1024};  //!< TLS: octets in a fragment
    };

    EapMethodPeer() = default;
    /// @param settings what to send
    explicit EapMethodPeer(Settings settings);

    /**
     * @param type EAP type of the request
     * @param request its type-data
     * @return type-data of the response
     */
    std::vector<uint8_t> Answer(EapType type, const std::vector<uint8_t>& request);

  private:
    /// Answer EAP-TLS. @param request type-data, not empty @return type-data
    std::vector<uint8_t> AnswerTls(const std::vector<uint8_t>& request);

    Settings m_settings;   //!< what to send
    uint32_t m_flights{0}; //!< TLS: begun so far
    EapTlsFlight m_flight; //!< TLS: under way
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_EAP_METHOD_H */
