"""Values as cells of a table hold them: nothing that a spreadsheet takes for a formula."""

# What a text in a cell must not begin with, so that no spreadsheet takes it for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    return value
