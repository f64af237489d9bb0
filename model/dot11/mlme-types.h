/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MLME_TYPES_H
#define MLME_TYPES_H

#include "ns3/dot11-codes.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// ResultCode of the MLME primitives (IEEE Std 802.11-2020 section 6.3).
enum class MlmeResultCode : uint8_t
{
    SUCCESS,            //!< done
    INVALID_PARAMETERS, //!< a parameter is out of its range
    WRONG_STATE,        //!< not possible in the present state of the station
    TIMEOUT,            //!< no answer, after the retries, within the failure timeout
    REFUSED,            //!< the peer answered with a status code other than success
    CANCELLED,          //!< another request or the loss of the BSS put an end to this one
};

/// @param code the code @return its name in the standard, for instance "SUCCESS"
std::string ToString(MlmeResultCode code);
/// Print the name.
std::ostream& operator<<(std::ostream& os, MlmeResultCode code);

/// How a scan deals with the link that exists while it runs.
enum class ScanMode : uint8_t
{
    INTERLEAVED, //!< return to the home channel and serve data after each foreign channel
    CONTINUOUS,  //!< leave once, visit all channels, return
};

/// ScanType of MLME-SCAN.request.
enum class ScanType : uint8_t
{
    ACTIVE,  //!< send Probe Requests
    PASSIVE, //!< wait for beacons
};

/// What makes a channel busy in an active scan, so that it costs MaxChannelTime.
enum class BusyRule : uint8_t
{
    RESPONSE, //!< somebody answers a probe, be it another's: only responders count
    MEDIUM,   //!< any reception begins (IEEE Std 802.11-2020 section 11.1.4.3.2: PHY-CCA)
};

/// BSSDescription (IEEE Std 802.11-2020 section 6.3.3.3.2): what is known of an access point.
struct BssDescription
{
    Mac48Address bssid;                 //!< BSSID
    std::string ssid;                   //!< SSID
    uint8_t channel{0};                 //!< channel number (20 MHz, 5 GHz band)
    Time beaconInterval;                //!< beacon interval
    uint16_t capability{0};             //!< Capability Information field
    std::vector<uint8_t> rates;         //!< supported rates, in 500 kb/s, bit 7 set for basic ones
    std::optional<Dot11RsnElement> rsn; //!< its RSN element, if it has one
    double snrDb{0};   //!< signal to noise ratio of the last Beacon or Probe Response, dB
    double rssiDbm{0}; //!< its signal strength, dBm
    Time timestamp;    //!< its TSF timestamp
    Time lastSeen;     //!< simulated time when it was received
};

/// MLME-SCAN.request
struct MlmeScanRequestParams
{
    ScanType type{ScanType::ACTIVE};       //!< active or passive
    ScanMode mode{ScanMode::INTERLEAVED};  //!< what becomes of the link meanwhile
    std::string ssid;                      //!< SSID to look for; empty for any
    std::vector<uint8_t> channels;         //!< channel numbers, in order of visit; not empty
    Time probeDelay;                       //!< wait after a channel switch before the first probe
    Time minChannelTime;                   //!< what an empty channel costs
    Time maxChannelTime;                   //!< what a busy channel costs; >= minChannelTime
    Time serviceInterval;                  //!< INTERLEAVED: how long to serve data between visits
    std::optional<Mac48Address> bssid;     //!< BSSID to look for; nothing for any
    BusyRule busyRule{BusyRule::RESPONSE}; //!< active scan: what makes a channel busy
    /// The station returns to its AP's channel after the last visit, but stays asleep for its AP,
    /// and its data waits, until WakeRequest() or a join: for firmware that goes on with step 2.
    bool stayAsleep{false};
};

/// MLME-SCAN.confirm
struct MlmeScanConfirmParams
{
    MlmeResultCode result{MlmeResultCode::SUCCESS}; //!< result
    std::vector<BssDescription> bssSet; //!< BSSs heard during this scan, the best SNR first
};

/// MLME-JOIN.request
struct MlmeJoinRequestParams
{
    BssDescription bss;      //!< the BSS to join; bssid and channel must be right
    Time joinFailureTimeout; //!< how long to wait for a Beacon or Probe Response of the BSS
};

/// MLME-JOIN.confirm
struct MlmeJoinConfirmParams
{
    MlmeResultCode result{MlmeResultCode::SUCCESS}; //!< SUCCESS, TIMEOUT, ...
    Mac48Address bssid;                             //!< the BSS
};

/// MLME-AUTHENTICATE.request. No access point of this module takes another algorithm than Open
/// System; another one is for seeing it refused with status 13.
struct MlmeAuthenticateRequestParams
{
    Mac48Address peer;               //!< the AP; must be the one joined
    Time authenticateFailureTimeout; //!< how long each attempt waits for the answer
    Dot11AuthAlgorithm algorithm{Dot11AuthAlgorithm::OPEN_SYSTEM}; //!< AuthenticationType
};

/// MLME-AUTHENTICATE.confirm
struct MlmeAuthenticateConfirmParams
{
    MlmeResultCode result{MlmeResultCode::SUCCESS}; //!< result
    Mac48Address peer;                              //!< the AP
    Dot11Status status{Dot11Status::SUCCESS};       //!< status code of the answer, if REFUSED
};

/// MLME-ASSOCIATE.request and MLME-REASSOCIATE.request
struct MlmeAssociateRequestParams
{
    Mac48Address peer;            //!< the AP; must be the one authenticated with
    Time associateFailureTimeout; //!< how long each attempt waits for the answer
    Mac48Address currentAp;       //!< MLME-REASSOCIATE only: the AP left, of the same ESS
};

/// MLME-ASSOCIATE.confirm and MLME-REASSOCIATE.confirm
struct MlmeAssociateConfirmParams
{
    MlmeResultCode result{MlmeResultCode::SUCCESS}; //!< result
    Mac48Address peer;                              //!< the AP
    Dot11Status status{Dot11Status::SUCCESS};       //!< status code of the answer, if REFUSED
    uint16_t aid{0};                                //!< association identifier, 1 to 2007
    bool reassociation{false};                      //!< which of the two primitives it confirms
};

/// MLME-DISASSOCIATE.request
struct MlmeDisassociateRequestParams
{
    Mac48Address peer;                                         //!< the AP
    Dot11Reason reason{Dot11Reason::LEAVING_NETWORK_DISASSOC}; //!< reason code
};

/// MLME-DISASSOCIATE.confirm
struct MlmeDisassociateConfirmParams
{
    MlmeResultCode result{MlmeResultCode::SUCCESS}; //!< result
    Mac48Address peer;                              //!< the AP
};

/// MLME-DEAUTHENTICATE.request
struct MlmeDeauthenticateRequestParams
{
    Mac48Address peer;                                       //!< the AP
    Dot11Reason reason{Dot11Reason::LEAVING_NETWORK_DEAUTH}; //!< reason code
};

/// MLME-DEAUTHENTICATE.confirm
struct MlmeDeauthenticateConfirmParams
{
    MlmeResultCode result{MlmeResultCode::SUCCESS}; //!< result
    Mac48Address peer;                              //!< the AP
};

/// Why the station has lost its BSS without asking for it.
enum class BssLossReason : uint8_t
{
    MISSED_BEACONS,  //!< too many beacons in a row did not come
    DISASSOCIATED,   //!< the AP sent a Disassociation
    DEAUTHENTICATED, //!< the AP sent a Deauthentication
};

/// The user of the station's MLME (the SME): confirms and indications. The defaults ignore.
class StationMlmeUser
{
  public:
    virtual ~StationMlmeUser() = default;
    /// MLME-SCAN.confirm @param params the parameters
    virtual void ScanConfirm(const MlmeScanConfirmParams& params);
    /// MLME-JOIN.confirm @param params the parameters
    virtual void JoinConfirm(const MlmeJoinConfirmParams& params);
    /// MLME-AUTHENTICATE.confirm @param params the parameters
    virtual void AuthenticateConfirm(const MlmeAuthenticateConfirmParams& params);
    /// MLME-ASSOCIATE.confirm, MLME-REASSOCIATE.confirm @param params the parameters
    virtual void AssociateConfirm(const MlmeAssociateConfirmParams& params);
    /// MLME-DISASSOCIATE.confirm @param params the parameters
    virtual void DisassociateConfirm(const MlmeDisassociateConfirmParams& params);
    /// MLME-DEAUTHENTICATE.confirm @param params the parameters
    virtual void DeauthenticateConfirm(const MlmeDeauthenticateConfirmParams& params);
    /// Beacons of the BSS are missing, or come again. @param bssid which BSS @param count how many
    /// in a row are missing; 0 when one has come after that
    virtual void BeaconMissedIndication(Mac48Address bssid, uint32_t count);
    /// Data frames were not acknowledged, or are again. @param bssid which BSS @param count how
    /// many in a row failed after all their retransmissions; 0 when one was acknowledged after that
    virtual void TransmitFailedIndication(Mac48Address bssid, uint32_t count);
    /// The station has left its BSS because MLME-JOIN asked for another (step 2 begins).
    /// @param bssid the BSS left
    virtual void BssLeftIndication(Mac48Address bssid);
    /// The BSS is lost. @param bssid which @param reason why
    virtual void BssLostIndication(Mac48Address bssid, BssLossReason reason);
    /// A Beacon or Probe Response was received, in a scan or not. @param bss what it says
    virtual void BssHeardIndication(const BssDescription& bss);
};

} // namespace fmipv6
} // namespace ns3

#endif /* MLME_TYPES_H */
