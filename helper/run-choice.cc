/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/run-choice.h"

#include "ns3/nearest-name.h"
#include "ns3/user-error.h"

namespace ns3
{
namespace fmipv6
{

const std::vector<RunChoice>&
GetRunChoices()
{
    static const std::vector<RunChoice> choices{
        {"deployment",
         "deployment",
         "ns3::fmipv6::HandoverScenario::Deployment",
         {{"figure1", "Figure1"}, {"figure2", "Figure2"}},
         "figure1 (relay access points on a LAN), or figure2 (each integrated with an access "
         "router) of RFC 4260 section 3"},
        {"control",
         "control",
         "ns3::fmipv6::Dot11LinkSap::Control",
         {{"host", "Host"},
          {"firmware", "Firmware"},
          {"firmware-host-authentication", "FirmwareHostAuthentication"}},
         "who carries out steps 1 to 4: host, firmware (in rapid succession), or "
         "firmware-host-authentication (step 3 in the host's driver)"},
        {"standard",
         "Wi-Fi standard",
         "ns3::fmipv6::HandoverScenario::Standard",
         {{"80211a", "802.11a"},
          {"80211n", "802.11n"},
          {"80211ac", "802.11ac"},
          {"80211ax", "802.11ax"}},
         "80211a, 80211n, 80211ac or 80211ax"},
        {"fading",
         "fading",
         "ns3::fmipv6::FadingLossModel::Kind",
         {{"none", "None"},
          {"shadowing", "Shadowing"},
          {"multipath", "Multipath"},
          {"both", "Both"}},
         "none, shadowing (log-normal, correlated along the way), multipath (Rayleigh blocks), or "
         "both, on top of the path loss of 802.11"},
    };
    return choices;
}

std::string
MakeSetting(const RunChoice& choice, const std::string& typed)
{
    std::vector<std::string> names;
    std::string list;
    for (const auto& value : choice.values)
    {
        if (value.typed == typed)
        {
            return choice.attribute + "=" + value.set;
        }
        names.push_back(value.typed);
        list += (list.empty() ? "" : ", ") + value.typed;
    }
    throw UserError("There is no " + choice.what + " '" + typed + "'" + SuggestName(typed, names) +
                    " There are " + list + ".");
}

} // namespace fmipv6
} // namespace ns3
