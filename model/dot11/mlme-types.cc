/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mlme-types.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

std::string
ToString(MlmeResultCode code)
{
    static const std::array<const char*, 6> NAMES{"SUCCESS",
                                                  "INVALID_PARAMETERS",
                                                  "WRONG_STATE",
                                                  "TIMEOUT",
                                                  "REFUSED",
                                                  "CANCELLED"};
    return NAMES[static_cast<std::size_t>(code)];
}

std::ostream&
operator<<(std::ostream& os, MlmeResultCode code)
{
    return os << ToString(code);
}

void
StationMlmeUser::ScanConfirm(const MlmeScanConfirmParams&)
{
}

void
StationMlmeUser::JoinConfirm(const MlmeJoinConfirmParams&)
{
}

void
StationMlmeUser::AuthenticateConfirm(const MlmeAuthenticateConfirmParams&)
{
}

void
StationMlmeUser::AssociateConfirm(const MlmeAssociateConfirmParams&)
{
}

void
StationMlmeUser::DisassociateConfirm(const MlmeDisassociateConfirmParams&)
{
}

void
StationMlmeUser::DeauthenticateConfirm(const MlmeDeauthenticateConfirmParams&)
{
}

void
StationMlmeUser::BeaconMissedIndication(Mac48Address, uint32_t)
{
}

void
StationMlmeUser::TransmitFailedIndication(Mac48Address, uint32_t)
{
}

void
StationMlmeUser::BssLeftIndication(Mac48Address)
{
}

void
StationMlmeUser::BssLostIndication(Mac48Address, BssLossReason)
{
}

void
StationMlmeUser::BssHeardIndication(const BssDescription&)
{
}

} // namespace fmipv6
} // namespace ns3
