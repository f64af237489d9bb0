/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobile-node-part.h"

#include "ns3/log.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNodePart");
NS_OBJECT_ENSURE_REGISTERED(MobileNodePart);

TypeId
MobileNodePart::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobileNodePart").SetParent<Object>().SetGroupName("Fmipv6");
    return tid;
}

void
MobileNodePart::SetContext(MobileNodeContext context)
{
    m_context = std::move(context);
}

void
MobileNodePart::SetProfile(Fmipv6Profile profile)
{
    m_context.profile = profile;
}

void
MobileNodePart::PassGate(HandoverStep step, std::function<void()> go)
{
    m_context.steps->Pass(step,
                          m_context.mn,
                          [self = Ptr<MobileNodePart>(this), go = std::move(go)] {
                              if (self->m_context.steps)
                              {
                                  go();
                              }
                          });
}

void
MobileNodePart::Withdraw(HandoverStep step)
{
    if (m_context.steps)
    {
        m_context.steps->Withdraw(step, m_context.mn);
    }
}

void
MobileNodePart::LogMove(const std::string& from,
                        const std::string& to,
                        const std::string& why) const
{
    NS_LOG_INFO(GetInstanceTypeId().GetName()
                << " " << from << " --> " << to << " (" << why << ")");
}

void
MobileNodePart::DoDispose()
{
    m_context = {};
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
