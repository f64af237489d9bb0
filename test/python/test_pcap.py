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


def table(pcap: Path, display_filter: str, *fields: str) -> list[dict[str, str]]:
    """The named fields of every frame that a display filter lets pass, in the order of capture."""
    columns = [argument for field in fields for argument in ("-e", field)]
    rows = tshark(pcap, "-Y", display_filter, "-T", "fields", *columns)
    return [dict(zip(fields, row.split("\t"))) for row in rows]


@pytest.fixture(name="air")
def _air(captures) -> Path:
    """The mobile node's capture."""
    return next(file for file in captures[1] if file.name == "wlan-MN.pcap")


def between(rows: list[dict[str, str]], one: str, other: str) -> list[dict[str, str]]:
    """The frames that two stations exchange."""
    return [row for row in rows if {row["wlan.sa"], row["wlan.da"]} == {one, other}]


ADDRESSES = ("wlan.sa", "wlan.da")


def test_authentication_is_open_system_with_both_frames(air) -> None:
    rows = table(
        air, "wlan.fc.type_subtype==0x0b", *ADDRESSES,
        "wlan.fixed.auth.alg", "wlan.fixed.auth_seq", "wlan.fixed.status_code",
    )  # fmt: skip
    assert len(rows) == 4  # with two access points
    for request, answer in zip(rows[::2], rows[1::2]):
        assert (request["wlan.fixed.auth_seq"], answer["wlan.fixed.auth_seq"]) == ("0x0001", "0x0002")
        assert (request["wlan.sa"], request["wlan.da"]) == (answer["wlan.da"], answer["wlan.sa"])
        assert {request["wlan.fixed.auth.alg"], answer["wlan.fixed.auth.alg"]} == {"0"}
        assert answer["wlan.fixed.status_code"] == "0x0000"


def test_reassociation_names_the_access_point_that_was_left(air) -> None:
    first = table(air, "wlan.fc.type_subtype==0x00", *ADDRESSES, "wlan.fixed.current_ap")
    again = table(air, "wlan.fc.type_subtype==0x02", *ADDRESSES, "wlan.fixed.current_ap")
    answers = table(
        air, "wlan.fc.type_subtype==0x01 || wlan.fc.type_subtype==0x03", *ADDRESSES,
        "wlan.fc.type_subtype", "wlan.fixed.status_code", "wlan.fixed.aid",
    )  # fmt: skip
    assert len(first) == len(again) == 1
    assert first[0]["wlan.fixed.current_ap"] == ""
    assert again[0]["wlan.fixed.current_ap"] == first[0]["wlan.da"] != again[0]["wlan.da"]
    assert [row["wlan.fc.type_subtype"] for row in answers] == ["0x0001", "0x0003"]
    for row in answers:
        assert row["wlan.fixed.status_code"] == "0x0000" and row["wlan.fixed.aid"] == "0x0001"


def test_the_old_access_point_is_told_by_a_disassociation(air) -> None:
    first = table(air, "wlan.fc.type_subtype==0x00", *ADDRESSES)
    rows = table(air, "wlan.fc.type_subtype==0x0a", *ADDRESSES, "wlan.fixed.reason_code")
    assert rows == [{**first[0], "wlan.fixed.reason_code": "0x0008"}]


def test_the_four_way_handshake_is_four_eapol_key_frames(air) -> None:
    key = "wlan_rsna_eapol.keydes"
    rows = table(
        air, f"{key}.msgnr", *ADDRESSES, f"{key}.msgnr", "eapol.keydes.replay_counter",
        f"{key}.key_info.key_mic", f"{key}.key_info.install", f"{key}.nonce",
    )  # fmt: skip
    station = table(air, "wlan.fc.type_subtype==0x00", *ADDRESSES)[0]["wlan.sa"]
    points = list(dict.fromkeys(row["wlan.sa"] for row in rows if row["wlan.sa"] != station))
    assert len(points) == 2
    for point in points:
        keys = between(rows, station, point)
        assert [row[f"{key}.msgnr"] for row in keys] == ["1", "2", "3", "4"]
        assert [row["wlan.sa"] for row in keys] == [point, station, point, station]
        assert [row[f"{key}.key_info.key_mic"] for row in keys] == ["0", "1", "1", "1"]
        assert [row[f"{key}.key_info.install"] for row in keys] == ["0", "0", "1", "0"]
        counters = [row["eapol.keydes.replay_counter"] for row in keys]
        assert counters[0] == counters[1] != counters[2] == counters[3]
        anonce, snonce = keys[0][f"{key}.nonce"], keys[1][f"{key}.nonce"]
        assert keys[2][f"{key}.nonce"] == anonce != snonce


def test_eap_comes_before_the_handshake_and_ends_with_success(air) -> None:
    rows = table(air, "eap", *ADDRESSES, "eap.code", "eap.type", "eap.id")
    station = table(air, "wlan.fc.type_subtype==0x00", *ADDRESSES)[0]["wlan.sa"]
    for point in {row["wlan.sa"] for row in rows} - {station}:
        eap = between(rows, station, point)
        assert [row["eap.code"] for row in eap] == ["1", "2"] * (len(eap) // 2) + ["3"]
        assert eap[0]["eap.type"] == eap[1]["eap.type"] == "1"  # identity
        assert all(a["eap.id"] == b["eap.id"] for a, b in zip(eap[:-1:2], eap[1::2]))


NULL = "wlan.fc.type_subtype==0x24"


def test_a_scanning_station_says_by_null_frames_when_it_sleeps_and_wakes(air) -> None:
    rows = table(air, NULL, *ADDRESSES, "wlan.fc.pwrmgt", "wlan.fc.tods")
    assert len(rows) > 2
    assert all(row["wlan.fc.tods"] == "1" for row in rows)
    # Repeats aside, by turns; awake in the end.
    bits = [row["wlan.fc.pwrmgt"] for row in rows]
    turns = [bit for place, bit in enumerate(bits) if place == 0 or bit != bits[place - 1]]
    assert turns == ["1", "0"] * (len(turns) // 2)


def test_the_access_point_sends_no_data_to_a_station_that_sleeps(captures) -> None:
    _, files, _ = captures
    station = ""
    silent = checked = 0
    for file in (f for f in files if f.name.startswith("wlan-AP")):
        fields = ("wlan.ta", "wlan.ra", "wlan.fc.type_subtype", "wlan.fc.pwrmgt")
        asleep = False
        for row in table(file, "wlan.fc.type==2", *fields):
            if row["wlan.fc.type_subtype"] == "0x0024":
                station = row["wlan.ta"]
                asleep = row["wlan.fc.pwrmgt"] == "1"
                silent += asleep
            elif asleep and row["wlan.ra"] == station:
                pytest.fail(f"{file.name}: a data frame to {station}, which sleeps")
            checked += 1
    assert silent > 1 and checked > 100


def test_the_l2_update_is_an_xid_response_from_the_stations_address(captures) -> None:
    _, files, _ = captures
    air = next(file for file in files if file.name == "wlan-MN.pcap")
    station = table(air, "wlan.fc.type_subtype==0x00", *ADDRESSES)[0]["wlan.sa"]
    fields = (
        "eth.src", "eth.dst", "llc.dsap", "llc.ssap", "llc.control.u_modifier_resp",
        "basicxid.llc.xid.format", "basicxid.llc.xid.types", "basicxid.llc.xid.wsize",
    )  # fmt: skip
    found = {file.name: table(file, "basicxid", *fields) for file in files if "wire" in file.name}
    seen = [row for rows in found.values() for row in rows]
    assert seen
    expected = (station, "ff:ff:ff:ff:ff:ff", "0x00", "0x01", "0x2b", "0x81", "0x01", "1")
    assert all(tuple(row.values()) == expected for row in seen)
    # The routers of the new subnet hear of the move; those of the old one do not.
    routers = {name: rows for name, rows in found.items() if "-AR" in name and "-LAN" in name}
    assert all(rows for name, rows in routers.items() if "-LAN2" in name)
    assert all(len(rows) <= 1 for name, rows in routers.items() if "-LAN1" in name)
    assert any("-LAN1" in name for name in routers) and any("-LAN2" in name for name in routers)


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
