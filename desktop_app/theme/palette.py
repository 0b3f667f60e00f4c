"""The two palettes of Voxgate and the sums that show they are legible; no Qt here.

Every state has two colors. The *ink* is for words and icons and keeps a contrast of at least 4.5:1
on the background. The *fill* is for areas that are seen, not read (arcs, bars, curves), at 3:1. At
4.5:1 all inks end up about equally dark (to a protanope rejected and warning are the same brown in
the light palette), so only the fills have the room to differ in lightness, and they do. The fills
and the speakers' colors were chosen by search: the least CIE76 difference of any two, for normal
sight and for protan, deutan and tritan eyes (Machado, Oliveira & Fernandes 2009), is kept by
tests/app/test_theme.py.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a color says. The word and the icon beside it always say the same."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colors, each "#RRGGBB"."""

    name: str
    background: str
    surface: str
    text: str
    muted: str
    border: str
    accent: str
    accepted: str
    rejected: str
    warning: str
    neutral_fill: str
    accent_fill: str
    accepted_fill: str
    rejected_fill: str
    warning_fill: str
    accent_hover: str
    on_accent: str  # text on an area of `accent`
    trough: str  # the unfilled part of rings, bars and meters
    outline: str  # edges of controls: 3:1 on surface, which `border` need not reach
    hover: str
    speakers: tuple[str, ...]

    def ink(self, role: Role) -> str:
        """The color of words and icons that say `role`."""
        inks = {
            Role.NEUTRAL: self.muted,
            Role.ACCENT: self.accent,
            Role.ACCEPTED: self.accepted,
            Role.REJECTED: self.rejected,
            Role.WARNING: self.warning,
        }
        return inks[Role(role)]

    def fill(self, role: Role) -> str:
        """The color of arcs, bars and curves that say `role`."""
        fills = {
            Role.NEUTRAL: self.neutral_fill,
            Role.ACCENT: self.accent_fill,
            Role.ACCEPTED: self.accepted_fill,
            Role.REJECTED: self.rejected_fill,
            Role.WARNING: self.warning_fill,
        }
        return fills[Role(role)]


LIGHT = Palette(
    name="light",
    background="#F6F7F9",
    surface="#FFFFFF",
    text="#1B1F24",
    muted="#57606A",
    border="#D0D7DE",
    accent="#0B62A8",
    accepted="#00704F",
    rejected="#B3400A",
    warning="#7A5200",
    neutral_fill="#727B86",
    accent_fill="#0B62A8",
    accepted_fill="#005A40",
    rejected_fill="#B3400A",
    warning_fill="#B98500",
    accent_hover="#084C83",
    on_accent="#FFFFFF",
    trough="#E3E8ED",
    outline="#808A95",
    hover="#EBEFF3",
    speakers=(
        "#0B62A8",
        "#9C3000",
        "#909054",
        "#9078FC",
        "#6C543C",
        "#B48400",
        "#E46090",
        "#90306C",
    ),
)

DARK = Palette(
    name="dark",
    background="#0F1317",
    surface="#181D23",
    text="#E6EDF3",
    muted="#9DA7B3",
    border="#2F3842",
    accent="#5CB3F0",
    accepted="#3CCB9A",
    rejected="#FF8A5C",
    warning="#F0B03F",
    neutral_fill="#6C7783",
    accent_fill="#5CB3F0",
    accepted_fill="#3CCB9A",
    rejected_fill="#EE6434",
    warning_fill="#FFD27A",
    accent_hover="#84C6F5",
    on_accent="#0F1317",
    trough="#2A323B",
    outline="#6C7783",
    hover="#222A32",
    speakers=(
        "#5CB3F0",
        "#D83060",
        "#FCE454",
        "#C0E4CC",
        "#846C00",
        "#B43C90",
        "#F0A86C",
        "#6060D8",
    ),
)

# For whoever asks the desktop for more contrast: words at 7:1 (WCAG 2.2, AAA), every edge at 4.5:1
LIGHT_CONTRAST = replace(
    LIGHT,
    name="light-contrast",
    background="#FFFFFF",
    text="#000000",
    muted="#303439",
    border="#6B727A",
    accent="#00437A",
    accepted="#004D36",
    rejected="#842A00",
    warning="#573A00",
    neutral_fill="#24262C",
    accent_fill="#00437A",
    accepted_fill="#276850",
    rejected_fill="#741B07",
    warning_fill="#8C7119",
    accent_hover="#00305A",
    outline="#30353A",
    hover="#EDEFF1",
)
DARK_CONTRAST = replace(
    DARK,
    name="dark-contrast",
    background="#000000",
    surface="#000000",
    text="#FFFFFF",
    muted="#D5DAE0",
    border="#848C95",
    accent="#8CCBFF",
    accepted="#63E3B4",
    rejected="#FFA888",
    warning="#FFD27A",
    neutral_fill="#EEF4F6",
    accent_fill="#8CCBFF",
    accepted_fill="#5B9C8B",
    rejected_fill="#B4653A",
    warning_fill="#F2C330",
    accent_hover="#B5DDFF",
    on_accent="#000000",
    trough="#2E343A",
    outline="#C9D0D8",
    hover="#1C2126",
)


def relative_luminance(color: str) -> float:
    """Relative luminance of "#RRGGBB", 0 (black) .. 1 (white); WCAG 2.2."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """Contrast of two colors, 1 .. 21; WCAG 2.2, symmetric in its arguments."""
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(color: str) -> float:
    """CIE 1976 L* of "#RRGGBB", 0 .. 100."""
    luminance = relative_luminance(color)
    if luminance <= (6 / 29) ** 3:
        return luminance * (29 / 3) ** 3
    return float(116 * luminance ** (1 / 3) - 16)


def _linear(channel: float) -> float:
    """One sRGB channel 0 .. 1 to linear light, IEC 61966-2-1."""
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
