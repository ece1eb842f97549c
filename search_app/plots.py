"""A plot as SVG, drawn here and not in the browser: Vega-Lite's bars, each a link."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

WIDTH_PIXELS = 600
HEIGHT_PIXELS = 140


def plot_years(counts: Mapping[str, int], links: Mapping[str, str], *, title: str) -> Markup:
    """Return bars of how many there are in each year, from the first to the last, each linked where ``links`` says."""
    years = [str(year) for year in range(int(min(counts)), int(max(counts)) + 1)]
    rows = [{"year": year, "results": counts.get(year, 0), "href": links.get(year, "")} for year in years]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": title,
        "width": WIDTH_PIXELS,
        "height": HEIGHT_PIXELS,
        "data": {"values": rows},
        "mark": {"type": "bar", "color": "#158187"},
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "results", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1, "format": "d"}},
            "href": {"field": "href"},
        },
        "config": {"view": {"stroke": None}, "font": "sans-serif", "axis": {"labelFontSize": 13}},
    }
    return Markup(draw(json.dumps(spec)))  # noqa: S704 - drawn by us; what came from outside is escaped by Vega


@lru_cache(maxsize=256)
def draw(spec: str) -> str:
    """Return a Vega-Lite specification, as JSON, drawn as SVG."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(_spec(spec))
    return drawn


def _spec(spec: str) -> Any:
    return json.loads(spec)
