/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// IdealStationMlme: its attributes, and the times of its steps that they state.
#include "ns3/boolean.h"
#include "ns3/enum.h"
#include "ns3/ideal-station-mlme.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(IdealStationMlme);

TypeId
IdealStationMlme::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::IdealStationMlme")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<IdealStationMlme>()
            .AddAttribute("ScanTime",
                          "Time (s) of step 1. A stated value, in the range that Mishra, Shin and "
                          "Arbaugh measured (ACM SIGCOMM CCR 33(2), 2003).",
                          TimeValue(MilliSeconds(120)),
                          MakeTimeAccessor(&IdealStationMlme::m_scanTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("JoinTime",
                          "Time (s) of step 2. A stated value: half a beacon interval of 100 TU, "
                          "the mean wait for the beacon that synchronises.",
                          TimeValue(MicroSeconds(51200)),
                          MakeTimeAccessor(&IdealStationMlme::m_joinTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("AuthenticateTime",
                          "Time (s) of step 3. A stated value: one exchange of frames.",
                          TimeValue(MilliSeconds(1)),
                          MakeTimeAccessor(&IdealStationMlme::m_authenticateTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("AssociateTime",
                          "Time (s) of step 4. A stated value: one exchange of frames.",
                          TimeValue(MilliSeconds(1)),
                          MakeTimeAccessor(&IdealStationMlme::m_associateTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Dot1xTime",
                          "Time (s) of step 5. A stated value: two round trips of 10 ms to an "
                          "authentication server and five exchanges of frames.",
                          TimeValue(MilliSeconds(25)),
                          MakeTimeAccessor(&IdealStationMlme::m_dot1xTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Dot1x",
                          "Whether IEEE 802.1X is in force, so that step 5 follows step 4.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&IdealStationMlme::m_dot1x),
                          MakeBooleanChecker())
            .AddAttribute("ScanInterruptsData",
                          "Whether packets are lost while a scan runs; by default the scan is "
                          "interleaved with data, as over IEEE 802.11.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&IdealStationMlme::m_scanAway),
                          MakeBooleanChecker())
            .AddAttribute("Technology",
                          "Ideal: steps 1 to 4 take ScanTime, JoinTime, AuthenticateTime and "
                          "AssociateTime; Ieee80216e: they are scanning, MAC handover, ranging and "
                          "registration of RFC 5184 Table 1's column for IEEE 802.16e.",
                          EnumValue(static_cast<int>(IdealTechnology::IDEAL)),
                          MakeEnumAccessor(&IdealStationMlme::m_technology),
                          MakeEnumChecker(static_cast<int>(IdealTechnology::IDEAL),
                                          "Ideal",
                                          static_cast<int>(IdealTechnology::IEEE_802_16E),
                                          "Ieee80216e"))
            .AddAttribute("ScanningTime",
                          "Time (s) of M_Scanning with Ieee80216e, as step 1. RFC 5184 gives none: "
                          "assumed, 12 frames of 5 ms.",
                          TimeValue(MilliSeconds(60)),
                          MakeTimeAccessor(&IdealStationMlme::m_scanningTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("MacHandoverTime",
                          "Time (s) of M_MACHandover with Ieee80216e, as step 2: leaving, and "
                          "synchronising to the target. RFC 5184 gives none: assumed, 4 frames of "
                          "5 ms.",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&IdealStationMlme::m_macHandoverTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("RangingTime",
                          "Time (s) of M_Ranging with Ieee80216e, as step 3. RFC 5184 gives none: "
                          "assumed, 4 frames of 5 ms.",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&IdealStationMlme::m_rangingTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("RegistrationTime",
                          "Time (s) of M_Registration with Ieee80216e, as step 4. RFC 5184 gives "
                          "none: assumed, 4 frames of 5 ms.",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&IdealStationMlme::m_registrationTime),
                          MakeTimeChecker(Time(0)))
            .AddTraceSource("StateTransition",
                            "The station went from one state to another.",
                            MakeTraceSourceAccessor(&IdealStationMlme::m_stateTransition),
                            "ns3::fmipv6::IdealStationMlme::StateTransitionTracedCallback");
    return tid;
}

IdealTechnology
IdealStationMlme::GetTechnology() const
{
    return static_cast<IdealTechnology>(m_technology);
}

Time
IdealStationMlme::GetStepTime(HandoverStep step) const
{
    const bool wimax = GetTechnology() == IdealTechnology::IEEE_802_16E;
    switch (step)
    {
    case HandoverStep::SCAN:
        return wimax ? m_scanningTime : m_scanTime;
    case HandoverStep::JOIN:
        return wimax ? m_macHandoverTime : m_joinTime;
    case HandoverStep::AUTHENTICATE:
        return wimax ? m_rangingTime : m_authenticateTime;
    case HandoverStep::ASSOCIATE:
        return wimax ? m_registrationTime : m_associateTime;
    case HandoverStep::DOT1X:
        return m_dot1xTime;
    default:
        return Time(0);
    }
}

} // namespace fmipv6
} // namespace ns3
