/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// How long does a scan take? One station, at rest among access points on the 2.4 GHz channels that
// --busy names, carries out one MLME-SCAN with the parameters given, over real frames; the answer
// is one line of JSON. `./fmipv6 reproduce scan-time` runs it.
//
//        AP   AP   AP        each on its channel, 10 m away
//          \  |  /
//          station           associated with none, or (--home) with the AP of its channel

#include "ns3/ap-mlme.h"
#include "ns3/boolean.h"
#include "ns3/command-line.h"
#include "ns3/config.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/dot11-helper.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/managed-ap-mac.h"
#include "ns3/random-variable-stream.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Attaches to an access point where asked to, scans once, and stops the run.
class Scanner : public StationMlmeUser
{
  public:
    /// @param mlme of the station @param params of the scan
    Scanner(Ptr<StationMlme> mlme, const MlmeScanRequestParams& params)
        : m_mlme(mlme),
          m_params(params)
    {
        m_mlme->SetUser(this);
    }

    ~Scanner() override
    {
        m_mlme->SetUser(nullptr);
    }

    /// Attach first. @param bss to which
    void Attach(const BssDescription& bss)
    {
        m_bss = bss;
        m_mlme->JoinRequest(m_mlme->GetJoinDefaults(bss));
    }

    /// Scan now.
    void Scan()
    {
        const auto own = m_mlme->GetMac()->GetChannel();
        m_away = m_params.channels.size() -
                 std::count(m_params.channels.begin(), m_params.channels.end(), own);
        m_begin = Simulator::Now();
        m_mlme->ScanRequest(m_params);
    }

    void JoinConfirm(const MlmeJoinConfirmParams&) override
    {
        m_mlme->AuthenticateRequest(m_mlme->GetAuthenticateDefaults(m_bss.bssid));
    }

    void AuthenticateConfirm(const MlmeAuthenticateConfirmParams&) override
    {
        m_mlme->AssociateRequest({m_bss.bssid, m_mlme->GetAssociateTimeout(), {}});
    }

    void ScanConfirm(const MlmeScanConfirmParams& params) override
    {
        m_took = Simulator::Now() - m_begin;
        m_result = params;
        Simulator::Stop();
    }

    /// @return what was measured
    nlohmann::json GetMeasured() const
    {
        return {{"scan_ms", m_took.GetSeconds() * 1e3},
                {"found", m_result.bssSet.size()},
                {"channels", m_params.channels.size()},
                {"switches", m_away},
                {"pauses", m_params.mode == ScanMode::INTERLEAVED && m_away > 0 ? m_away - 1 : 0},
                {"success", m_result.result == MlmeResultCode::SUCCESS},
                {"associated", m_mlme->GetState() == StationMlme::State::ASSOCIATED}};
    }

  private:
    Ptr<StationMlme> m_mlme;        //!< of the station
    MlmeScanRequestParams m_params; //!< of the scan
    BssDescription m_bss;           //!< attached to
    std::size_t m_away{0};          //!< channels to switch to
    Time m_begin;                   //!< when the scan was asked for
    Time m_took;                    //!< how long it took
    MlmeScanConfirmParams m_result; //!< what it found
};

/// @param text channel numbers separated by commas, or none @return them
std::vector<uint8_t>
ParseChannels(const std::string& text)
{
    std::vector<uint8_t> channels;
    std::istringstream in(text == "none" ? "" : text);
    for (std::string word; std::getline(in, word, ',');)
    {
        channels.push_back(static_cast<uint8_t>(std::stoul(word)));
    }
    return channels;
}

/// @param x metres @param y metres @return a node that stands there
Ptr<Node>
CreateNodeAt(double x, double y)
{
    auto node = CreateObject<Node>();
    auto mobility = CreateObject<ConstantPositionMobilityModel>();
    mobility->SetPosition(Vector(x, y, 0));
    node->AggregateObject(mobility);
    return node;
}

} // namespace

int
main(int argc, char* argv[])
{
    std::string channels = "1,2,3,4,5,6,7,8,9,10,11,12";
    std::string busy = "1,6,11";
    bool passive = false;
    bool interleaved = false;
    uint16_t home = 0;
    uint16_t start = 13;
    Time switchDelay = MicroSeconds(250);
    MlmeScanRequestParams params;
    params.probeDelay = MicroSeconds(100);
    params.minChannelTime = MilliSeconds(1);
    params.maxChannelTime = MicroSeconds(10240);
    params.serviceInterval = MilliSeconds(20);
    uint32_t seed = 1;
    uint64_t run = 1;
    CommandLine cmd(__FILE__);
    cmd.AddValue("channels", "2.4 GHz channels to visit, in order, separated by commas", channels);
    cmd.AddValue("busy", "channels that have an access point, or none", busy);
    cmd.AddValue("passive", "listen for beacons only, without Probe Requests", passive);
    cmd.AddValue("interleaved", "go home after each channel", interleaved);
    cmd.AddValue("home", "channel of the AP to associate with first; 0: none", home);
    cmd.AddValue("start", "channel to start on, without a home", start);
    cmd.AddValue("switch", "time that the PHY takes to change channels", switchDelay);
    cmd.AddValue("probe-delay", "ProbeDelay", params.probeDelay);
    cmd.AddValue("min", "MinChannelTime", params.minChannelTime);
    cmd.AddValue("max", "MaxChannelTime", params.maxChannelTime);
    cmd.AddValue("service",
                 "time at home between two visits, when interleaved",
                 params.serviceInterval);
    cmd.AddValue("seed", "random seed", seed);
    cmd.AddValue("run", "run number: a substream of the seed", run);
    cmd.Parse(argc, argv);
    params.channels = ParseChannels(channels);
    params.type = passive ? ScanType::PASSIVE : ScanType::ACTIVE;
    params.mode = interleaved ? ScanMode::INTERLEAVED : ScanMode::CONTINUOUS;

    RngSeedManager::SetSeed(seed);
    RngSeedManager::SetRun(run);
    Config::SetDefault("ns3::WifiPhy::ChannelSwitchDelay", TimeValue(switchDelay));
    Config::SetDefault("ns3::fmipv6::StationMac::ChannelSwitchTime", TimeValue(switchDelay));
    Dot11Helper wifi;
    wifi.GetWifi().SetStandard(WIFI_STANDARD_80211g);
    wifi.GetWifi().SetRemoteStationManager("ns3::ConstantRateWifiManager",
                                           "DataMode",
                                           StringValue("ErpOfdmRate12Mbps"),
                                           "ControlMode",
                                           StringValue("ErpOfdmRate6Mbps"));
    wifi.SetSsid("reproduce");
    NetDeviceContainer devices;
    BssDescription bss;
    const auto places = ParseChannels(busy);
    for (std::size_t i = 0; i < places.size(); ++i)
    {
        const double angle = 2 * M_PI * static_cast<double>(i) / static_cast<double>(places.size());
        auto ap =
            wifi.InstallAp(CreateNodeAt(10 * std::cos(angle), 10 * std::sin(angle)), places[i]);
        devices.Add(ap->GetMac()->GetDevice());
        if (places[i] == home)
        {
            bss.bssid = ap->GetMac()->GetAddress();
            bss.ssid = "reproduce";
            bss.channel = places[i];
        }
    }
    auto link = wifi.InstallStation(CreateNodeAt(0, 0), home != 0 ? home : start);
    devices.Add(link->GetNetDevice());
    auto streams = wifi.AssignStreams(devices, 1);
    auto phase = CreateObject<UniformRandomVariable>();
    phase->SetStream(1 + streams);

    nlohmann::json measured;
    {
        Scanner scanner(link->GetMlme(), params);
        if (home != 0)
        {
            Simulator::Schedule(Seconds(0.5), [&scanner, &bss] { scanner.Attach(bss); });
        }
        // Anywhere in a beacon interval.
        Simulator::Schedule(Seconds(1) + MicroSeconds(phase->GetInteger(0, 102400)),
                            [&scanner] { scanner.Scan(); });
        Simulator::Stop(Seconds(120));
        Simulator::Run();
        measured = scanner.GetMeasured();
    }
    Simulator::Destroy();
    std::cout << measured << std::endl;
    return 0;
}
