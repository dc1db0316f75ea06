"""A small SVG writer: panels of horizontal bars, or of dots where the scale is logarithmic.

The colours follow the reader's light or dark scheme.
"""

import math
from xml.sax.saxutils import escape

WIDTH = 760
MARGIN = 24
LABEL_WIDTH = 172
VALUE_WIDTH = 96
ROW = 28
BAR = 16
TITLE_HEIGHT = 62
PANEL_TITLE = 34
AXIS = 50

STYLE = """
  text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #24292f; }
  .background { fill: #ffffff; }
  .title { font-size: 17px; font-weight: 600; }
  .panel { font-size: 14px; font-weight: 600; }
  .muted { fill: #57606a; font-size: 12px; }
  .grid { stroke: #d8dee4; stroke-width: 1; }
  .axis { stroke: #8c959f; stroke-width: 1; }
  .range { stroke: #24292f; stroke-width: 1.5; }
  .peer { fill: #afb8c1; }
  .ours { fill: #0969da; }
  .strong { font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .background { fill: #0d1117; }
    .muted { fill: #9198a1; }
    .grid { stroke: #30363d; }
    .axis { stroke: #6e7681; }
    .range { stroke: #e6edf3; }
    .peer { fill: #545d68; }
    .ours { fill: #4493f8; }
  }
"""


class Bar:
    """One row; `low` and `high` are the extremes of the rounds."""

    def __init__(self, label, value, low=None, high=None, ours=False):
        self.label = label
        self.value = value
        self.low = value if low is None else low
        self.high = value if high is None else high
        self.ours = ours


class Panel:
    def __init__(self, title, axis, bars, logarithmic=False):
        self.title = title
        self.axis = axis
        self.bars = bars
        self.logarithmic = logarithmic

    def height(self):
        return PANEL_TITLE + ROW * len(self.bars) + AXIS


def nice_step(span, steps=5):
    """The round number nearest to a fraction of the span: 1, 2 or 5 times a power of ten."""
    magnitude = 10 ** math.floor(math.log10(span / steps))
    for factor in (1, 2, 5, 10):
        if factor * magnitude * steps >= span:
            return factor * magnitude
    return 10 * magnitude


def readable(value):
    """Three significant digits are all that a chart can carry."""
    for limit, suffix in ((1e9, " G"), (1e6, " M"), (1e4, " k")):
        if abs(value) >= limit:
            scaled = value / {" G": 1e9, " M": 1e6, " k": 1e3}[suffix]
            return f"{scaled:.3g}{suffix}" if scaled < 1000 else f"{scaled:.0f}{suffix}"
    if abs(value) >= 1000:
        return f"{value:,.0f}".replace(",", "\u202f")
    return f"{value:.3g}"


class LinearScale:
    def __init__(self, bars):
        highest = max(bar.high for bar in bars) or 1
        self.step = nice_step(highest)
        self.end = self.step * math.ceil(highest / self.step)

    def position(self, value):
        return value / self.end

    def ticks(self):
        return [self.step * i for i in range(round(self.end / self.step) + 1)]


class LogarithmicScale:
    def __init__(self, bars):
        self.first = math.floor(math.log10(min(bar.low for bar in bars)))
        self.last = max(math.ceil(math.log10(max(bar.high for bar in bars))), self.first + 1)

    def position(self, value):
        return (math.log10(value) - self.first) / (self.last - self.first)

    def ticks(self):
        return [10 ** i for i in range(self.first, self.last + 1)]


def draw_panel(panel, top):
    left, right = MARGIN + LABEL_WIDTH, WIDTH - MARGIN - VALUE_WIDTH
    scale = LogarithmicScale(panel.bars) if panel.logarithmic else LinearScale(panel.bars)
    rows_top = top + PANEL_TITLE
    rows_bottom = rows_top + ROW * len(panel.bars)

    def x(value):
        return round(left + scale.position(value) * (right - left), 1)

    parts = [f'<text class="panel" x="{MARGIN}" y="{top + 20}">{escape(panel.title)}</text>']
    for tick in scale.ticks():
        parts.append(f'<line class="grid" x1="{x(tick)}" y1="{rows_top}" x2="{x(tick)}" y2="{rows_bottom}"/>')
        parts.append(f'<text class="muted" text-anchor="middle" x="{x(tick)}" y="{rows_bottom + 17}">'
                     f'{readable(tick)}</text>')
    parts.append(f'<text class="muted" text-anchor="middle" x="{(left + right) / 2}" y="{rows_bottom + 36}">'
                 f'{escape(panel.axis)}</text>')
    for number, bar in enumerate(panel.bars):
        middle = rows_top + ROW * number + ROW / 2
        kind, weight = ("ours", ' class="strong"') if bar.ours else ("peer", "")
        parts.append(f'<text{weight} text-anchor="end" x="{left - 10}" y="{middle + 4.5}">{escape(bar.label)}</text>')
        if panel.logarithmic:
            parts.append(f'<line class="axis" x1="{left}" y1="{middle}" x2="{x(bar.value)}" y2="{middle}"/>')
            parts.append(f'<circle class="{kind}" cx="{x(bar.value)}" cy="{middle}" r="6"/>')
        else:
            parts.append(f'<rect class="{kind}" x="{left}" y="{middle - BAR / 2}" width="{x(bar.value) - left:.1f}" '
                         f'height="{BAR}" rx="2"/>')
        if bar.high > bar.low:
            parts.append(f'<line class="range" x1="{x(bar.low)}" y1="{middle}" x2="{x(bar.high)}" y2="{middle}"/>')
        parts.append(f'<text{weight} x="{max(x(bar.value), x(bar.high)) + 10:.1f}" y="{middle + 4.5}">'
                     f'{readable(bar.value)}</text>')
    parts.append(f'<line class="axis" x1="{left}" y1="{rows_top}" x2="{left}" y2="{rows_bottom}"/>')
    return parts


def svg(title, subtitle, panels):
    height = TITLE_HEIGHT + sum(panel.height() for panel in panels) + MARGIN / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img" aria-label="{escape(title, {chr(34): "&quot;"})}">',
        f"<style>{STYLE}</style>",
        f'<rect class="background" width="{WIDTH}" height="{height:.0f}"/>',
        f'<text class="title" x="{MARGIN}" y="32">{escape(title)}</text>',
        f'<text class="muted" x="{MARGIN}" y="52">{escape(subtitle)}</text>',
    ]
    top = TITLE_HEIGHT
    for panel in panels:
        parts += draw_panel(panel, top)
        top += panel.height()
    return "\n".join([*parts, "</svg>", ""])
