/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FADING_LOSS_MODEL_H
#define FADING_LOSS_MODEL_H

#include "ns3/nstime.h"
#include "ns3/propagation-loss-model.h"
#include "ns3/random-variable-stream.h"
#include "ns3/vector.h"

#include <cstdint>
#include <map>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/// What makes the gain of a radio path vary about that which its length has.
enum class FadingKind : uint8_t
{
    NONE,      //!< nothing
    SHADOWING, //!< log-normal shadowing
    MULTIPATH, //!< Rayleigh (or Nakagami) block fading
    BOTH,      //!< the sum of both, in dB
};

/**
 * Fading of radio paths, to be put behind a model of the loss over the distance. What two nodes
 * hear of each other fades alike in both directions, and independently of all other pairs.
 *
 * Shadowing is normal in dB and correlated along the way: by exp(-d / ShadowingDistance) after the
 * pair has moved by d (Gudmundson 1991). Multipath fading is constant for CoherenceTime, long
 * against a frame, and drawn anew for the next block: power is Gamma distributed with shape
 * NakagamiM and mean 1, exponential for 1, that is Rayleigh. ns-3's NakagamiPropagationLossModel
 * draws for each receiver of each frame anew, so that a repeated frame meets another channel.
 *
 * What a pair draws depends on time alone, not on who sends: from the first frame between two nodes
 * on, the same run number gives the same channel whatever the nodes make of it, as long as they
 * move alike.
 */
class FadingLossModel : public PropagationLossModel
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Nodes that may have a radio: their ids are below this.
    static constexpr uint32_t MAX_NODES = 400;

    /// @return the attribute Kind
    FadingKind GetKind() const;

  protected:
    void DoDispose() override;

  private:
    /// The fading between two nodes.
    struct Pair
    {
        Ptr<NormalRandomVariable> normal; //!< of the shadowing
        Ptr<GammaRandomVariable> gamma;   //!< of the multipath fading
        Vector place;                     //!< of the one, seen from the other
        double shadowingDb{0};            //!< gain
        int64_t step{0};                  //!< number of the interval in which that was drawn
        double multipathDb{0};            //!< gain
        int64_t block{0};                 //!< number of the block in which that was drawn
    };

    double DoCalcRxPower(double txPowerDbm,
                         Ptr<MobilityModel> a,
                         Ptr<MobilityModel> b) const override;
    int64_t DoAssignStreams(int64_t stream) override;
    /// @param low id of a node @param high id of another, not lower @return a new pair
    Pair MakePair(uint32_t low, uint32_t high) const;
    /// Bring the shadowing up to date. @param pair which @param place as in Pair
    void Shadow(Pair& pair, const Vector& place) const;
    /// Bring the multipath fading up to date. @param pair which
    void Scatter(Pair& pair) const;

    int m_kind{static_cast<int>(FadingKind::NONE)}; //!< attribute Kind, as int for EnumValue
    double m_sigmaDb{0};                            //!< attribute ShadowingSigma
    double m_distanceM{0};                          //!< attribute ShadowingDistance
    double m_nakagamiM{0};                          //!< attribute NakagamiM
    Time m_coherenceTime;                           //!< attribute CoherenceTime
    int64_t m_firstStream{-1};                      //!< of DoAssignStreams(), or -1
    mutable std::map<std::pair<uint32_t, uint32_t>, Pair> m_pairs; //!< by ids of their nodes
};

} // namespace fmipv6
} // namespace ns3

#endif /* FADING_LOSS_MODEL_H */
