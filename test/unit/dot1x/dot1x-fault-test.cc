/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot1x-pair.h"
#include "simulation-fixture.h"

#include "ns3/enum.h"

#include <memory>
#include <string>
#include <tuple>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Ways in which step 5 goes, and how many PDUs it takes without a fault.
enum class Way
{
    GENERIC, //!< one round trip
    GPSK,    //!< two
    TLS,     //!< with fragments
    HIT,     //!< the key offered is known
    MISS,    //!< the key offered is not known
};

/// What becomes of one PDU.
enum class Fault
{
    LOST,             //!< it does not arrive
    DUPLICATED,       //!< it arrives twice
    COPIED_LATE,      //!< it arrives, and once more when all is over
    DELAYED_A_LITTLE, //!< other PDUs overtake it: beyond KeyTimeoutFirst
    DELAYED_LONG,     //!< beyond EapTimeout, and all of the handshake's retransmissions
    CUT,              //!< the last octet is missing
    CHANGED,          //!< a bit in the last octet is another
};

const char* const WAYS[] = {"Generic", "Gpsk", "Tls", "Hit", "Miss"};
const char* const FAULTS[] =
    {"Lost", "Duplicated", "CopiedLate", "DelayedALittle", "DelayedLong", "Cut", "Changed"};

} // namespace

/// One PDU after the other of an exchange suffers a fault.
class Dot1xFaultTest : public SimulationFixture,
                       public ::testing::WithParamInterface<std::tuple<Way, Fault>>
{
  protected:
    /// Run an exchange. @param faulty the number of the PDU that suffers, from 0; the PDUs before
    /// the exchange, which fill the caches, do not count @return both ends and what they did
    std::unique_ptr<Dot1xPair> Run(std::size_t faulty)
    {
        const auto [way, fault] = GetParam();
        auto pair = std::make_unique<Dot1xPair>();
        if (way == Way::GPSK || way == Way::TLS)
        {
            pair->authenticator->SetAttribute(
                "Method",
                EnumValue(static_cast<int>(way == Way::GPSK ? EapMethod::GPSK : EapMethod::TLS)));
        }
        auto* ends = pair.get();
        pair->filter = [faulty, fault = fault, ends](std::size_t number,
                                                     const Dot1xPair::Pdu& pdu) {
            auto data = pdu.data;
            if (number == faulty && fault == Fault::LOST)
            {
                return std::optional<std::vector<uint8_t>>();
            }
            if (number == faulty && fault == Fault::CUT)
            {
                data.pop_back();
            }
            if (number == faulty && fault == Fault::CHANGED)
            {
                data.back() ^= 1;
            }
            return std::make_optional(data);
        };
        pair->delays = [faulty, fault = fault](std::size_t number) {
            const Time usual = MilliSeconds(1);
            if (number != faulty)
            {
                return std::vector<Time>{usual};
            }
            switch (fault)
            {
            case Fault::DUPLICATED:
                return std::vector<Time>{usual, usual + MicroSeconds(100)};
            case Fault::COPIED_LATE:
                return std::vector<Time>{usual, Seconds(2)};
            case Fault::DELAYED_A_LITTLE:
                return std::vector<Time>{MilliSeconds(150)};
            case Fault::DELAYED_LONG:
                return std::vector<Time>{Seconds(5)};
            default:
                return std::vector<Time>{usual};
            }
        };
        const std::vector<uint8_t> pmk(32, 7);
        Dot1xPmksaCache known(Seconds(1000), 8);
        if (way == Way::HIT || way == Way::MISS)
        {
            pair->supplicant->GetPmksaCache()->Add(pair->AP, pair->STA, pmk);
        }
        if (way == Way::HIT)
        {
            known.Add(pair->AP, pair->STA, pmk);
        }
        (way == Way::HIT || way == Way::MISS) ? pair->BeginOffering(known) : pair->Begin();
        Simulator::Run();
        return pair;
    }
};

TEST_P(Dot1xFaultTest, BothEndsOpenTheirPortsInTheEnd)
{
    const auto whole = Run(1000)->wire.size();
    ASSERT_GE(whole, 4U);
    for (std::size_t faulty = 0; faulty < whole; ++faulty)
    {
        SCOPED_TRACE("PDU " + std::to_string(faulty));
        const auto pair = Run(faulty);
        EXPECT_EQ(pair->results, "sta:opened ap:opened");
        EXPECT_EQ(pair->supplicant->GetState(), Dot1xSupplicant::State::AUTHENTICATED);
        EXPECT_EQ(pair->authenticator->GetState(), Dot1xAuthenticator::State::AUTHENTICATED);
        EXPECT_EQ(pair->steps.words.front(), 'B');
        EXPECT_EQ(pair->steps.words.find('B', 1), std::string::npos) << pair->steps.words;
        EXPECT_EQ(pair->steps.words.substr(pair->steps.words.size() - 2), "E5");
    }
}

INSTANTIATE_TEST_SUITE_P(
    EveryPdu,
    Dot1xFaultTest,
    ::testing::Combine(::testing::Values(Way::GENERIC, Way::GPSK, Way::TLS, Way::HIT, Way::MISS),
                       ::testing::Values(Fault::LOST,
                                         Fault::DUPLICATED,
                                         Fault::COPIED_LATE,
                                         Fault::DELAYED_A_LITTLE,
                                         Fault::DELAYED_LONG,
                                         Fault::CUT,
                                         Fault::CHANGED)),
    [](const auto& info) {
        return std::string(WAYS[static_cast<int>(std::get<0>(info.param))]) +
               FAULTS[static_cast<int>(std::get<1>(info.param))];
    });

} // namespace fmipv6
} // namespace ns3
