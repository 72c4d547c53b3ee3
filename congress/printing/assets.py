"""Where the packaged templates and fonts are, and which letters the font holds, how wide."""

from functools import cache
from importlib import import_module
from pathlib import Path

from congress.printing.measures import TEXT_SIZE

_PACKAGE = Path(__file__).resolve().parent.parent
_MM_PER_POINT = 25.4 / 72
FACES = {
    ("normal", "normal"): "Tinos_400Regular.ttf",
    ("normal", "italic"): "Tinos_400Regular_Italic.ttf",
    ("bold", "normal"): "Tinos_700Bold.ttf",
    ("bold", "italic"): "Tinos_700Bold_Italic.ttf",
}


def packaged(name: str) -> Path:
    """Return the folder "templates" or "static" of the installed package or of the source."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


def font(weight: str = "normal", style: str = "normal") -> Path:
    """Return the file of one face of the font."""
    return packaged("static") / "fonts" / "tinos" / FACES[weight, style]


@cache
def letters() -> frozenset[int]:
    """Return the code points that the font can print."""
    return frozenset(_widths("normal"))


def width_mm(text: str, size: float = TEXT_SIZE, *, bold: bool = False) -> float:
    """Return the width of one line of text, in mm."""
    widths = _widths("bold" if bold else "normal")
    return sum(widths.get(ord(char), 1.0) for char in text) * size * _MM_PER_POINT


@cache
def _widths(weight: str) -> dict[int, float]:
    fonts = import_module("fontTools.ttLib")  # only when a paper is printed: 0.1 s
    with fonts.TTFont(font(weight), lazy=True) as face:
        advance = face["hmtx"].metrics
        em = face["head"].unitsPerEm
        return {code: advance[glyph][0] / em for code, glyph in face.getBestCmap().items()}
