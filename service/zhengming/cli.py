"""The command line, and the composition root: the only place that puts the parts together.

Exit codes: 0 for any answer; 1 when the lexicons are broken or the service cannot start or answer;
2 when the question is broken; 130 after Ctrl-C. Errors are one sentence on standard error.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, cast

import typer
from rich.text import Text

from zhengming.audit import pairs, runner
from zhengming.audit.encoding import Encoding
from zhengming.audit.report import json_text, whole_file
from zhengming.audit.rows import open_table
from zhengming.checker import Checker, load_checker, release
from zhengming.checker import lint as lint_folder
from zhengming.errors import (
    InvalidField,
    InvalidQuestion,
    UnknownRule,
    UnreadableFile,
    ZhengmingError,
)
from zhengming.lexicon.problem import Level
from zhengming.lexicon.snapshot import default_folder
from zhengming.model.applicant import NOBODY
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.settings import Settings, read_settings
from zhengming.terminal import comparison, questions, tallies
from zhengming.terminal.desk import Desk
from zhengming.terminal.glyphs import safe
from zhengming.terminal.output import (
    columns,
    print_json,
    print_lines,
    print_message,
    progress_bar,
)
from zhengming.terminal.rules import rule_page, rule_table
from zhengming.terminal.verdict import closing_line
from zhengming.text.fold import Folder

if TYPE_CHECKING:
    from zhengming.rpc.platform import Platform

DEMONSTRATION = "杭州國家級正名科技有限公司"
"""What `run` asks first: a name that is stopped, with evidence in traditional characters."""
ANOTHER = "公安县正名餐饮店"
"""What `run` proposes to ask next."""
HEALTH_SECONDS = 2.0
METHOD = "zhengming.v1.CheckingService/CheckOrganizationName"

app = typer.Typer(
    help="正名 Zhengming: may this organization name be taken, and if not, why not.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
lexicon = typer.Typer(help="Look after the lexicons.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(lexicon, name="lexicon")
accounts = typer.Typer(help="Look after the accounts.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(accounts, name="accounts")

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Lexicons = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of the lexicons; those that ship by default."),
]
Listen = Annotated[
    str, typer.Option(metavar="HOST:PORT", help="Where to listen; ZHENGMING_LISTEN by default.")
]
InputEncoding = Annotated[Encoding, typer.Option(help="How the input is encoded.")]
Database = Annotated[
    str,
    typer.Option(
        "--accounts",
        metavar="URL",
        help="Database of the accounts; ZHENGMING_ACCOUNTS by default.",
    ),
]
NameColumn = Annotated[str, typer.Option(metavar="NAME", help="The column that holds the names.")]
OfSurface = Annotated[Surface, typer.Option(help="Where the name will stand.")]


def main() -> NoReturn:
    """Run the command that the arguments name."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="backslashreplace")  # a terminal that knows no Chinese
    try:
        app()
    except ZhengmingError as error:
        typer.echo(safe(str(error)), err=True)
        broken_question = isinstance(error, InvalidQuestion | UnreadableFile | UnknownRule)
        sys.exit(2 if broken_question else 1)
    sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"zhengming {release()}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the release, and end."
        ),
    ] = False,
) -> None:
    pass


@app.command()
def run(*, listen: Listen = "", lexicons: Lexicons = None, as_json: Json = False) -> None:
    """Start the service, show one verdict and how to ask for another."""
    _serve(listen, lexicons, as_json=as_json, demonstrate=True)


@app.command()
def serve(*, listen: Listen = "", lexicons: Lexicons = None, as_json: Json = False) -> None:
    """Start the service."""
    _serve(listen, lexicons, as_json=as_json, demonstrate=False)


def _serve(listen: str, lexicons: Path | None, *, as_json: bool, demonstrate: bool) -> None:
    import logging

    from zhengming.rpc import ports
    from zhengming.rpc.server import build_server

    settings = read_settings()
    address = listen or settings.listen
    ports.claim(address)  # what cannot be listened on is said before the lexicons are read
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    # It tells every step of looking whether the accounts are up to date.
    logging.getLogger("alembic").setLevel(max(logging.WARNING, logging.root.level))
    platform = _platform(settings, own=demonstrate)  # broken settings are said before, too
    checker = _load(settings, lexicons)
    server = build_server(checker, listen=address, threads=settings.threads, platform=platform)
    server.stop_on_signals()
    server.start()
    started = {"address": server.address, "revision": checker.revision, "release": checker.release}
    if as_json:
        print_json(started)
    else:
        facts = f"revision {checker.revision} · Ctrl-C stops it"
        print_lines([Text(f"Zhengming {checker.release} listens on {server.address} · {facts}")])
    if demonstrate:
        _demonstrate(checker, server.address, as_json=as_json)
    server.wait()
    platform.close()
    if not as_json:
        print_lines([Text("stopped")])


def _platform(settings: Settings, *, own: bool) -> Platform:
    """The accounts that are set up; some of its own, where none are and it may make them."""
    from zhengming.rpc.opening import open_platform, own_accounts

    url, keys = settings.accounts, settings.key_ring()
    if own and not url:
        try:
            url, keys = own_accounts(keys)
        except OSError as error:
            said = error.strerror or str(error)
            typer.echo(
                f"no accounts are kept: {safe(str(Path.cwd()))} cannot be written ({said})",
                err=True,
            )
    return open_platform(url, keys, Folder.load())


def _demonstrate(checker: Checker, address: str, *, as_json: bool) -> None:
    desk = Desk(checker, as_json=as_json)
    if not as_json:
        print_lines([Text()])
    desk.answer([OrganizationName(DEMONSTRATION)], NOBODY)
    if not as_json:
        question = json_text({"organization_name": {"text": ANOTHER}})
        commands = (
            f"{sys.argv[0]} check {ANOTHER}",
            f"grpcurl -plaintext -d '{question}' {address} {METHOD}",
        )
        print_lines(
            [
                Text(),
                Text("Ask another, from another terminal:"),
                *(Text(f"  {each}") for each in commands),
            ]
        )


@app.command()
def check(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="Names; - reads one a line from standard input."),
    ],
    *,
    surface: OfSurface = Surface.DISPLAY,
    uscc: Annotated[str, typer.Option(help="The applicant's unified social credit code.")] = "",
    legal_name: Annotated[str, typer.Option(help="The applicant's registered name.")] = "",
    verified: Annotated[
        bool,
        typer.Option("--verified", help="You have confirmed that both belong to the applicant."),
    ] = False,
    kind: Annotated[
        str, typer.Option(help="What kind of body the applicant says it is, e.g. company.")
    ] = "",
    explain: Annotated[bool, typer.Option("--explain", help="Show what every stage saw.")] = False,
    lexicons: Lexicons = None,
    as_json: Json = False,
) -> None:
    """Check names: may they be taken, and if not, why not."""
    applicant = questions.applicant(uscc, legal_name, verified=verified)
    proposals = questions.proposals(names, surface, kind)
    if questions.STANDARD_INPUT not in names:
        proposals = iter(list(proposals))  # a broken question is found before the lexicons are read
    started = time.perf_counter()
    checker = _load(read_settings(), lexicons)
    loading = time.perf_counter() - started
    Desk(checker, as_json=as_json, explain=explain, loading=loading).answer(proposals, applicant)


@app.command("check-mini-program")
def check_mini_program(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A registration as JSON, in UTF-8; - reads it from standard input."
        ),
    ],
    *,
    database: Database = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what every stage saw in the name.")
    ] = False,
    lexicons: Lexicons = None,
    as_json: Json = False,
) -> None:
    """Check a mini program registration, whole: what is wrong with it, field by field, and what puts it right."""
    from zhengming.rpc.mini_programs import misfit, read_mini_program
    from zhengming.rpc.opening import open_platform
    from zhengming.terminal.registration_desk import answer_registration

    text = questions.whole_text(source)
    called = questions.called(source)
    program = read_mini_program(text, called)
    settings = read_settings()
    started = time.perf_counter()
    checker = _load(settings, lexicons)
    loading = time.perf_counter() - started
    url = database or settings.accounts
    platform = open_platform(url, settings.key_ring() if url else "", checker.snapshot.folder)
    try:
        answer_registration(
            checker, platform, program, as_json=as_json, explain=explain, loading=loading
        )
    except InvalidQuestion as wrong:
        raise misfit(text, called, wrong) from None


@app.command()
def audit(
    source: Annotated[
        Path, typer.Argument(metavar="IN", help="TSV or CSV file with a header, UTF-8 or GB18030.")
    ],
    *,
    output: Annotated[
        Path, typer.Option(metavar="OUT", help="Where the report goes, as JSON Lines.")
    ],
    surface: OfSurface = Surface.DISPLAY,
    workers: Annotated[
        int | None, typer.Option(min=1, max=256, help="Processes; one for each core by default.")
    ] = None,
    encoding: InputEncoding = Encoding.AUTO,
    column: NameColumn = "name",
    lexicons: Lexicons = None,
    as_json: Json = False,
) -> None:
    """Check a file of names, on all cores.

    Columns: name; where present, uscc, legal_name and verified (true or false) describe the applicant.
    """
    # Ends as after Ctrl-C, without a half-written file or an orphaned worker.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    settings = read_settings()
    table = open_table(source, encoding=encoding, column=column)
    if workers is None:
        workers = 1 if table.expected <= runner.SMALL else _cores()
    plan = runner.Plan(partial(_load, settings, lexicons), surface, datetime.now(UTC))
    with whole_file(output, source=source) as report, progress_bar(table.expected) as advance:
        summary = runner.run(
            table.rows(),
            plan,
            report.write,
            workers=workers if workers > 1 else 0,
            progress=advance,
        )
    if as_json:
        print_json(tallies.summary_json(summary, str(output)))
    else:
        print_lines(tallies.summary_lines(summary, str(output)))


@app.command()
def compare(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME OTHER]", help="The two names.")
    ] = None,
    *,
    source: Annotated[
        Path | None,
        typer.Option(
            "--input", metavar="PAIRS", help="TSV or CSV file with a header, UTF-8 or GB18030."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Where its report goes, as JSON Lines.")
    ] = None,
    encoding: InputEncoding = Encoding.AUTO,
    column: Annotated[
        str, typer.Option(metavar="NAME", help="The column of the first names.")
    ] = pairs.NAME,
    other_column: Annotated[
        str, typer.Option(metavar="NAME", help="The column of the second names.")
    ] = pairs.OTHER_NAME,
    lexicons: Lexicons = None,
    as_json: Json = False,
) -> None:
    """Compare two names, or a file of pairs: are they the same, near, or different in law."""
    if source is None and output is None and names and len(names) == 2:
        _compare_two(names[0], names[1], lexicons, as_json=as_json)
    elif source is not None and output is not None and not names:
        table = pairs.open_pairs(
            source, encoding=encoding, column=column, other_column=other_column
        )
        _compare_file(table, output, lexicons, as_json=as_json)
    else:
        given = f"{len(names or ())} names" + " and a file" * bool(source or output)
        raise InvalidField("compare", given, "two names, or both --input PAIRS and --output OUT")


def _compare_two(name: str, other: str, lexicons: Path | None, *, as_json: bool) -> None:
    checker = _load(read_settings(), lexicons)
    started = time.perf_counter()
    found = checker.compare(name, other)
    seconds = time.perf_counter() - started
    if as_json:
        print_json(pairs.comparison_json(name, other, found, checker))
    else:
        lines = comparison.comparison_lines(name, other, found)
        print_lines([*lines, closing_line(checker.revision, 1, seconds)])


def _compare_file(
    table: pairs.PairTable, output: Path, lexicons: Path | None, *, as_json: bool
) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    checker = _load(read_settings(), lexicons)
    with (
        whole_file(output, source=table.names.path) as report,
        progress_bar(table.expected) as advance,
    ):
        summary = pairs.run(table, checker, report.write, progress=advance)
    if as_json:
        print_json(comparison.pair_summary_json(summary, str(output)))
    else:
        print_lines(comparison.pair_summary_lines(summary, str(output)))


@app.command()
def evaluate(
    cases: Annotated[
        Path | None,
        typer.Argument(
            metavar="[CASES]",
            help="TSV or CSV file with a header, UTF-8 or GB18030: labelled names.",
        ),
    ] = None,
    *,
    disguise: Annotated[
        Path | None,
        typer.Option(metavar="NAMES", help="File of protected names, to disguise and ask."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="EARLIER", help="An earlier run, to say what got better or worse."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Where the run goes, as JSON.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="HTML", help="Where a page for people goes.")
    ] = None,
    seed: Annotated[int, typer.Option(help="What the disguises are drawn with.")] = 1,
    encoding: InputEncoding = Encoding.AUTO,
    column: NameColumn = "name",
    lexicons: Lexicons = None,
    as_json: Json = False,
) -> None:
    """Measure on labelled names: what is missed, what is a false alarm, which disguises are seen through.

    Columns: name and expected (ACCEPT, REVIEW, REJECT, several joined by |, or STOP); where present, class, rule and
    disguise are counted apart, and surface, uscc, legal_name and verified are asked with the name.
    """
    from zhengming.evaluation import document
    from zhengming.evaluation.page import page
    from zhengming.evaluation.run import open_inputs, perform
    from zhengming.terminal.evaluation import evaluation_lines, percent

    inputs = open_inputs(cases, disguise, baseline, encoding=encoding, column=column)
    files = [*inputs.files, *([output] if output else ())]
    with (
        document.target(output, option="--output", others=inputs.files) as run_file,
        document.target(report, option="--report", others=files) as page_file,
    ):
        checker = _load(read_settings(), lexicons)
        started = time.perf_counter()
        found = perform(inputs, checker, as_of=datetime.now(UTC), seed=seed, bar=progress_bar)
        seconds = time.perf_counter() - started
        if run_file is not None:
            run_file.write(document.text_of(found))
        if page_file is not None:
            page_file.write(page(found, show=safe, percent=percent))
    if as_json:
        print_json(document.as_json(found))
    else:
        written = [str(path) for path in (output, report) if path is not None]
        print_lines(evaluation_lines(found, seconds, written))


@lexicon.command()
def lint(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Folder of lexicons.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Name every mistake in the lexicons, with file, line and column."""
    folder = folder or read_settings().lexicons or default_folder()
    files, problems = lint_folder(folder)
    entries = sum(len(file.rows) for file in files)
    if as_json:
        found = [
            {
                "file": p.file,
                "line": p.line,
                "column": p.column,
                "level": p.level.name,
                "message": p.message,
            }
            for p in problems
        ]
        print_json({"files": len(files), "entries": entries, "problems": found})
    else:
        print_lines(tallies.problem_line(problem) for problem in problems)
        print_lines([tallies.lint_line(len(files), entries, problems)])
    if any(problem.level is Level.ERROR for problem in problems):
        raise typer.Exit(1)


@accounts.command()
def forget(
    *,
    before: Annotated[
        str,
        typer.Option(
            metavar="DAY",
            help="The first day, in China, of which nothing is forgotten: YYYY-MM-DD, at least 31 days ago.",
        ),
    ],
    database: Database = "",
    as_json: Json = False,
) -> None:
    """Forget the answers kept for request ids, and requests for review, of before a day. Nothing else is forgotten."""
    from zhengming.accounts.facts import RECENT  # what is younger, checks still ask for
    from zhengming.rpc.opening import open_store

    moment = questions.start_of_day("--before", before, latest=datetime.now(UTC) - RECENT)
    url = database or read_settings().accounts
    if not url:
        allowed = "the URL of a database, here or in ZHENGMING_ACCOUNTS"
        raise InvalidField("--accounts", "nothing", allowed)
    with open_store(url, Folder.load()) as store:
        forgotten = store.forget_before(moment)
    if as_json:
        print_json({"before": moment.isoformat(), "forgotten": forgotten})
    else:
        told = "answers to requests and requests for review"
        print_lines([Text(f"{forgotten} {told} of before {moment.date()} are forgotten")])


@app.command()
def rules(
    rule: Annotated[
        str, typer.Argument(metavar="[RULE]", help="One rule, to read everything about it.")
    ] = "",
    *,
    lexicons: Lexicons = None,
    as_json: Json = False,
) -> None:
    """List the rules on names and on registrations, or show one."""
    from zhengming.mini_program_checker import MiniProgramChecker

    checker = _load(read_settings(), lexicons)
    found = (*checker.rules, *MiniProgramChecker(checker).rules)
    if rule:
        found = tuple(each for each in found if each.id == rule.removeprefix("rules/"))
        if not found:
            raise UnknownRule(rule)
    if as_json:
        from zhengming.rpc.answers import rule_message
        from zhengming.v1.checking_pb2 import ListRulesResponse

        messages = [rule_message(each) for each in found]
        print_message(messages[0] if rule else ListRulesResponse(rules=messages))
    else:
        print_lines(rule_page(found[0], columns()) if rule else rule_table(found))


@app.command()
def health(
    *,
    address: Annotated[
        str,
        typer.Option(metavar="HOST:PORT", help="Which service; the one set up here by default."),
    ] = "",
    as_json: Json = False,
) -> None:
    """Ask a service whether it serves; exit code 0 if so, 1 if not."""
    import grpc
    from grpc_health.v1 import health_pb2, health_pb2_grpc

    host, _, port = read_settings().listen.rpartition(":")
    address = address or f"{'127.0.0.1' if host in {'0.0.0.0', '[::]'} else host}:{port}"
    with grpc.insecure_channel(address, options=(("grpc.enable_http_proxy", 0),)) as channel:
        try:
            request = health_pb2.HealthCheckRequest()
            answer = health_pb2_grpc.HealthStub(channel).Check(request, timeout=HEALTH_SECONDS)
            status = health_pb2.HealthCheckResponse.ServingStatus.Name(answer.status)
        except grpc.RpcError as error:
            status = cast("grpc.Call", error).code().name
    if as_json:
        print_json({"address": address, "status": status})
    else:
        print_lines([Text(f"{safe(address)}: {status}")])
    raise typer.Exit(status != "SERVING")


def _load(settings: Settings, lexicons: Path | None) -> Checker:
    folder = lexicons or settings.lexicons
    return load_checker(folder, segmenter=settings.segmenter)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
