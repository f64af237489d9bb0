/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOME_AGENT_SELECTOR_H
#define HOME_AGENT_SELECTOR_H

#include "ns3/event-id.h"
#include "ns3/home-agent-discovery.h"
#include "ns3/ipv6-address.h"
#include "ns3/mipv6-registration.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Home registration of a mobile node that does not know its home agent, or whose home agent has
 * ceased to answer (RFC 6275 section 11.4.1): first with the home agent that it is registered with,
 * then with the others it was told of, in their order, and once in an attempt it asks who there is.
 */
class HomeAgentSelector : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Told which home agent to use from now on.
    using Use = std::function<void(Ipv6Address homeAgent)>;

    /**
     * @param discovery asks who there is
     * @param registration registers with the home agent in use
     * @param use told each time that this is to be another one; makes the registration be with it
     */
    void Configure(Ptr<HomeAgentDiscovery> discovery, Ptr<Mipv6Registration> registration, Use use);

    /**
     * Register the care-of address in use. An attempt under way is given up silently.
     * @param done called once when a home agent accepted, or none did
     */
    void Register(Mipv6Registration::Done done);

    /// Give up an attempt under way; its callback is not called.
    void Cancel();

    /// @return the home agent registered or being registered with, or ::
    Ipv6Address GetHomeAgent() const;
    /// @return the home agents that the latest reply named
    const std::vector<Ipv6Address>& GetKnown() const;

  protected:
    void DoDispose() override;

  private:
    /// Register with a home agent. @param homeAgent it
    void Try(Ipv6Address homeAgent);
    /// The one in use accepted, or not. @param accepted result @param reason why not
    void Ended(bool accepted, const std::string& reason);
    /// Register with the next one that is known, or ask who there is, or give up.
    /// @param reason why the one before did not do
    void TryNext(const std::string& reason);
    /// Look for a home agent again, as there is none.
    void Retry();
    /// The attempt has ended. @param accepted result @param reason why not
    void Finish(bool accepted, const std::string& reason);

    Ptr<HomeAgentDiscovery> m_discovery;   //!< asks
    Ptr<Mipv6Registration> m_registration; //!< registers
    Use m_use;                             //!< told of the one in use
    uint32_t m_tries{0};                   //!< attribute TriesPerHomeAgent
    Time m_retryInterval;                  //!< attribute RetryInterval
    EventId m_retry;                       //!< Retry()
    Ipv6Address m_current;                 //!< in use, or ::
    std::vector<Ipv6Address> m_known;      //!< of the latest reply
    std::set<Ipv6Address> m_tried;         //!< in this attempt, since it asked
    bool m_asked{false};                   //!< whether it has, in this attempt
    Mipv6Registration::Done m_done;        //!< who waits
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOME_AGENT_SELECTOR_H */
