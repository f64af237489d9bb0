/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOST_PROCESSING_H
#define HOST_PROCESSING_H

#include "ns3/event-id.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/random-variable-stream.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// What a host is told of, and does something about.
enum class HostWork : uint8_t
{
    FBU,       //!< a previous access router has got an FBU
    HI,        //!< a new access router has got an HI
    HACK,      //!< a previous access router has got a HAck
    FNA,       //!< a new access router has got an FNA
    LINK_UP,   //!< a mobile node has got L2-LinkUp
    LINK_NEWS, //!< it has got L2-LinkDown or L2-LinkStatusChanged: takes no time, but its turn
};

/// @param work the work @return its name in lower case
std::string ToString(HostWork work);

/**
 * The time that a host takes before it acts on what it is told of: drivers, the way from the kernel
 * to a daemon and back, computing. It does one thing after the other, in the order in which they
 * came. What has been sent meanwhile goes on: packets are forwarded by the kernel.
 *
 * All times are 0 by default, and the work is then done at once, within the call. Aggregated to
 * each node that MobilityStackHelper equips; change one node's by its attributes, or all nodes' by
 * Config::SetDefault(). No RFC gives such times.
 */
class HostProcessing : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param node a node @return its host processing, which it gets now if it has none
    static Ptr<HostProcessing> GetFor(Ptr<Node> node);

    /**
     * Do some work when the host has got to it, and has taken its time over it.
     * @param work what
     * @param act does it
     */
    void Do(HostWork work, std::function<void()> act);

    /// @return how much work waits or is under way
    std::size_t GetNPending() const;

    /**
     * Fix the random streams.
     * @param stream first stream index
     * @return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /**
     * TracedCallback signature of the trace source Work.
     * @param work what
     * @param told when the host was told of it; it acts now
     */
    typedef void (*WorkTracedCallback)(HostWork work, Time told);

  protected:
    void DoDispose() override;

  private:
    /// A piece of work.
    struct Piece
    {
        HostWork work;             //!< what
        Time told;                 //!< when
        std::function<void()> act; //!< does it
    };

    /// @param work what @return how long it takes this time
    Time Draw(HostWork work) const;
    /// Begin with the first piece that waits.
    void Begin();
    /// The first piece has taken its time: do it.
    void Finish();

    Time m_fbu;                                 //!< attribute Fbu
    Time m_hi;                                  //!< attribute Hi
    Time m_hack;                                //!< attribute Hack
    Time m_fna;                                 //!< attribute Fna
    Time m_linkUp;                              //!< attribute LinkUp
    Ptr<RandomVariableStream> m_share;          //!< attribute Share
    std::deque<Piece> m_pieces;                 //!< in order
    bool m_busy{false};                         //!< whether the first is under way
    EventId m_finish;                           //!< of the first
    TracedCallback<HostWork, Time> m_workTrace; //!< Work
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOST_PROCESSING_H */
