"""`tocsin models`: build the model that compares meanings, see what is there, remove it."""

from collections.abc import Callable
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.encoder import build_encoder, encoder_folder, find_encoder, remove_encoder

Tell = Callable[[str], None]

app = typer.Typer(
    no_args_is_help=True,
    help="The model that compares meanings: build it once, see what is there, remove it.",
)


@app.command(epilog="Example: `tocsin models build`")
def build() -> None:
    """Build the model once, from the weights of the extra vectors; nothing is fetched."""
    if find_encoder().state == "ready":
        show.out.print(f"{encoder_folder()}: up to date", markup=False)
        return
    done = build_encoder(lambda step: show.err.print(step, markup=False))
    show.out.print(f"{done}: built", markup=False)


@app.command("list", epilog="Example: `tocsin models list --json`")
def list_(json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """List the models with their state, and what to do about one that is not ready."""
    encoder = find_encoder()
    if json:
        show.say_json([encoder])
        return
    wrong = f" ({', '.join(encoder.wrong)})" if encoder.wrong else ""
    show.say_row(encoder.name, encoder.state + wrong, f"{encoder.megabytes} MB", encoder.folder)
    if (hint := encoder.hint()) is not None:
        lacks = f"not installed: {', '.join(encoder.missing)}; " if encoder.missing else ""
        show.err.print(f"{encoder.name}: {lacks}{hint}", markup=False)


@app.command(epilog="Example: `tocsin models remove`")
def remove() -> None:
    """Remove the model, and what builds left that were ended on the way; it can be built again."""
    removed = remove_encoder()
    show.out.print(f"{removed}: removed" if removed else "nothing to remove", markup=False)
