/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/protocol-facts.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Packets whose order is remembered, at most: far more than any buffer holds.
constexpr std::size_t ORDER_MEMORY = 4096;

/// The FBack's granted lifetime is rounded down to seconds on the wire.
const Time FBACK_ROUNDING = Seconds(1);

/// The BA's granted lifetime is rounded to units of 4 s on the wire (RFC 6275 section 6.1.8).
const Time BA_ROUNDING = Seconds(4);

/// @param map by key @param key wanted @return the value, or null
template <typename Map>
const typename Map::mapped_type*
FindIn(const Map& map, const typename Map::key_type& key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

/// @param seen a BU or an FBU @return what it asks for
UpdateFacts
ToUpdate(const ProtocolObservation& seen)
{
    const auto& message = seen.message;
    // The octets do not tell by which edition an FBU counts: 4 s (RFC 4068) or 1 s (RFC 5568).
    const bool inSeconds = message.type == ObservedType::FBU && seen.node.rfc5568;
    return {message.source,
            message.ncoa.value_or(message.source),
            message.number,
            inSeconds ? message.lifetime / 4 : message.lifetime};
}

} // namespace

bool
ProtocolFacts::IsNewer(uint16_t number, uint16_t than)
{
    const auto ahead = static_cast<uint16_t>(number - than);
    return ahead != 0 && ahead < 0x8000;
}

const NodeFacts&
ProtocolFacts::Of(const ObservedNode& node) const
{
    static const NodeFacts nothing;
    const auto* found = FindIn(m_nodes, node.id);
    return found ? *found : nothing;
}

const FastBindingFacts*
ProtocolFacts::FindBinding(const ObservedNode& node, Ipv6Address pcoa) const
{
    return FindIn(Of(node).bindings, pcoa);
}

const ArrivalFacts*
ProtocolFacts::FindArrival(const ObservedNode& node, Ipv6Address ncoa) const
{
    return FindIn(Of(node).arrivals, ncoa);
}

const HomeFacts*
ProtocolFacts::FindHome(const ObservedNode& node, Ipv6Address home) const
{
    return FindIn(Of(node).homes, home);
}

void
ProtocolFacts::Learn(const ProtocolObservation& seen)
{
    switch (seen.event)
    {
    case ObservedEvent::SENT:
        LearnSent(seen, m_nodes[seen.node.id]);
        break;
    case ObservedEvent::DELIVERED:
        LearnDelivered(seen, m_nodes[seen.node.id]);
        break;
    case ObservedEvent::ACCEPTED:
        LearnAccepted(seen, m_nodes[seen.node.id]);
        break;
    case ObservedEvent::FORWARDED:
    case ObservedEvent::EMITTED: {
        auto& arrivals = m_nodes[seen.node.id].arrivals;
        const auto found = arrivals.find(seen.message.destination);
        if (found == arrivals.end())
        {
            break;
        }
        auto& arrival = found->second;
        if (seen.event == ObservedEvent::EMITTED)
        {
            if (const auto* place = FindIn(arrival.order, seen.uid))
            {
                arrival.emitted = std::max(arrival.emitted, *place);
                if (*place <= arrival.held)
                {
                    arrival.burst = arrival.burstAt == seen.at ? arrival.burst + 1 : 1;
                    arrival.burstAt = seen.at;
                }
            }
        }
        else if (!seen.intoTunnel)
        {
            if (arrival.order.size() >= ORDER_MEMORY)
            {
                arrival.order.clear(); // begins afresh: what is under way now is not judged
            }
            // A copy of a packet that came before has no place of its own: it is not judged.
            const auto added = arrival.order.emplace(seen.uid, arrival.arrived + 1);
            if (added.second)
            {
                ++arrival.arrived;
            }
            else
            {
                added.first->second = ArrivalFacts::NOT_JUDGED;
            }
        }
        break;
    }
    case ObservedEvent::DECAPSULATED:
        break;
    }
}

void
ProtocolFacts::LearnSent(const ProtocolObservation& seen, NodeFacts& facts)
{
    const auto& message = seen.message;
    auto& sender = facts.sender;
    const MessageKey to{message.destination, message.number};
    switch (message.type)
    {
    case ObservedType::RTSOLPR:
        sender.solicited.insert(message.number);
        sender.solicitations.push_back(seen.at);
        while (sender.solicitations.front() < seen.at - Seconds(1))
        {
            sender.solicitations.pop_front();
        }
        break;
    case ObservedType::FBU:
        sender.fbu[{message.destination, message.home}] = message.number;
        sender.sent.insert(to);
        break;
    case ObservedType::BU:
        sender.bu[{message.destination, message.home}] = message.number;
        sender.registered.insert(to);
        break;
    case ObservedType::HI: {
        auto& hi = facts.initiated[to];
        hi = {message.pcoa, message.ncoa, message.code, message.buffer, hi.answered, seen.at};
        if (message.pcoa)
        {
            facts.bindings[*message.pcoa].initiated = true;
        }
        break;
    }
    case ObservedType::HACK:
        if (const auto hi = facts.asked.find(to); hi != facts.asked.end() && message.IsAccepted() &&
                                                  hi->second.code == 0 && hi->second.buffer &&
                                                  message.code == 0 && hi->second.ncoa)
        {
            auto& arrival = facts.arrivals[*hi->second.ncoa];
            arrival.holding = !arrival.announced;
            arrival.holdingUntil = hi->second.at + seen.node.proxyLifetime;
        }
        break;
    case ObservedType::FBACK:
        LearnFback(seen, facts);
        break;
    case ObservedType::BA:
        if (auto& home = facts.homes[message.home]; message.IsAccepted())
        {
            if (const auto* update = FindIn(home.delivered, message.number))
            {
                home.candidates = {update->careOf};
            }
            home.until = seen.at + message.lifetime + BA_ROUNDING;
            if (message.lifetime.IsZero())
            {
                home.candidates.clear();
                home.until = seen.at;
            }
        }
        break;
    default:
        break;
    }
}

void
ProtocolFacts::LearnFback(const ProtocolObservation& seen, NodeFacts& facts)
{
    const auto& message = seen.message;
    for (auto& [pcoa, binding] : facts.bindings)
    {
        const auto* update = FindIn(binding.delivered, message.number);
        if (!update || !message.IsAccepted() ||
            (pcoa != message.destination && update->source != message.destination &&
             update->careOf != message.destination && binding.tunnelTo != message.destination))
        {
            continue;
        }
        if (message.lifetime.IsZero() && update->lifetime.IsZero())
        {
            EndBinding(facts, pcoa);
            continue;
        }
        binding.bound = true;
        binding.tunnelUntil =
            std::min(binding.tunnelUntil, seen.at + message.lifetime + FBACK_ROUNDING);
    }
}

void
ProtocolFacts::EndBinding(NodeFacts& facts, Ipv6Address address)
{
    const auto found = facts.bindings.find(address);
    if (found == facts.bindings.end())
    {
        return;
    }
    auto& binding = found->second;
    if (binding.tunnelTo)
    {
        binding.former.insert(*binding.tunnelTo);
    }
    binding.tunnelTo.reset();
    binding.accepted.reset();
    binding.answer.reset();
    binding.bound = false;
    binding.initiated = false;
}

void
ProtocolFacts::LearnDelivered(const ProtocolObservation& seen, NodeFacts& facts)
{
    const auto& message = seen.message;
    const MessageKey from{message.source, message.number};
    switch (message.type)
    {
    case ObservedType::RTSOLPR:
        facts.solicitedBy.insert(from);
        break;
    case ObservedType::FBU:
        facts.bindings[message.home].delivered[message.number] = ToUpdate(seen);
        break;
    case ObservedType::HI:
        facts.asked.emplace(from,
                            InitiateFacts{message.pcoa,
                                          message.ncoa,
                                          message.code,
                                          message.buffer,
                                          false,
                                          seen.at});
        if (message.ncoa)
        {
            facts.arrivals.emplace(*message.ncoa, ArrivalFacts());
        }
        break;
    case ObservedType::FNA:
    case ObservedType::UNA: {
        const auto address =
            message.type == ObservedType::UNA && message.ncoa ? *message.ncoa : message.source;
        auto& arrival = facts.arrivals[address];
        if (!arrival.announced)
        {
            arrival.held = arrival.arrived;
        }
        arrival.announced = true;
        arrival.holding = false;
        EndBinding(facts, address);
        break;
    }
    case ObservedType::HACK:
        if (message.rfc5568 && message.code == 4)
        {
            facts.invited.insert(message.source);
        }
        break;
    case ObservedType::BU: {
        auto& home = facts.homes[message.home];
        home.delivered[message.number] = ToUpdate(seen);
        home.candidates.insert(message.ncoa.value_or(message.source));
        home.all.insert(message.ncoa.value_or(message.source));
        home.until = std::max(home.until, seen.at + message.lifetime);
        break;
    }
    default:
        break;
    }
}

void
ProtocolFacts::LearnAccepted(const ProtocolObservation& seen, NodeFacts& facts)
{
    const auto& message = seen.message;
    switch (message.type)
    {
    case ObservedType::FBU: {
        facts.arrivals.erase(message.home); // it leaves
        auto& binding = facts.bindings[message.home];
        const auto update = ToUpdate(seen);
        if (!binding.accepted ||
            (binding.accepted->careOf != update.careOf && binding.assigned != update.careOf))
        {
            binding.initiated = false;
            binding.answer.reset();
            binding.assigned.reset();
            binding.bound = false;
        }
        binding.accepted = update;
        binding.tunnelUntil = std::max(binding.tunnelUntil, seen.at + update.lifetime);
        break;
    }
    case ObservedType::HACK: {
        const auto hi = facts.initiated.find({message.source, message.number});
        if (hi == facts.initiated.end() || !hi->second.pcoa)
        {
            break;
        }
        hi->second.answered = true;
        auto& binding = facts.bindings[*hi->second.pcoa];
        if (!binding.accepted)
        {
            break;
        }
        binding.answer = message.code;
        binding.assigned = message.ncoa;
        // RFC 4068 has no code for it: the PCoA is the address in the message.
        const bool keepsPcoa =
            message.rfc5568 ? message.code == 3 : message.ncoa && message.ncoa == hi->second.pcoa;
        // Without a usable NCoA there is nowhere to tunnel to, unless the mobile node has it.
        if (message.IsAccepted() &&
            (message.code == 0 || message.ncoa || hi->second.code == 1 || keepsPcoa))
        {
            if (binding.tunnelTo)
            {
                binding.former.insert(*binding.tunnelTo);
            }
            binding.tunnelTo = message.ncoa ? message.ncoa : hi->second.ncoa;
            if (keepsPcoa)
            {
                binding.tunnelTo = message.source; // the NAR gets the packets
            }
            binding.tunnelUntil = seen.at + binding.accepted->lifetime;
        }
        break;
    }
    case ObservedType::HI:
        if (message.ncoa)
        {
            EndBinding(facts, *message.ncoa); // it comes (back) here
        }
        break;
    default:
        break;
    }
}

} // namespace fmipv6
} // namespace ns3
