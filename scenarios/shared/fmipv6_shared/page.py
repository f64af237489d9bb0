# SPDX-License-Identifier: GPL-2.0-only
"""Parts of a report: one HTML file that needs no other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Mapping, Sequence

from .figures import for_html
from .parameters import show_named

_CSS = Path(__file__).with_name("page.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Plate:
    """A figure of the report."""

    name: str  #: the file name without its ending
    svg: str  #: the document that figures.to_svg() returned
    caption: str  #: what to see in it


def head(title: str) -> str:
    """The page up to its title; `</body></html>` ends it."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_CSS}</style></head><body>\n"
        f"<h1>{escape(title)}</h1>"
    )


def figure(plate: Plate) -> str:
    """A figure with its caption."""
    alternative = escape(plate.caption.split(". ")[0], quote=True)
    return (
        f'<figure id="{escape(plate.name)}"><div class="plate">'
        f"{for_html(plate.svg, plate.name, alternative)}</div>"
        f"<figcaption>{escape(plate.caption)}</figcaption></figure>"
    )


def pairs(values: Mapping[str, Any]) -> str:
    """Names and values."""
    rows = "".join(
        f'<tr><td class="mono">{escape(key)}</td><td>{escape(show_named(key, value))}</td></tr>'
        for key, value in values.items()
    )
    return f'<div class="scroll"><table><tbody>{rows}</tbody></table></div>'


def bullets(items: Sequence[str]) -> str:
    """An unnumbered list."""
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
