/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_LINK_SAP_H
#define DOT11_LINK_SAP_H

#include "ns3/ap-database.h"
#include "ns3/dot1x-preauthentication.h"
#include "ns3/dot1x-supplicant.h"
#include "ns3/event-id.h"
#include "ns3/link-control.h"
#include "ns3/link-sap.h"
#include "ns3/mlme-types.h"
#include "ns3/poa-abstraction.h"
#include "ns3/random-variable-stream.h"
#include "ns3/station-mlme.h"
#include "ns3/traced-callback.h"
#include "ns3/wifi-net-device.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * RFC 5184's primitives over IEEE 802.11, as its Appendix D maps them; the station management
 * entity that strings RFC 4260's steps 2 to 5 together.
 *
 * L2-LinkConnect runs MLME-JOIN, MLME-AUTHENTICATE, MLME-ASSOCIATE (MLME-REASSOCIATE where the AP
 * left is of the same ESS) and, with the attribute Dot1x, IEEE 802.1X. L2-LinkUp comes when the
 * controlled port is open, L2-LinkDown when the station leaves, when the BSS is lost, and when a
 * connection fails (then with the PoA that was asked for).
 *
 * What the device measures of each AP is in an ApDatabase, which every frame of an AP updates;
 * PoaAbstraction makes the abstract list of it, every RefreshInterval (RFC 5184 Appendix E), and at
 * that instant L2-PoAFound, L2-PoALost and L2-LinkStatusChanged are due; of an AP that is heard for
 * the first time, L2-PoAFound is due at once (Appendix D.3). Measurements are damped over
 * DampingTime. A level is left downwards at its threshold, upwards Hysteresis above it. While
 * BeaconLossTrigger beacons are missing, or RetryTrigger data frames in a row have failed, the
 * quality of the current link is NONE whatever its signal was.
 *
 * Where firmware is in control (attribute Control), L2-LinkConnect begins a scan of the firmware's
 * own, and steps 2 to 4 follow it with nothing in between, to the access point with the strongest
 * signal, which need not be the one that was asked for; if it fails, to the next in the list.
 * A scan cannot be had alone: LinkScan has the firmware look, and go at once where it is better by
 * Hysteresis; the confirm, with the list, comes when it has arrived, or stays where it is. Earlier
 * scans can be had by L2-PoAList. With FirmwareRoam the firmware does the same at its own trigger.
 * While a StepGate holds step 1, nothing of this begins.
 */
class Dot11LinkSap : public LinkSap, public StationMlmeUser
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Why the link tells that it is going bad, or firmware looks for another access point: step 0
    /// of RFC 4260, as far as the link sees it.
    enum class TriggerReason : uint8_t
    {
        SIGNAL,      //!< the damped signal to noise ratio fell below TriggerSnr
        BEACON_LOSS, //!< BeaconLossTrigger beacons in a row are missing
        RETRY,       //!< RetryTrigger data frames in a row failed
    };

    /// What becomes of L2-LinkConnect to an access point that was last heard long ago.
    enum class StaleScan : uint8_t
    {
        JOIN,     //!< join, which fails if it is not there any more
        RESCAN,   //!< look for it on its channel first; the old link is kept if it does not answer
        OTHER_AP, //!< join, and if that fails, join the best other one
    };

    Dot11LinkSap();
    ~Dot11LinkSap() override;

    /// Serve a station. To be called once, when the device is on its node. @param mlme its MLME
    /// @param device its device
    void Attach(Ptr<StationMlme> mlme, Ptr<WifiNetDevice> device);

    /// @return the attribute Control: who carries out steps 1 to 4
    LinkControl GetControl() const;
    /// @return the station's MLME
    Ptr<StationMlme> GetMlme() const;
    /// @return the IEEE 802.1X supplicant; null without the attribute Dot1x
    Ptr<Dot1xSupplicant> GetSupplicant() const;

    /// @return preauthentication; null without Dot1xSupplicant's attribute Preauthenticate
    Ptr<Dot1xPreauthentication> GetPreauthentication() const;

    /**
     * Tell of an access point that no scan has found, for instance from a neighbour report; it can
     * be scanned for or connected to, and is in no PoA list until it is heard.
     * @param poa its BSSID
     * @param ssid its SSID
     * @param channel its channel number
     */
    void AddKnownPoa(Poa poa, const std::string& ssid, uint8_t channel);

    /// @return what is known of the access points around
    const ApDatabase& GetDatabase() const;

    /// @param stream first random stream number @return how many were used
    int64_t AssignStreams(int64_t stream);

    /// @param poa a point of attachment @return its damped signal to noise ratio in dB, or nothing
    /// if it was never heard
    std::optional<double> GetSnrDb(Poa poa) const;

    /**
     * TracedCallback signature of the trace source Trigger.
     * @param poa the current point of attachment
     * @param reason which of the link's triggers fired
     */
    typedef void (*TriggerTracedCallback)(Poa poa, TriggerReason reason);

    // inherited from LinkSap
    Ptr<NetDevice> GetNetDevice() const override;

    // inherited from StationMlmeUser
    void ScanConfirm(const MlmeScanConfirmParams& params) override;
    void JoinConfirm(const MlmeJoinConfirmParams& params) override;
    void AuthenticateConfirm(const MlmeAuthenticateConfirmParams& params) override;
    void AssociateConfirm(const MlmeAssociateConfirmParams& params) override;
    void DisassociateConfirm(const MlmeDisassociateConfirmParams& params) override;
    void BssLeftIndication(Mac48Address bssid) override;
    void BssLostIndication(Mac48Address bssid, BssLossReason reason) override;
    void BssHeardIndication(const BssDescription& bss) override;
    void BeaconMissedIndication(Mac48Address bssid, uint32_t count) override;
    void TransmitFailedIndication(Mac48Address bssid, uint32_t count) override;

  protected:
    void DoDispose() override;

    // inherited from LinkSap
    LinkStatusCode DoGetLinkStatus(Poa& poa, Condition& condition) override;
    PoaList DoGetPoaList() override;
    LinkStatusCode DoConnect(Poa poa) override;
    LinkStatusCode DoDisconnect(Poa poa) override;
    LinkStatusCode DoScan(const std::vector<Poa>& targets) override;

  private:
    /// Let the MAC feed the database, and refresh the abstract list from now on.
    void StartDatabase();
    /// Refresh(), the current link's condition, and again after RefreshInterval.
    void RefreshPeriodically();
    /// Make the abstract list anew, and tell what has changed.
    void Refresh();
    /// The same of one point of attachment. @param poa which
    void RefreshPoa(Poa poa);
    /// @param poa a point of attachment @return what is to be told of it, if anything
    std::optional<PoaCondition> Abstract(Poa poa);
    /// @param poa the current AP @return rate at which data is sent to it, bit/s
    double GetTransmissionRate(Poa poa) const;
    /// @return the condition of the current link, which is up
    Condition GetCurrentCondition() const;
    /// Let those know who registered for it.
    void TellLinkCondition();
    /// @param wanted only these, or all if empty @return candidates, best first
    PoaList MakeList(const std::vector<Poa>& wanted) const;
    /// A point of attachment did not answer. @param poa it is no candidate until it is heard again
    void ForgetPoa(Poa poa);
    /// Where the firmware's own handover stands.
    enum class FirmwareState : uint8_t
    {
        IDLE,       //!< none
        SCANNING,   //!< step 1, or its wait for the gate
        CONNECTING, //!< steps 2 to 4, and 5
    };

    /// @param params what a scan found; what else was on its channels is gone
    void ForgetSilent(const MlmeScanConfirmParams& params);
    /// A scan for a stale target has ended. @param params what it found
    void EndRescan(const MlmeScanConfirmParams& params);
    /// @param target of the connection that failed @return whether another one is tried instead
    bool FallBack(Poa target);

    /// @return whether steps 2 to 4 are the firmware's
    bool IsFirmware() const;
    /// Begin steps 1 to 4, unless they are under way. @param asked by the host, or nothing
    void StartFirmware(std::optional<Poa> asked);
    /// The firmware's scan has ended. @param params what it found
    void EndFirmwareScan(const MlmeScanConfirmParams& params);
    /// Join the next in the firmware's list.
    void JoinNext();
    /// The firmware found nothing better. @param failed to tell the host of, if anything
    void GiveUpFirmware(std::optional<Poa> failed);
    /// Let the firmware try again later.
    void ScheduleFirmware();

    /// Compare the damped signal of the current AP with TriggerSnr.
    void CheckSignal();
    /// One of the link's triggers has fired. @param reason which
    void FireTrigger(TriggerReason reason);
    /// A trigger other than the signal's came on or went off. @param reason which @param on whether
    void SetImpaired(TriggerReason reason, bool on);

    /// The controlled port may open: the link is up.
    void OpenPort();
    /// The connection under way has failed.
    void FailConnection();

    // attributes
    std::string m_ssid;                        //!< Ssid
    bool m_dot1x{false};                       //!< Dot1x
    int m_control{0};                          //!< Control, as int for EnumValue
    double m_excellentDb{0};                   //!< ExcellentSnr
    double m_goodDb{0};                        //!< GoodSnr
    double m_fairDb{0};                        //!< FairSnr
    double m_badDb{0};                         //!< BadSnr
    Time m_dampingTime;                        //!< DampingTime
    Time m_refreshInterval;                    //!< RefreshInterval
    Ptr<RandomVariableStream> m_refreshOffset; //!< RefreshOffset
    double m_frameErrorLimit{0};               //!< FrameErrorLimit
    uint32_t m_maxPoas{0};                     //!< MaxPoas
    Time m_poaLifetime;                        //!< PoaLifetime
    double m_hysteresisDb{0};                  //!< Hysteresis
    double m_triggerDb{0};                     //!< TriggerSnr
    uint32_t m_beaconLossTrigger{0};           //!< BeaconLossTrigger
    uint32_t m_retryTrigger{0};                //!< RetryTrigger
    bool m_firmwareRoam{true};                 //!< FirmwareRoam
    Time m_firmwareRetryInterval;              //!< FirmwareRetryInterval
    Time m_scanLifetime;                       //!< ScanLifetime
    int m_staleScan{0};                        //!< StaleScan, as int for EnumValue

    Ptr<StationMlme> m_mlme;                         //!< the station's MLME
    Ptr<WifiNetDevice> m_device;                     //!< its device
    Ptr<Dot1xSupplicant> m_supplicant;               //!< step 5
    Ptr<Dot1xPreauthentication> m_preauthentication; //!< before step 5 elsewhere, or null
    ApDatabase m_database;                           //!< what the device knows
    PoaAbstraction m_abstraction;                    //!< what the network layer is told
    EventId m_refreshEvent;                          //!< next RefreshPeriodically()
    std::optional<Poa> m_target;                     //!< being connected to
    std::optional<Poa> m_current;                    //!< the link is up
    std::vector<Poa> m_scanTargets;                  //!< of the scan under way
    std::vector<uint8_t> m_scanChannels;             //!< of the scan under way
    bool m_rescanning{false};                        //!< a scan for a stale m_target is under way
    bool m_mayFallBack{false};          //!< m_target is stale, and another one would do
    bool m_signalLow{false};            //!< the signal's trigger has fired, and it has not risen
    std::set<TriggerReason> m_impaired; //!< other triggers that are on
    FirmwareState m_firmware{FirmwareState::IDLE};     //!< where its handover stands
    std::optional<Poa> m_firmwareAsked;                //!< what the host asked for
    std::vector<BssDescription> m_firmwareList;        //!< left to be tried, best first
    EventId m_firmwareRetry;                           //!< when it tries again
    bool m_scanWaits{false};                           //!< LinkScan waits for the firmware
    TracedCallback<Poa, TriggerReason> m_triggerTrace; //!< Trigger
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_LINK_SAP_H */
