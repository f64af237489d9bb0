// SPDX-License-Identifier: GPL-2.0-only
//
// The RSN element: the input as its information field, and as elements among which it may be.
//
// seeds: dot11-beacon.hex dot11-reassociation-request.hex

#include "fuzz-check.h"

#include "ns3/dot11-element-walker.h"
#include "ns3/dot11-rsn-element.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

void
CheckElement(const uint8_t* data, std::size_t size)
{
    const auto element = Dot11RsnElement::Parse(data, size);
    if (!element)
    {
        return;
    }
    const auto written = element->Serialize();
    Require(written.size() >= 2 && written[0] == DOT11_ELEMENT_RSN &&
                written[1] == written.size() - 2,
            "an element's length is that of its field");
    const auto again = Dot11RsnElement::Parse(written.data() + 2, written.size() - 2);
    Require(again && again->Serialize() == written, "reading and writing keep the content");
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    // an information field has at most 255 octets
    CheckElement(data, size < 255 ? size : 255);
    // the first elements of the seeds stand behind fixed fields of these sizes
    for (const std::size_t fixed : {0, 10, 12})
    {
        if (size < fixed)
        {
            break;
        }
        Dot11ElementWalker walker(data + fixed, size - fixed);
        Dot11Element element;
        while (walker.Next(element))
        {
            if (element.id == DOT11_ELEMENT_RSN)
            {
                CheckElement(element.data, element.length);
            }
        }
    }
    return 0;
}
