"""All commands, in the order in which they are listed."""

import typer

from tocsin.cli import account as account_cli
from tocsin.cli import alerts as alerts_cli
from tocsin.cli import archive as archive_cli
from tocsin.cli import brief as brief_cli
from tocsin.cli import casebook as casebook_cli
from tocsin.cli import collecting as collecting_cli
from tocsin.cli import corrections as corrections_cli
from tocsin.cli import desk as desk_cli
from tocsin.cli import doctor, rounds, running
from tocsin.cli import evidence as evidence_cli
from tocsin.cli import exchange as exchange_cli
from tocsin.cli import gazetteer as gazetteer_cli
from tocsin.cli import importing as import_cli
from tocsin.cli import ledger as ledger_cli
from tocsin.cli import match as match_cli
from tocsin.cli import mcp_server as mcp_cli
from tocsin.cli import models as models_cli
from tocsin.cli import push as push_cli
from tocsin.cli import replay as replay_cli
from tocsin.cli import search as search_cli
from tocsin.cli import sign_off as words_cli
from tocsin.cli import store as store_cli
from tocsin.cli import token as token_cli
from tocsin.cli import trying as try_cli

app = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False)
app.add_typer(running.app)
app.add_typer(rounds.app)
app.add_typer(casebook_cli.app, name="casebook")
app.add_typer(gazetteer_cli.app, name="gazetteer")
app.add_typer(models_cli.app, name="models")
app.add_typer(match_cli.app, name="match")
app.add_typer(words_cli.audit, name="audit")
app.add_typer(alerts_cli.app, name="alerts")
app.add_typer(collecting_cli.app, name="collecting")
# Its former name, for one version more.
app.add_typer(alerts_cli.app, name="ring", hidden=True)
app.add_typer(account_cli.app, name="account")
app.add_typer(token_cli.app, name="token")
app.add_typer(store_cli.app, name="store")

app.command("doctor")(doctor.doctor)
app.command(
    "desk",
    epilog="Example: `tocsin desk --store work.sqlite -c my-casebook --signer 'A. Analyst' --open`",
)(desk_cli.desk)
app.command(
    epilog="Examples: `tocsin search 'боец провокация' --store work.sqlite` · "
    "`tocsin search 'bomb -disposal' --store work.sqlite --from 2022-03-01`"
)(search_cli.search)
app.command(
    epilog=(
        "Example: `tocsin reread --store work.sqlite -c my-casebook` (after an edit of the "
        "casebook; `tocsin watch` does it by itself)"
    )
)(search_cli.reread)
app.command(
    "try",
    epilog=(
        "Examples: `tocsin try my-case reports/` · `tocsin try my-case post.txt --source "
        "TASS --published 2022-01-10 --json`"
    ),
)(try_cli.try_)
app.command(
    "replay",
    epilog=(
        "Example: `tocsin replay my-casebook --from 2022-02-01 --to 2022-06-16 --store "
        "work.sqlite --outcomes harm.csv -o out/replay`"
    ),
)(replay_cli.replay_)
archive_cli.add_to(app)
brief_cli.add_to(app)
corrections_cli.add_to(app)
words_cli.add_to(app)
ledger_cli.add_to(app)
mcp_cli.add_to(app)
import_cli.add_to(app)
exchange_cli.add_to(app)
evidence_cli.add_to(app)
push_cli.add_to(app)
