# SPDX-License-Identifier: GPL-2.0-only
"""Figures become SVG text and PNG files, the same bytes for the same data."""

from __future__ import annotations

import io
import re
from pathlib import Path

from matplotlib.figure import Figure

from .style import figure_style


def to_svg(figure: Figure) -> str:
    """The figure as an SVG document without date and without references to other documents."""
    buffer = io.StringIO()
    with figure_style():  # the salt that makes identifiers repeat counts while saving
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def for_html(svg: str, name: str, alternative: str) -> str:
    """Prepare an SVG document for being put into HTML text.

    :param svg: what to_svg() returned
    :param name: a name unique in the page; identifiers inside get it as a prefix
    :param alternative: what the figure shows, for readers who do not see it
    :return: the svg element alone
    """
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", svg)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(xlink:)?href="#', f'href="#{name}-', svg)
    svg = re.sub(r"url\(#", f"url(#{name}-", svg)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{alternative}" ', 1).strip()


def save(figure: Figure, folder: Path, name: str) -> str:
    """Write NAME.svg and NAME.png (300 dpi) and return the SVG text."""
    svg = to_svg(figure)
    (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    figure.savefig(folder / f"{name}.png", dpi=300, metadata={"Software": None})
    return svg
