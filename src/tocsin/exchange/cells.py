"""Values as cells of a table hold them: nothing that a spreadsheet takes for a formula, and no
character that a terminal or a reader of tables takes for an order.
"""

# What a text in a cell must not begin with, so that no spreadsheet takes it for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Control characters but those of a line and a column stand as one that says so, each for one, so
# that places in a text stay the same. RFC 4180 allows none; a NUL ends a file for some readers.
_CONTROLS = {
    code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"
}


def cell(value: object) -> object:
    """Return a value as a cell of a CSV file holds it; what is not known is left empty, figures
    have six places at most.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, str):
        cell = f"'{value}" if value.startswith(_FORMULA) else value
        # A carriage return alone would end the row for some readers.
        return cell.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return value
