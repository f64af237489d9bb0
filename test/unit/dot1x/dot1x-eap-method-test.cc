/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-eap-method.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Sizes of the type-data that two ends exchange.
struct Exchange
{
    std::vector<std::size_t> requests;  //!< of the server
    std::vector<std::size_t> responses; //!< of the station
};

/// Run a method to its end.
Exchange
RunMethod(const EapMethodServer::Settings& server, const EapMethodPeer::Settings& peer)
{
    EapMethodServer one(server);
    EapMethodPeer other(peer);
    Exchange exchange;
    std::vector<uint8_t> response;
    while (const auto request = one.Next(response))
    {
        exchange.requests.push_back(request->size());
        response = other.Answer(one.GetType(), *request);
        exchange.responses.push_back(response.size());
        if (exchange.requests.size() > 100)
        {
            ADD_FAILURE() << "no end";
            break;
        }
    }
    return exchange;
}

/// EAP-TLS with flights of these sizes.
Exchange
RunTls(uint32_t hello, uint32_t serverFlight, uint32_t clientFlight, uint32_t fragment)
{
    EapMethodServer::Settings server;
    server.method = EapMethod::TLS;
    server.tlsServerFlight = serverFlight;
    server.tlsServerFinished = 51;
    server.tlsFragment = fragment;
    EapMethodPeer::Settings peer;
    peer.tlsClientHello = hello;
    peer.tlsClientFlight = clientFlight;
    peer.tlsFragment = fragment;
    return RunMethod(server, peer);
}

using Sizes = std::vector<std::size_t>;

} // namespace

TEST(Dot1xEapMethodTest, GenericTakesItsRoundTrips)
{
    EapMethodServer::Settings server;
    server.roundTrips = 3;
    server.requestSize = 10;
    EapMethodPeer::Settings peer;
    peer.responseSize = 20;
    const auto exchange = RunMethod(server, peer);
    EXPECT_EQ(exchange.requests, (Sizes{10, 10, 10}));
    EXPECT_EQ(exchange.responses, (Sizes{20, 20, 20}));
    EXPECT_EQ(static_cast<int>(EapMethodServer(server).GetType()), 255);
}

// RFC 5433 section 9, with identities of 10 and 9 octets and two ciphersuites.
TEST(Dot1xEapMethodTest, GpskHasTheFieldsOfItsRfc)
{
    EapMethodServer::Settings server;
    server.method = EapMethod::GPSK;
    EapMethodPeer::Settings peer;
    peer.identity = "mn@fmipv6";
    const auto exchange = RunMethod(server, peer);
    EXPECT_EQ(exchange.requests,
              (Sizes{1 + 2 + 10 + 32 + 2 + 12, 1 + 32 + 32 + 2 + 10 + 6 + 2 + 16}));
    EXPECT_EQ(exchange.responses,
              (Sizes{1 + 2 + 9 + 2 + 10 + 32 + 32 + 2 + 12 + 6 + 2 + 16, 1 + 2 + 16}));
    EXPECT_EQ(EapMethodServer(server).GetType(), EapType::GPSK);
}

// RFC 5216 section 2.1.1: Start and ClientHello, the server's flight and the client's, Finished and
// an empty response.
TEST(Dot1xEapMethodTest, TlsWithoutFragmentsTakesThreeRoundTrips)
{
    const auto exchange = RunTls(200, 900, 800, 1024);
    EXPECT_EQ(exchange.requests, (Sizes{1, 901, 52}));
    EXPECT_EQ(exchange.responses, (Sizes{201, 801, 1}));
}

// Section 2.1.5: each fragment but the last costs a round trip, and the first one states the
// length.
TEST(Dot1xEapMethodTest, TlsFragmentsCostARoundTripEach)
{
    const auto exchange = RunTls(200, 2300, 1600, 1024);
    EXPECT_EQ(exchange.requests, (Sizes{1, 1029, 1025, 253, 1, 52}));
    EXPECT_EQ(exchange.responses, (Sizes{201, 1, 1, 1029, 577, 1}));
}

TEST(Dot1xEapMethodTest, AFlightOfExactlyOneFragmentIsNotCut)
{
    const auto exchange = RunTls(1024, 1024, 1024, 1024);
    EXPECT_EQ(exchange.requests, (Sizes{1, 1025, 52}));
    EXPECT_EQ(exchange.responses, (Sizes{1025, 1025, 1}));
}

TEST(Dot1xEapMethodTest, TheFlagsAreThoseOfTheRfc)
{
    EapTlsFlight flight;
    flight.Load(25, 10);
    EXPECT_EQ(flight.Next(),
              (std::vector<uint8_t>{0xc0, 0, 0, 0, 25, 23, 3, 3, 0, 20, 0, 0, 0, 0, 0}));
    auto next = flight.Next();
    EXPECT_EQ(next[0], 0x40);
    EXPECT_TRUE(EapTlsFlight::SaysMore(next));
    next = flight.Next();
    EXPECT_EQ(next.size(), 6U);
    EXPECT_EQ(next[0], 0);
    EXPECT_FALSE(EapTlsFlight::SaysMore(next));
    EXPECT_FALSE(flight.HasMore());
}

TEST(Dot1xEapMethodTest, AnythingIsAnswered)
{
    EapMethodPeer peer;
    for (int type = 0; type < 256; ++type)
    {
        for (const std::vector<uint8_t>& data :
             {std::vector<uint8_t>{}, {0}, {0xff}, {0x20}, {0x40}, {0xc0, 1}})
        {
            EXPECT_LE(peer.Answer(static_cast<EapType>(type), data).size(), 2000U);
        }
    }
}

} // namespace fmipv6
} // namespace ns3
