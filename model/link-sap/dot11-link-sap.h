/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_LINK_SAP_H
#define DOT11_LINK_SAP_H

#include "ns3/dot1x-preauthentication.h"
#include "ns3/dot1x-supplicant.h"
#include "ns3/link-control.h"
#include "ns3/link-sap.h"
#include "ns3/mlme-types.h"
#include "ns3/station-mlme.h"
#include "ns3/wifi-net-device.h"

#include <map>
#include <optional>
#include <string>

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
 * Link quality is the signal to noise ratio of all frames of an AP, damped over DampingTime and
 * compared with the thresholds of RFC 5184 Appendix E.
 */
class Dot11LinkSap : public LinkSap, public StationMlmeUser
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

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

    /// @param poa a point of attachment @return its damped signal to noise ratio in dB, or nothing
    /// if it was never heard
    std::optional<double> GetSnrDb(Poa poa) const;

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

  protected:
    void DoDispose() override;

    // inherited from LinkSap
    LinkStatusCode DoGetLinkStatus(Poa& poa, Condition& condition) override;
    PoaList DoGetPoaList() override;
    LinkStatusCode DoConnect(Poa poa) override;
    LinkStatusCode DoDisconnect(Poa poa) override;
    LinkStatusCode DoScan(const std::vector<Poa>& targets) override;

  private:
    /// An entry of the AP database of RFC 5184 Appendix D.2.
    struct Entry
    {
        BssDescription bss; //!< what it says of itself
        bool heard{false};  //!< not only told of
        double snrDb{0};    //!< damped
        Time updated;       //!< of snrDb
        bool listed{false}; //!< L2-PoAFound was due, and L2-PoALost not yet
    };

    /// @param entry in the database @param snrDb a measurement, which is taken in
    void Measure(Entry& entry, double snrDb);
    /// @param snrDb damped signal to noise ratio @return the level
    LinkQuality ToQuality(double snrDb) const;
    /// @param entry in the database @return its condition
    Condition GetCondition(const Entry& entry) const;
    /// @param entry in the database @return whether it is a candidate of this ESS
    bool IsCandidate(const Entry& entry) const;
    /// @param wanted only these, or all if empty @return candidates, best first
    PoaList MakeList(const std::vector<Poa>& wanted) const;
    /// Tell whoever registered of a candidate that is new or gone. @param poa which @param entry it
    void UpdateListed(Poa poa, Entry& entry);
    /// The controlled port may open: the link is up.
    void OpenPort();
    /// The connection under way has failed.
    void FailConnection();

    // attributes
    std::string m_ssid;      //!< Ssid
    bool m_dot1x{false};     //!< Dot1x
    int m_control{0};        //!< Control, as int for EnumValue
    double m_excellentDb{0}; //!< ExcellentSnr
    double m_goodDb{0};      //!< GoodSnr
    double m_fairDb{0};      //!< FairSnr
    double m_badDb{0};       //!< BadSnr
    Time m_dampingTime;      //!< DampingTime
    Time m_poaLifetime;      //!< PoaLifetime

    Ptr<StationMlme> m_mlme;                         //!< the station's MLME
    Ptr<WifiNetDevice> m_device;                     //!< its device
    Ptr<Dot1xSupplicant> m_supplicant;               //!< step 5
    Ptr<Dot1xPreauthentication> m_preauthentication; //!< before step 5 elsewhere, or null
    std::map<Poa, Entry> m_database;                 //!< of access points
    std::optional<Poa> m_target;                     //!< being connected to
    std::optional<Poa> m_current;                    //!< the link is up
    std::vector<Poa> m_scanTargets;                  //!< of the scan under way
    std::vector<uint8_t> m_scanChannels;             //!< of the scan under way
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_LINK_SAP_H */
