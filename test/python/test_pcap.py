# SPDX-License-Identifier: GPL-2.0-only
"""tshark as an independent judge of every packet that a run writes.

The runs are those of the demo, one per label, over Wi-Fi with 802.1X. The simulator is the one that
FMIPV6_SIM names.
"""

import os
import struct
import subprocess
from pathlib import Path
from typing import Iterator

import pytest

SIM = os.environ.get("FMIPV6_SIM", "build/scenarios/fmipv6-sim")

#: Label -> the display filter of each of the steps a-g: RFC 4260's a and b are RS and RA where the
#: discovery takes place on the new link.
PROXY_DISCOVERY = {"a": "icmpv6.fmip6.subtype==2", "b": "icmpv6.fmip6.subtype==3"}
LINK_DISCOVERY = {"a": "icmpv6.type==133", "b": "icmpv6.type==134"}
SIGNALLING = {
    "c": "mip6.mhtype==8",
    "d": "icmpv6.fmip6.subtype==4",
    "e": "icmpv6.fmip6.subtype==5",
    "f": "mip6.mhtype==9",
    "g": "mip6.mhtype==10",
}
LABELS = {
    "1abcdef23456g": PROXY_DISCOVERY | SIGNALLING,
    "1abcde23456fg": PROXY_DISCOVERY | SIGNALLING,
    "ab123456cdefg": PROXY_DISCOVERY | SIGNALLING,
    "123456abcdefg": LINK_DISCOVERY | SIGNALLING,
    None: {"BU": "mip6.mhtype==5", "BA": "mip6.mhtype==6"},
}


def tshark(pcap: Path, *arguments: str) -> list[str]:
    """What tshark prints for a capture, with the checksum checks switched on."""
    checks = ["-o", "udp.check_checksum:TRUE", "-o", "wlan.check_checksum:FALSE"]
    command = ["tshark", "-n", "-r", str(pcap), *checks, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module", params=LABELS, ids=lambda label: label or "mipv6")
def captures(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """The label of a run, the pcap files it wrote, and one file with all of them."""
    folder = tmp_path_factory.mktemp("pcap")
    what = [request.param] if request.param else ["--scheme", "mipv6", "--dot1x"]
    command = [SIM, "run", *what, "--flow", "voice", "--pcap", f"{folder}/", "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    files = sorted(folder.glob("*.pcap"))
    assert any("wlan" in file.name for file in files) and any("wire" in file.name for file in files)
    together = folder / "together.pcapng"
    subprocess.run(["mergecap", "-w", str(together), *map(str, files)], check=True)
    return request.param, files, together


def test_nothing_is_malformed(captures) -> None:
    *_, together = captures
    assert tshark(together, "-Y", "_ws.malformed || _ws.short") == []


def test_no_checksum_is_bad(captures) -> None:
    *_, together = captures
    bad = 'icmpv6.checksum.status=="Bad" || udp.checksum.status=="Bad"'
    assert tshark(together, "-Y", bad) == []


def test_every_message_has_its_own_name(captures) -> None:
    label, _, together = captures
    for step, display_filter in LABELS[label].items():
        assert tshark(together, "-Y", display_filter), f"no packet of {label} is {step}"


def test_the_802_11_handover_is_on_the_air(captures) -> None:
    """Authentication both ways, association, EAPOL-Key 1-4, and the L2 Update on the LAN."""
    *_, together = captures
    fields = ("wlan.fixed.auth_seq", "wlan_rsna_eapol.keydes.msgnr", "basicxid.llc.xid.format")
    shown = " || ".join(fields)
    columns = [argument for field in fields for argument in ("-e", field)]
    rows = tshark(together, "-Y", shown, "-T", "fields", *columns)
    seen = list(zip(*(row.split("\t") for row in rows)))
    assert {"0x0001", "0x0002"} <= set(seen[0])
    assert {"1", "2", "3", "4"} <= set(seen[1])
    assert "0x81" in seen[2]


def ipv6_packets(pcap: Path) -> Iterator[bytes]:
    """Every IPv6 packet of an Ethernet or PPP capture, those inside tunnels too."""
    data = pcap.read_bytes()
    order = "<" if data[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
    link_type = struct.unpack_from(order + "I", data, 20)[0]
    ethertype, header = {1: (b"\x86\xdd", 14), 9: (b"\x00\x57", 2)}.get(link_type, (b"", 0))
    position = 24
    while header and position < len(data):
        length = struct.unpack_from(order + "I", data, position + 8)[0]
        frame = data[position + 16 : position + 16 + length]
        position += 16 + length
        if frame[header - 2 : header] == ethertype:
            yield frame[header:]


def mobility_headers(packet: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(source, destination, Mobility Header and what follows) of a packet and of those inside it.

    The addresses are those of the checksum's pseudo-header: the home address where a Home Address
    option (RFC 6275 section 11.3.1) or a type 2 routing header names one.
    """
    source, destination = packet[8:24], packet[24:40]
    end = 40 + struct.unpack_from(">H", packet, 4)[0]
    header, position = packet[6], 40
    while position + 8 <= end:
        size = 8 * (packet[position + 1] + 1)
        if header == 41:
            yield from mobility_headers(packet[position:end])
            return
        if header == 60:
            option = position + 2
            while option < position + size:
                if packet[option] == 201:
                    source = packet[option + 2 : option + 18]
                option += 1 if packet[option] == 0 else 2 + packet[option + 1]
        elif header == 43:
            destination = packet[position + 8 : position + 24]
        elif header == 135:
            yield source, destination, packet[position : position + size]
            # An FNA carries the FBU's packet behind it (RFC 4068 section 6.3.3).
            if packet[position] == 41:
                yield from mobility_headers(packet[position + size : end])
            return
        else:
            return
        header, position = packet[position], position + size


def ones_complement_sum(data: bytes) -> int:
    """RFC 1071: 0xffff over data whose checksum field is right."""
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def test_mobility_header_checksums_are_right(captures) -> None:
    """tshark does not check them, so this does, from RFC 6275 section 6.1.1 alone."""
    _, files, _ = captures
    checked = 0
    for file in files:
        for packet in ipv6_packets(file):
            for source, destination, body in mobility_headers(packet):
                pseudo = source + destination + struct.pack(">II", len(body), 135)
                assert ones_complement_sum(pseudo + body) == 0xFFFF, file.name
                checked += 1
    assert checked > 0
