/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attack-run.h"

#include "ns3/application.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-model.h"
#include "ns3/pointer.h"
#include "ns3/run-request.h"
#include "ns3/scenario-flow.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

const Time CALL_STARTS = Seconds(3);
const Time HANG_UP_MARGIN = Seconds(1); //!< as HandoverScenario has it

} // namespace

AttackRun::AttackRun(uint32_t mobileNodes, Time end)
    : m_scenario(CreateObject<HandoverScenario>()),
      m_random(CreateObject<UniformRandomVariable>())
{
    m_scenario->SetAttribute("MobileNodes", UintegerValue(mobileNodes));
    m_scenario->SetAttribute("FlowStart", TimeValue(CALL_STARTS));
    TimeValue warmUp;
    m_scenario->GetAttribute("WarmUp", warmUp);
    m_scenario->SetAttribute("CoolDown", TimeValue(end - warmUp.Get()));
}

AttackRun::~AttackRun() = default;

AttackOutcome
AttackRun::Run(bool dot1x, uint64_t seed, uint64_t run)
{
    RunRequest request;
    request.speedMps = 0;
    request.dot1x = dot1x;
    request.seed = seed;
    request.run = run;
    m_scenario->SetPrepare([this] {
        m_random->SetStream(OWN_STREAMS);
        m_hangUp = m_scenario->GetDuration() - HANG_UP_MARGIN;
        Build();
    });
    m_scenario->Run(request);
    m_scenario->SetPrepare(nullptr);
    auto outcome = MeasureAttack(*m_scenario->GetLedger(), m_hangUp, GetElsewhere());
    outcome.atHome = IsAtHome();
    return outcome;
}

Vector
AttackRun::Beside(uint32_t ap, double xM, double yM) const
{
    auto place = m_scenario->GetNetwork()
                     .GetAccessPoints()[ap]
                     .node->GetObject<MobilityModel>()
                     ->GetPosition();
    place.x += xM;
    place.y += yM;
    return place;
}

Ptr<BetterPoaPolicy>
AttackRun::Rest(uint32_t mobile, Vector place) const
{
    auto node = m_scenario->GetMobileNode(mobile);
    node->GetObject<MobilityModel>()->SetPosition(place);
    auto policy = CreateObject<BetterPoaPolicy>();
    node->GetObject<MobileNode>()->SetAttribute("Policy", PointerValue(policy));
    return policy;
}

void
AttackRun::Speak(Time phase, Time interval) const
{
    auto mn = m_scenario->GetMobileNode(VICTIM);
    InstallScenarioFlow({FlowKind::VOICE_UP,
                         m_scenario->GetLedger(),
                         mn,
                         m_scenario->GetLink(VICTIM)->GetAddress(),
                         mn->GetObject<MobileNode>()->GetHomeAddress(),
                         m_scenario->GetNetwork().GetCorrespondent(),
                         m_scenario->GetNetwork().GetCorrespondentAddress(),
                         CALL_STARTS + phase,
                         m_hangUp});
    mn->GetApplication(mn->GetNApplications() - 1)->SetAttribute("Interval", TimeValue(interval));
}

double
AttackRun::Draw(double least, double most) const
{
    return m_random->GetValue(least, most);
}

bool
AttackRun::IsAtHome() const
{
    const auto mlme = DynamicCast<Dot11LinkSap>(m_scenario->GetLink(VICTIM))->GetMlme();
    return mlme->GetState() == StationMlme::State::ASSOCIATED &&
           mlme->GetBss()->bssid == m_scenario->GetAccessNetwork().GetPoa(HOME_AP);
}

} // namespace fmipv6
} // namespace ns3
