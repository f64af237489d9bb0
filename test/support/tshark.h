/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef TSHARK_H
#define TSHARK_H

#include "ns3/pcap-file.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// @return whether tshark, the independent judge of our bytes, can be run here
inline bool
HasTshark()
{
    return std::system("tshark --version >/dev/null 2>&1") == 0;
}

/**
 * Let tshark dissect a capture.
 *
 * @param path of the pcap file
 * @param fields names of fields
 * @param filter display filter; empty takes all frames
 * @return a line for each frame: the fields' values with a space between
 */
inline std::vector<std::string>
DissectFile(const std::string& path,
            const std::vector<std::string>& fields,
            const std::string& filter = "")
{
    std::string command = "tshark -r '" + path + "' -T fields -E separator=/s";
    for (const auto& field : fields)
    {
        command += " -e " + field;
    }
    if (!filter.empty())
    {
        command += " -Y '" + filter + "'";
    }
    command += " 2>/dev/null";
    std::vector<std::string> lines;
    if (FILE* pipe = popen(command.c_str(), "r"))
    {
        std::array<char, 4096> line;
        while (fgets(line.data(), line.size(), pipe))
        {
            lines.emplace_back(line.data());
            while (!lines.back().empty() && (lines.back().back() == '\n'))
            {
                lines.back().pop_back();
            }
        }
        pclose(pipe);
    }
    return lines;
}

/**
 * Let tshark dissect Ethernet frames.
 *
 * @param frames whole frames, without FCS
 * @param fields names of fields
 * @param filter display filter; empty takes all frames
 * @return a line for each frame: the fields' values with a space between
 */
inline std::vector<std::string>
DissectEthernet(const std::vector<std::vector<uint8_t>>& frames,
                const std::vector<std::string>& fields,
                const std::string& filter = "")
{
    const auto path =
        std::filesystem::temp_directory_path() / ("fmipv6-" + std::to_string(getpid()) + ".pcap");
    {
        PcapFile file;
        file.Open(path.string(), std::ios::out);
        file.Init(1); // LINKTYPE_ETHERNET
        for (const auto& frame : frames)
        {
            file.Write(0, 0, frame.data(), frame.size());
        }
        file.Close();
    }
    const auto lines = DissectFile(path.string(), fields, filter);
    std::filesystem::remove(path);
    return lines;
}

} // namespace fmipv6
} // namespace ns3

#endif /* TSHARK_H */
