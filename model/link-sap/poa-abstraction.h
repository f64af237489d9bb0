/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef POA_ABSTRACTION_H
#define POA_ABSTRACTION_H

#include "ns3/ap-database.h"
#include "ns3/link-types.h"

#include <map>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The abstract entity beside the protocol entity (RFC 5184 section 7): turns what a device measures
 * of each access point into a Condition, and keeps the abstract list of Appendix E, from which
 * L2-LinkStatus and L2-PoAList are answered.
 *
 * The quality level comes from the damped signal to noise ratio and the thresholds of the scale; it
 * is one lower while more transmissions fail than the scale allows. The available bandwidth is the
 * transmission rate less the share of transmissions that fail; of an access point that is not the
 * current one, its highest rate.
 */
class PoaAbstraction
{
  public:
    /// Where one quality level ends and the next begins.
    struct Scale
    {
        double excellentDb{34};    //!< least signal to noise ratio of EXCELLENT, dB
        double goodDb{27};         //!< of GOOD, dB
        double fairDb{22};         //!< of FAIR, dB
        double badDb{15};          //!< of BAD, dB
        double hysteresisDb{0};    //!< how far above its threshold a better level begins, dB
        double frameErrorLimit{1}; //!< failed share of transmissions above which the level is
                                   //!< one lower; 1 for never
    };

    /// @param scale used from now on
    void SetScale(const Scale& scale);

    /**
     * Take in what the device knows now.
     * @param entry of its list
     * @param candidate whether it may be one: of the right ESS, and heard lately
     * @return the point of attachment with its condition, if its level as a candidate has changed;
     *         LinkQuality::NONE where it is none any more
     */
    std::optional<PoaCondition> Update(const ApEntry& entry, bool candidate);

    /// @param poa a point of attachment @return its condition, or nothing if it was never heard
    std::optional<Condition> Find(Poa poa) const;
    /// @param wanted only these, or all if empty @return the candidates, best first
    PoaList GetCandidates(const std::vector<Poa>& wanted) const;

    /**
     * @param snrDb damped signal to noise ratio, dB
     * @param frameErrorShare damped share of transmissions that fail, 0 to 1
     * @return the level, without hysteresis
     */
    LinkQuality GetLevel(double snrDb, double frameErrorShare) const;

  private:
    /// An entry of the abstract list.
    struct AbstractPoa
    {
        Condition condition;                 //!< its condition
        LinkQuality told{LinkQuality::NONE}; //!< its level as a candidate; NONE if it is none
    };

    Scale m_scale;                     //!< where levels begin
    std::map<Poa, AbstractPoa> m_list; //!< the abstract list
};

} // namespace fmipv6
} // namespace ns3

#endif /* POA_ABSTRACTION_H */
