/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-station-mlme.h"

#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"
#include "ns3/transition-table.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6IdealStationMlme");

using State = IdealStationState;
using Event = IdealStationEvent;
using Mlme = IdealStationMlme;

const std::vector<IdealStationMlme::Transition> IdealStationMlme::TRANSITIONS{
    {State::UNATTACHED, Event::JOIN, State::JOINING, &Mlme::StartJoin},
    {State::ATTACHED, Event::JOIN, State::JOINING, &Mlme::StartJoin},
    {State::ATTACHED, Event::UNREACHABLE, State::UNATTACHED, &Mlme::Leave},
    {State::ATTACHED, Event::DISCONNECT, State::UNATTACHED, &Mlme::Leave},
    {State::JOINING, Event::DONE, State::AUTHENTICATING, &Mlme::StartAuthenticate},
    {State::JOINING, Event::UNREACHABLE, State::UNATTACHED, &Mlme::Fail},
    {State::JOINING, Event::DISCONNECT, State::UNATTACHED, &Mlme::Fail},
    {State::AUTHENTICATING, Event::DONE, State::ASSOCIATING, &Mlme::StartAssociate},
    {State::AUTHENTICATING, Event::UNREACHABLE, State::UNATTACHED, &Mlme::Fail},
    {State::AUTHENTICATING, Event::DISCONNECT, State::UNATTACHED, &Mlme::Fail},
    {State::ASSOCIATING, Event::DONE, State::ATTACHED, &Mlme::Attach},
    {State::ASSOCIATING, Event::ASSOCIATED_DOT1X, State::AUTHORISING, &Mlme::StartDot1x},
    {State::ASSOCIATING, Event::UNREACHABLE, State::UNATTACHED, &Mlme::Fail},
    {State::ASSOCIATING, Event::DISCONNECT, State::UNATTACHED, &Mlme::Fail},
    {State::AUTHORISING, Event::DONE, State::ATTACHED, &Mlme::Attach},
    {State::AUTHORISING, Event::UNREACHABLE, State::UNATTACHED, &Mlme::Fail},
    {State::AUTHORISING, Event::DISCONNECT, State::UNATTACHED, &Mlme::Fail},
};

std::string
ToString(IdealStationState state)
{
    static const std::array<const char*, 6> NAMES{"unattached",
                                                  "attached",
                                                  "joining",
                                                  "authenticating",
                                                  "associating",
                                                  "authorising"};
    return NAMES[static_cast<std::size_t>(state)];
}

std::string
ToString(IdealStationEvent event)
{
    static const std::array<const char*, 5> NAMES{"join",
                                                  "done",
                                                  "associated, 802.1X follows",
                                                  "unreachable",
                                                  "disconnect"};
    return NAMES[static_cast<std::size_t>(event)];
}

void
IdealStationMlme::DoDispose()
{
    m_stepEnd.Cancel();
    m_scanEnd.Cancel();
    m_user = {};
    m_device = nullptr;
    m_target = nullptr;
    Object::DoDispose();
}

void
IdealStationMlme::SetDevice(Ptr<IdealStationDevice> device)
{
    m_device = device;
}

Ptr<IdealStationDevice>
IdealStationMlme::GetDevice() const
{
    return m_device;
}

void
IdealStationMlme::SetUser(User user)
{
    m_user = std::move(user);
}

IdealStationState
IdealStationMlme::GetState() const
{
    return m_state;
}

std::optional<IdealStationState>
IdealStationMlme::GetNextState(IdealStationState state, IdealStationEvent event)
{
    const auto* row = FindTransition(TRANSITIONS, state, event);
    return row ? std::make_optional(row->next) : std::nullopt;
}

Ptr<IdealPoaDevice>
IdealStationMlme::GetPoa() const
{
    return m_state == State::ATTACHED ? m_device->GetPoa() : nullptr;
}

Mac48Address
IdealStationMlme::GetAddress() const
{
    return Mac48Address::ConvertFrom(m_device->GetAddress());
}

Mac48Address
IdealStationMlme::GetTargetAddress() const
{
    return Mac48Address::ConvertFrom(m_target->GetAddress());
}

bool
IdealStationMlme::Scan()
{
    if (m_scanWanted || (m_state != State::ATTACHED && m_state != State::UNATTACHED))
    {
        return false;
    }
    m_scanWanted = true;
    StepTrace::GetFor(m_device->GetNode())
        ->Pass(HandoverStep::SCAN, GetAddress(), [self = Ptr<IdealStationMlme>(this)] {
            self->BeginScan();
        });
    return true;
}

void
IdealStationMlme::BeginScan()
{
    if (!m_device)
    {
        return; // disposed while held
    }
    StepTrace::GetFor(m_device->GetNode())->Begin(HandoverStep::SCAN, GetAddress());
    m_device->SetAway(m_scanAway);
    m_scanEnd = Simulator::Schedule(GetStepTime(HandoverStep::SCAN),
                                    &IdealStationMlme::EndScan,
                                    this,
                                    true);
}

void
IdealStationMlme::EndScan(bool success)
{
    m_scanEnd.Cancel();
    m_scanWanted = false;
    m_device->SetAway(false);
    const auto trace = StepTrace::GetFor(m_device->GetNode());
    if (success)
    {
        trace->End(HandoverStep::SCAN, GetAddress());
    }
    else
    {
        trace->Withdraw(HandoverStep::SCAN, GetAddress());
    }
    if (m_user.scanEnded)
    {
        m_user.scanEnded(success);
    }
}

bool
IdealStationMlme::Connect(Ptr<IdealPoaDevice> poa)
{
    if (m_target)
    {
        return false;
    }
    m_target = poa;
    m_step = HandoverStep::JOIN;
    StepTrace::GetFor(m_device->GetNode())
        ->Pass(HandoverStep::JOIN, GetAddress(), [self = Ptr<IdealStationMlme>(this)] {
            if (self->m_device)
            {
                self->Handle(Event::JOIN);
            }
        });
    return true;
}

bool
IdealStationMlme::Disconnect()
{
    if (m_target && (m_state == State::ATTACHED || m_state == State::UNATTACHED))
    {
        Cancel(); // step 2 still waits at the gate
        const auto target = GetTargetAddress();
        m_target = nullptr;
        if (m_state == State::UNATTACHED)
        {
            if (m_user.linkDown)
            {
                m_user.linkDown(target);
            }
            return true;
        }
    }
    if (m_state == State::UNATTACHED)
    {
        return false;
    }
    Handle(Event::DISCONNECT);
    return true;
}

void
IdealStationMlme::NotifyUnreachable(Mac48Address poa)
{
    const bool attachedThere =
        m_state == State::ATTACHED && m_device->GetPoa()->GetAddress() == Address(poa);
    const bool onTheWayThere =
        m_state != State::ATTACHED && m_state != State::UNATTACHED && GetTargetAddress() == poa;
    if (attachedThere || onTheWayThere)
    {
        Handle(Event::UNREACHABLE);
    }
}

void
IdealStationMlme::Handle(Event event)
{
    const auto row = std::find_if(TRANSITIONS.begin(), TRANSITIONS.end(), [&](const auto& t) {
        return t.state == m_state && t.event == event;
    });
    if (row == TRANSITIONS.end())
    {
        NS_LOG_LOGIC(ToString(event) << " ignored while " << ToString(m_state));
        return;
    }
    NS_LOG_DEBUG(GetAddress() << " " << ToString(m_state) << " --> " << ToString(row->next) << " ("
                              << ToString(event) << ")");
    const auto old = m_state;
    m_state = row->next;
    m_stateTransition(old, m_state, event);
    (this->*row->action)();
}

void
IdealStationMlme::StartJoin()
{
    if (m_scanWanted)
    {
        EndScan(false); // the station cannot be in two places
    }
    const auto old = m_device->GetPoa();
    m_device->Leave();
    // The gate has been asked; the join has begun before the network layer hears of the loss.
    StepTrace::GetFor(m_device->GetNode())->Begin(HandoverStep::JOIN, GetAddress());
    m_stepEnd =
        Simulator::Schedule(GetStepTime(HandoverStep::JOIN), &IdealStationMlme::Finish, this);
    if (old && m_user.linkDown)
    {
        m_user.linkDown(Mac48Address::ConvertFrom(old->GetAddress()));
    }
}

void
IdealStationMlme::StartAuthenticate()
{
    Perform(HandoverStep::AUTHENTICATE, GetStepTime(HandoverStep::AUTHENTICATE));
}

void
IdealStationMlme::StartAssociate()
{
    Perform(HandoverStep::ASSOCIATE, GetStepTime(HandoverStep::ASSOCIATE));
}

void
IdealStationMlme::StartDot1x()
{
    m_device->Associate(m_target);
    Perform(HandoverStep::DOT1X, GetStepTime(HandoverStep::DOT1X));
}

void
IdealStationMlme::Attach()
{
    if (!m_device->GetPoa())
    {
        m_device->Associate(m_target);
    }
    const auto poa = GetTargetAddress();
    m_target = nullptr;
    m_device->OpenPort();
    if (m_user.linkUp)
    {
        m_user.linkUp(poa);
    }
}

void
IdealStationMlme::Fail()
{
    Cancel();
    const auto poa = GetTargetAddress();
    m_target = nullptr;
    m_device->Leave();
    if (m_user.linkDown)
    {
        m_user.linkDown(poa);
    }
}

void
IdealStationMlme::Leave()
{
    const auto poa = Mac48Address::ConvertFrom(m_device->GetPoa()->GetAddress());
    m_device->Leave();
    if (m_user.linkDown)
    {
        m_user.linkDown(poa);
    }
}

void
IdealStationMlme::Perform(HandoverStep step, Time duration)
{
    m_step = step;
    const auto self = Ptr<IdealStationMlme>(this);
    StepTrace::GetFor(m_device->GetNode())->Pass(step, GetAddress(), [self, step, duration] {
        if (self->m_device)
        {
            StepTrace::GetFor(self->m_device->GetNode())->Begin(step, self->GetAddress());
            // not by Ptr: the event is kept here, and would keep this object
            self->m_stepEnd =
                Simulator::Schedule(duration, &IdealStationMlme::Finish, PeekPointer(self));
        }
    });
}

void
IdealStationMlme::Finish()
{
    if (m_step == HandoverStep::JOIN && m_user.isReachable &&
        !m_user.isReachable(GetTargetAddress()))
    {
        Handle(Event::UNREACHABLE); // no beacon was heard
        return;
    }
    const auto ended = *m_step;
    m_step.reset();
    StepTrace::GetFor(m_device->GetNode())->End(ended, GetAddress());
    Handle(ended == HandoverStep::ASSOCIATE && m_dot1x ? Event::ASSOCIATED_DOT1X : Event::DONE);
}

void
IdealStationMlme::Cancel()
{
    m_stepEnd.Cancel();
    if (m_step)
    {
        StepTrace::GetFor(m_device->GetNode())->Withdraw(*m_step, GetAddress());
        m_step.reset();
    }
}

} // namespace fmipv6
} // namespace ns3
