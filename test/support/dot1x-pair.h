/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_PAIR_H
#define DOT1X_PAIR_H

#include "step-log.h"

#include "ns3/dot1x-authenticator.h"
#include "ns3/dot1x-supplicant.h"
#include "ns3/simulator.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A supplicant and an authenticator with a wire of 1 ms between them that the test may cut.
class Dot1xPair
{
  public:
    /// One PDU on the wire.
    struct Pdu
    {
        bool fromStation;          //!< direction
        Time when;                 //!< sent
        std::vector<uint8_t> data; //!< content
    };

    Dot1xPair()
        : station(CreateObject<Node>()),
          accessPoint(CreateObject<Node>()),
          supplicant(CreateObject<Dot1xSupplicant>()),
          authenticator(CreateObject<Dot1xAuthenticator>())
    {
        steps.Listen(station);
        steps.Listen(accessPoint);
        supplicant->Configure(station,
                              STA,
                              {[this](Ptr<Packet> eapol) { Carry(true, eapol); },
                               [this](Mac48Address peer) { Opened("sta", peer); },
                               [this](Dot1xFailure reason) { Failed("sta", reason); }});
        authenticator->Configure(accessPoint,
                                 AP,
                                 STA,
                                 {[this](Ptr<Packet> eapol) { Carry(false, eapol); },
                                  [this](Mac48Address peer) { Opened("ap", peer); },
                                  [this](Dot1xFailure reason) { Failed("ap", reason); }});
        supplicant->TraceConnectWithoutContext("MsgDrop", MakeCallback(&Dot1xPair::Dropped, this));
        authenticator->TraceConnectWithoutContext("MsgDrop",
                                                  MakeCallback(&Dot1xPair::Dropped, this));
    }

    /// Associate: both ends begin.
    void Begin()
    {
        authenticator->Enable();
        supplicant->Start(AP);
    }

    /// Associate with an offer of the keys in the supplicant's cache.
    /// @param known the access point's cache
    void BeginOffering(const Dot1xPmksaCache& known)
    {
        const auto rsn = supplicant->OfferKeys(AP);
        const auto entry = known.Find(AP, STA);
        const bool hit = entry && !rsn.pmkids.empty() && rsn.pmkids.front() == entry->pmkid;
        authenticator->Enable(rsn, hit ? entry : std::nullopt);
        supplicant->Start(AP);
    }

    /// Trace sink.
    void Dropped(Ptr<const Packet>, Dot1xDrop reason)
    {
        drops += (drops.empty() ? "" : " ");
        drops += GetDot1xDropName(reason);
    }

    const Mac48Address STA{"00:16:3e:00:00:01"}; //!< the station
    const Mac48Address AP{"00:16:3e:00:00:aa"};  //!< the access point

    Ptr<Node> station;                     //!< the station's node
    Ptr<Node> accessPoint;                 //!< the access point's node
    Ptr<Dot1xSupplicant> supplicant;       //!< in the station
    Ptr<Dot1xAuthenticator> authenticator; //!< in the access point
    StepLog steps;                         //!< of both nodes
    std::vector<Pdu> wire;                 //!< everything sent
    std::string results;                   //!< "sta opened", "ap failed:eap-timeout", ... in turn
    std::string drops;                     //!< reasons, in turn
    std::vector<Time> opened;              //!< when ports opened

    /// Gets each PDU with its number (from 0); returns what arrives, or nothing. Null: everything.
    std::function<std::optional<std::vector<uint8_t>>(std::size_t number, const Pdu& pdu)> filter;

    /// Gets the number of each PDU that arrives; returns how long each copy of it takes. Null: one
    /// copy, 1 ms.
    std::function<std::vector<Time>(std::size_t number)> delays;

    /// @return the PDUs sent, as Ethernet frames of EtherType 88-8E
    std::vector<std::vector<uint8_t>> GetFrames() const
    {
        std::vector<std::vector<uint8_t>> frames;
        for (const auto& pdu : wire)
        {
            uint8_t header[14];
            (pdu.fromStation ? AP : STA).CopyTo(header);
            (pdu.fromStation ? STA : AP).CopyTo(header + 6);
            header[12] = 0x88;
            header[13] = 0x8e;
            frames.emplace_back(header, header + 14);
            frames.back().insert(frames.back().end(), pdu.data.begin(), pdu.data.end());
        }
        return frames;
    }

  private:
    void Carry(bool fromStation, Ptr<Packet> eapol)
    {
        Pdu pdu{fromStation, Simulator::Now(), std::vector<uint8_t>(eapol->GetSize())};
        eapol->CopyData(pdu.data.data(), pdu.data.size());
        wire.push_back(pdu);
        const auto arrives = filter ? filter(wire.size() - 1, pdu) : std::make_optional(pdu.data);
        if (!arrives)
        {
            return;
        }
        const auto packet = Create<Packet>(arrives->data(), arrives->size());
        const auto copies = delays ? delays(wire.size() - 1) : std::vector<Time>{MilliSeconds(1)};
        for (const auto& delay : copies)
        {
            Simulator::Schedule(delay, [this, fromStation, packet] {
                if (fromStation)
                {
                    authenticator->ReceiveEapol(packet);
                }
                else
                {
                    supplicant->ReceiveEapol(packet);
                }
            });
        }
    }

    void Opened(const std::string& who, Mac48Address peer)
    {
        results += (results.empty() ? "" : " ") + who + ":opened";
        results += peer == (who == "sta" ? AP : STA) ? "" : "-for-wrong-peer";
        opened.push_back(Simulator::Now());
    }

    void Failed(const std::string& who, Dot1xFailure reason)
    {
        results += (results.empty() ? "" : " ") + who + ":";
        results += GetDot1xFailureName(reason);
    }
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_PAIR_H */
