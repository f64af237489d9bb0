/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// RouteOptimizer: what correspondents answer.
#include "ns3/arrival-tag.h"
#include "ns3/binding-cache.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/log.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-binding-refresh-request-header.h"
#include "ns3/mipv6-test-header.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/route-optimizer.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6RouteOptimizerReceive");

namespace
{

/// The part of a binding's lifetime after which it is renewed: "well before the expiration" (RFC
/// 6275 section 11.7.3).
constexpr double REFRESH_AT = 0.8;
/// Octets of an ICMPv6 error before the packet in error (RFC 4443 section 3.4).
constexpr uint32_t ERROR_FIXED_PART = 8;
/// Octets of an IPv6 header.
constexpr uint32_t IPV6_HEADER_SIZE = 40;
/// Code of a Parameter Problem: unrecognized Next Header type.
constexpr uint8_t UNRECOGNIZED_NEXT_HEADER = 1;

} // namespace

void
RouteOptimizer::Attach(Ptr<Node> node, Ptr<CareOfAddressManager> addresses, Ipv6Address homeAddress)
{
    m_node = node;
    m_addresses = addresses;
    m_homeAddress = homeAddress;
    auto mobility = node->GetObject<MobilityHeaderProtocol>();
    mobility->Register(MobilityHeaderType::HOME_TEST,
                       [this](auto message, const auto& header, auto) {
                           HandleTest<HomeTestHeader>(message, header);
                       });
    mobility->Register(MobilityHeaderType::CARE_OF_TEST,
                       [this](auto message, const auto& header, auto) {
                           HandleTest<CareOfTestHeader>(message, header);
                       });
    mobility->Register(
        MobilityHeaderType::BINDING_REFRESH_REQUEST,
        [this](auto message, const auto& header, auto) { HandleRefreshRequest(message, header); });
    MobilityIcmpv6L4Protocol::GetFor(node)->SetParameterProblemHandler(
        [this](auto message, const auto&, auto) { HandleParameterProblem(message); });
}

template <typename Test>
void
RouteOptimizer::HandleTest(Ptr<const Packet> message, const Ipv6Header& header)
{
    constexpr bool HOME = std::is_same_v<Test, HomeTestHeader>;
    MobilityParseError error;
    const auto test = Test::Parse(message, header.GetSource(), header.GetDestination(), &error);
    if (!test)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    const auto peer = header.GetSource();
    const auto found = m_peers.find(peer);
    const auto proven = HOME ? m_homeAddress : m_registered;
    if (found == m_peers.end() || header.GetDestination() != proven)
    {
        m_msgDropTrace(message, "nothing was asked");
        return;
    }
    // RFC 6275 section 11.6.2. At home there is no tunnel.
    if (HOME && m_isHomeAgent && m_registered != m_homeAddress &&
        !m_isHomeAgent(ArrivalTag::Of(message).tunnel))
    {
        m_msgDropTrace(message, "not through the home agent's tunnel");
        return;
    }
    auto& row = found->second;
    auto& exchange = HOME ? row.home : row.careOf;
    if (!exchange.pending || test->cookie != exchange.cookie)
    {
        m_msgDropTrace(message, "not the cookie that was sent"); // RFC 6275 section 11.6.2
        return;
    }
    exchange.timer.Cancel();
    exchange.pending = false;
    auto& token = HOME ? row.homeToken : row.careToken;
    token = Token{test->keygenToken, test->nonceIndex, proven, Simulator::Now() + m_tokenLifetime};
    m_rxTrace(HOME ? "HoT" : "CoT", message);
    Proceed(peer);
}

bool
RouteOptimizer::MayTryAgain(Ipv6Address peer, const std::string& why)
{
    if (++m_peers[peer].setbacks > m_maxTries)
    {
        Refuse(peer, why);
        return false;
    }
    return true;
}

void
RouteOptimizer::HandleAcknowledgement(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto answer = BindingAcknowledgementHeader::Parse(message,
                                                            header.GetSource(),
                                                            header.GetDestination(),
                                                            &error);
    if (!answer)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    const auto peer = header.GetSource();
    const auto found = m_peers.find(peer);
    if (found == m_peers.end() || !found->second.update.pending)
    {
        m_msgDropTrace(message, "no Binding Update awaits it");
        return;
    }
    auto& row = found->second;
    auto entry = m_list.Find(peer, m_homeAddress);
    const bool nonces = answer->status == BindingStatus::EXPIRED_HOME_NONCE ||
                        answer->status == BindingStatus::EXPIRED_CARE_OF_NONCE ||
                        answer->status == BindingStatus::EXPIRED_NONCES;
    const bool sequence = answer->status == BindingStatus::SEQUENCE_OUT_OF_WINDOW;
    // RFC 6275 section 9.5.4: who has lost the nonces has no key to prove it.
    if (!nonces && !MobilityHeader::IsAuthentic(message, row.key, row.requested, peer))
    {
        m_msgDropTrace(message, "not authentic");
        return;
    }
    // One that is out of window may be a copy of an earlier update, or of one that was accepted.
    if (sequence ? !BindingCache::IsNewer(answer->sequence, entry->sequence)
                 : answer->sequence != entry->sequence)
    {
        m_msgDropTrace(message, "answers an earlier Binding Update");
        return;
    }
    row.update.timer.Cancel();
    row.update.pending = false;
    m_rxTrace("BA", message);
    if (nonces)
    {
        if (answer->status != BindingStatus::EXPIRED_CARE_OF_NONCE)
        {
            row.homeToken.reset();
        }
        if (answer->status != BindingStatus::EXPIRED_HOME_NONCE)
        {
            row.careToken.reset();
        }
        if (MayTryAgain(peer, "nonces expire too soon"))
        {
            Begin(peer, "expired nonce");
        }
    }
    else if (sequence)
    {
        entry->sequence = answer->sequence;
        if (MayTryAgain(peer, "sequence number out of window"))
        {
            SendBindingUpdate(peer);
        }
    }
    else if (answer->IsAccepted())
    {
        Accept(peer, *answer);
    }
    else
    {
        Refuse(peer, "refused with status " + std::to_string(static_cast<int>(answer->status)));
    }
}

void
RouteOptimizer::Accept(Ipv6Address peer, const BindingAcknowledgementHeader& answer)
{
    auto& row = m_peers[peer];
    row.setbacks = 0;
    row.expiry.Cancel();
    row.refresh.Cancel();
    if (row.requestedLifetime.IsZero())
    {
        row.bound = Ipv6Address::GetAny();
        row.heldUntil = Time(0);
        row.homeToken.reset(); // section 9.5.3: not to be used again with this binding
        Enter(peer, RouteOptimizationState::TUNNELLED, "binding deleted");
        return;
    }
    row.bound = row.requested;
    // RFC 6275 section 11.7.3: counted from when the Binding Update was sent.
    const auto ends = row.updated + std::min(row.requestedLifetime, answer.lifetime);
    const auto left = std::max(ends - Simulator::Now(), Time(0));
    row.heldUntil = ends;
    row.expiry = Simulator::Schedule(left, &RouteOptimizer::Expire, this, peer);
    row.refresh = Simulator::Schedule(left * REFRESH_AT, &RouteOptimizer::Refresh, this, peer);
    Enter(peer, RouteOptimizationState::OPTIMIZED, "acknowledged");
}

void
RouteOptimizer::HandleRefreshRequest(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto peer = header.GetSource();
    if (!BindingRefreshRequestHeader::Parse(message, peer, header.GetDestination(), &error))
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    const auto row = m_peers.find(peer);
    if (row == m_peers.end() || row->second.state != RouteOptimizationState::OPTIMIZED)
    {
        m_msgDropTrace(message, "no binding to refresh"); // RFC 6275 section 11.7.4
        return;
    }
    m_rxTrace("BRR", message);
    Begin(peer, "refresh request");
}

void
RouteOptimizer::HandleBindingError(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto peer = header.GetSource();
    const auto problem = BindingErrorHeader::Parse(message, peer, header.GetDestination(), &error);
    if (!problem)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    const auto found = m_peers.find(peer);
    if (found == m_peers.end())
    {
        m_msgDropTrace(message, "nothing was sent there"); // RFC 6275 section 11.3.6
        return;
    }
    auto& row = found->second;
    if (problem->status == BindingErrorStatus::UNKNOWN_BINDING)
    {
        if (row.bound.IsAny() || problem->homeAddress != m_homeAddress)
        {
            m_msgDropTrace(message, "no such binding");
            return;
        }
        m_rxTrace("BE", message);
        row.bound = Ipv6Address::GetAny();
        row.heldUntil = Time(0);
        row.homeToken.reset();
        row.careToken.reset();
        Begin(peer, "binding unknown");
        return;
    }
    if (problem->status != BindingErrorStatus::UNKNOWN_MH_TYPE ||
        !(row.home.pending || row.careOf.pending || row.update.pending))
    {
        m_msgDropTrace(message, "no answer is awaited");
        return;
    }
    m_rxTrace("BE", message);
    Refuse(peer, "unrecognized MH type");
}

void
RouteOptimizer::HandleParameterProblem(Ptr<const Packet> message)
{
    std::array<uint8_t, 2> typeAndCode{};
    if (message->GetSize() < ERROR_FIXED_PART + IPV6_HEADER_SIZE ||
        message->CopyData(typeAndCode.data(), typeAndCode.size()) != typeAndCode.size() ||
        typeAndCode[1] != UNRECOGNIZED_NEXT_HEADER)
    {
        // A Home Address option that is not understood (Code 2) is an error of the correspondent's:
        // RFC 6275 section 11.3.5.
        NS_LOG_WARN("Parameter Problem with Code " << +typeAndCode[1] << " discarded");
        return;
    }
    auto rest = message->Copy();
    rest->RemoveAtStart(ERROR_FIXED_PART);
    Ipv6Header inError;
    rest->PeekHeader(inError);
    const auto row = m_peers.find(inError.GetDestination());
    const bool mine = inError.GetSource() == m_homeAddress || inError.GetSource() == m_registered;
    if (mine && row != m_peers.end() &&
        (row->second.home.pending || row->second.careOf.pending || row->second.update.pending))
    {
        Refuse(inError.GetDestination(), "no Mobility Header there"); // RFC 6275 section 11.6.2
    }
}

} // namespace fmipv6
} // namespace ns3
