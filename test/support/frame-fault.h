/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FRAME_FAULT_H
#define FRAME_FAULT_H

#include "ns3/error-model.h"
#include "ns3/frame-exchange-manager.h"
#include "ns3/mac-rx-middle.h"
#include "ns3/simulator.h"
#include "ns3/wifi-mac.h"
#include "ns3/wifi-mpdu.h"
#include "ns3/wifi-phy.h"

#include <functional>
#include <limits>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/// What happens to a frame.
enum class FaultKind : uint8_t
{
    LOST_ON_AIR,    //!< not received: no acknowledgment, the transmitter tries again
    LOST_AFTER_ACK, //!< acknowledged, and then lost within the receiver
    DUPLICATED,     //!< received twice, as two different frames
    DELAYED,        //!< acknowledged at once, but taken in late
    CUT,            //!< the second half of its body is missing
    FLIPPED,        //!< every fifth octet of its body is inverted
};

/**
 * Does something to the frames that a MAC receives, between the frame exchange and the MAC, with
 * nothing of the model taking part.
 */
class FrameFault
{
  public:
    /// Chooses frames: header and body.
    using Matcher = std::function<bool(const WifiMacHeader&, Ptr<const Packet>)>;

    /**
     * Begin.
     * @param mac the receiver
     * @param matcher which frames
     * @param kind what happens to them
     * @param count to how many of them, at most; retransmissions of a frame lost on the air count
     */
    FrameFault(Ptr<WifiMac> mac,
               Matcher matcher,
               FaultKind kind,
               uint32_t count = std::numeric_limits<uint32_t>::max())
        : m_mac(mac),
          m_matcher(std::move(matcher)),
          m_kind(kind),
          m_left(count)
    {
        auto manager = mac->GetFrameExchangeManager();
        m_next = Access::Middle(*manager);
        m_own = Create<MacRxMiddle>();
        m_own->SetForwardCallback(MakeCallback(&FrameFault::Receive, this));
        manager->SetMacRxMiddle(m_own);
        m_air = CreateObject<Air>();
        m_air->m_fault = this;
        mac->GetWifiPhy()->SetPostReceptionErrorModel(m_air);
    }

    /// Ends the faults.
    ~FrameFault()
    {
        m_air->m_fault = nullptr;
        if (auto manager = m_mac->GetFrameExchangeManager())
        {
            manager->SetMacRxMiddle(m_next);
        }
    }

    FrameFault(const FrameFault&) = delete;
    FrameFault& operator=(const FrameFault&) = delete;

    /// Let every further frame pass.
    void Stop()
    {
        m_left = 0;
    }

    /// @return how many frames it has happened to
    uint32_t GetHits() const
    {
        return m_hits;
    }

    /// How late a delayed frame is taken in.
    static constexpr int64_t DELAY_MS = 30;

  private:
    /// Reaches the MAC behind a frame exchange manager.
    struct Access : FrameExchangeManager
    {
        /// @param manager whose @return what it passes frames to
        static Ptr<MacRxMiddle> Middle(FrameExchangeManager& manager)
        {
            return manager.*(&Access::m_rxMiddle);
        }
    };

    /// Loses frames on the air.
    class Air : public ErrorModel
    {
      public:
        FrameFault* m_fault{nullptr}; //!< whose

      private:
        bool DoCorrupt(Ptr<Packet> frame) override
        {
            if (!m_fault || m_fault->m_kind != FaultKind::LOST_ON_AIR)
            {
                return false;
            }
            auto body = frame->Copy();
            WifiMacHeader header;
            body->RemoveHeader(header);
            return m_fault->Hits(header, body);
        }

        void DoReset() override
        {
        }
    };

    /// @param header of a frame @param body of it @return whether it is one of those, and counts it
    bool Hits(const WifiMacHeader& header, Ptr<const Packet> body)
    {
        const bool own = header.GetAddr1() == m_mac->GetAddress() || header.GetAddr1().IsGroup();
        if (m_left == 0 || header.IsCtl() || !own || !m_matcher(header, body))
        {
            return false;
        }
        --m_left;
        ++m_hits;
        return true;
    }

    /// What the frame exchange passes on. @param mpdu frame @param linkId its link
    void Receive(Ptr<const WifiMpdu> mpdu, uint8_t linkId)
    {
        const auto& header = mpdu->GetHeader();
        if (m_kind == FaultKind::LOST_ON_AIR || !Hits(header, mpdu->GetPacket()))
        {
            m_next->Receive(mpdu, linkId);
            return;
        }
        const auto body = mpdu->GetPacket();
        switch (m_kind)
        {
        case FaultKind::LOST_ON_AIR:
        case FaultKind::LOST_AFTER_ACK:
            break;
        case FaultKind::DUPLICATED:
            m_next->Receive(mpdu, linkId);
            m_next->Receive(Create<WifiMpdu>(body->Copy(), header), linkId);
            break;
        case FaultKind::DELAYED:
            Simulator::Schedule(MilliSeconds(DELAY_MS),
                                [next = m_next, mpdu, linkId] { next->Receive(mpdu, linkId); });
            break;
        case FaultKind::CUT: {
            auto cut = body->Copy();
            cut->RemoveAtEnd((cut->GetSize() + 1) / 2);
            m_next->Receive(Create<WifiMpdu>(cut, header), linkId);
            break;
        }
        case FaultKind::FLIPPED: {
            std::vector<uint8_t> bytes(body->GetSize());
            body->CopyData(bytes.data(), bytes.size());
            for (std::size_t i = 0; i < bytes.size(); i += 5)
            {
                bytes[i] ^= 0xff;
            }
            m_next->Receive(Create<WifiMpdu>(Create<Packet>(bytes.data(), bytes.size()), header),
                            linkId);
            break;
        }
        }
    }

    Ptr<WifiMac> m_mac;      //!< the receiver
    Matcher m_matcher;       //!< chooses frames
    FaultKind m_kind;        //!< what happens to them
    uint32_t m_left;         //!< to how many more
    uint32_t m_hits{0};      //!< to how many it has
    Ptr<MacRxMiddle> m_own;  //!< takes frames from the frame exchange
    Ptr<MacRxMiddle> m_next; //!< leads on to the MAC
    Ptr<Air> m_air;          //!< loses frames on the air
};

} // namespace fmipv6
} // namespace ns3

#endif /* FRAME_FAULT_H */
