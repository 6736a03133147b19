"""Pictures where no page has a sheet of styles for them: in a notebook, or as a file of their own.
Without one everything is drawn in black.
"""

_BEGINS = "<svg class="
_SPACE = 'xmlns="http://www.w3.org/2000/svg"'
# The colours are those of the desk's sheet in its light scheme: a notebook says nothing of its own.
_STYLES = (
    (".alone", "background:#fff;fill:#1c1f24;font:11px system-ui,sans-serif;max-width:46rem"),
    (".scale", "fill:#f3f5f8;stroke:#545c67"),
    (".range,.band", "fill:#1f4f7a;opacity:.3"),
    (".point,.cross", "fill:#7a1f1f"),
    (".tick,.axis", "stroke:#d5dae1"),
    (".count", "fill:#1f4f7a"),
    (".gap", "fill:#545c67;opacity:.25"),
    (".line", "fill:none;stroke:#7a1f1f;stroke-width:2"),
)


def standing_alone(picture: str) -> str:
    """Return a picture (SVG, as `report.pictures` draws it) with its colours and its namespace, so
    that it can be shown by whatever shows pictures. Its styles hold within it alone.
    """
    if not picture.startswith(_BEGINS) or ">" not in picture:
        return picture
    head, rest = picture.split(">", 1)
    opening = head.replace(f'{_BEGINS}"', f'<svg {_SPACE} class="alone ', 1)
    return f"{opening}><style>{_sheet()}</style>{rest}"


def _sheet() -> str:
    """Return the styles, each for what lies in such a picture."""
    rules = []
    for names, style in _STYLES:
        own = [name if name == ".alone" else f".alone {name}" for name in names.split(",")]
        rules.append(f"{','.join(own)}{{{style}}}")
    return "".join(rules)
