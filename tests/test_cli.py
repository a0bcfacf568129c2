"""The command line: output, exit codes, quiet ends."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intelnews import cli
from intelnews._version import __version__

PAGE = Path(__file__).parent.parent / "examples" / "data" / "tag-page.txt"


def _run(capsys, *arguments):
    code = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_parse_prints_a_table(capsys):
    """One row an article, and the fragment below."""
    code, out, _ = _run(capsys, "parse", PAGE)
    assert 0 == code
    assert "2023-03-14" in out
    assert "Tomas Veidt, Anna Kral" in out
    assert "fragment (headline lost): A customs officer" in out


def test_parse_prints_json(capsys):
    """--json prints one document that holds everything."""
    code, out, _ = _run(capsys, "parse", PAGE, "--json")
    data = json.loads(out)
    assert (0, 2, 1) == (code, len(data["articles"]), len(data["fragments"]))


def test_parse_prints_json_lines(capsys):
    """--jsonl prints a header and a line for each record, and --no-claims leaves claims out."""
    code, out, _ = _run(capsys, "parse", PAGE, "--jsonl", "--no-claims")
    records = [json.loads(line) for line in out.splitlines()]
    assert 0 == code
    assert "intelnews" in records[0]
    assert [2, 1] == [sum(kind in record for record in records) for kind in ("article", "fragment")]
    assert not any("claims" in record.get("article", ()) for record in records)


def test_parse_reads_claims_by_the_name_of_an_extractor(capsys):
    """--claims names it; an unknown name is a mistake in the command."""
    _, expected, _ = _run(capsys, "parse", PAGE, "--jsonl")
    assert (0, expected, "") == _run(capsys, "parse", PAGE, "--jsonl", "--claims", "tagger")
    code, out, err = _run(capsys, "parse", PAGE, "--claims", "tager")
    assert (2, "") == (code, out)
    assert "there is no claim extractor 'tager'; did you mean 'tagger'?" in err
    with pytest.raises(SystemExit):
        _run(capsys, "parse", PAGE, "--claims", "tagger", "--no-claims")


def test_extractors_prints_what_is_installed(capsys):
    """The list of claim extractors, as a table or as JSON."""
    code, out, _ = _run(capsys, "extractors")
    assert (0, True) == (code, f"intelnews {__version__}" in out)
    code, out, _ = _run(capsys, "extractors", "--json")
    (found,) = (one for one in json.loads(out) if one["name"] == "tagger")
    assert (0, ["name", "origin", "summary", "problem"], None) == (
        code,
        list(found),
        found["problem"],
    )


def test_parse_reads_standard_input(capsys, monkeypatch):
    """A dash stands for standard input."""
    stdin = io.TextIOWrapper(io.BytesIO(PAGE.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, _ = _run(capsys, "parse", "-")
    assert (0, True) == (code, "Freedonia denies" in out)


def test_unreadable_file_is_told_and_others_are_read(capsys, tmp_path):
    """One bad file gives exit code 1 and a line on the error stream; the good one is printed."""
    (tmp_path / "bad.bin").write_bytes(bytes(range(256)) * 4)
    code, out, err = _run(capsys, "parse", tmp_path / "bad.bin", PAGE)
    assert 1 == code
    assert "Freedonia denies" in out
    assert "source-skipped" in err


def test_missing_file_is_one_line_and_others_are_read(capsys, tmp_path):
    """A path that is not there is a plain message, not a traceback, and stops nothing."""
    code, out, err = _run(capsys, "parse", tmp_path / "missing.txt", PAGE)
    assert (1, True) == (code, "Freedonia denies" in out)
    assert err.startswith("intelnews: ")
    assert 1 == err.count("\n")


def test_warnings_of_an_article_are_told(capsys, tmp_path):
    """Problems beyond notes go to the error stream, with the headline they belong to."""
    path = tmp_path / "post.txt"
    path.write_text(
        "Harbour reopens\nMay 22, 2019\nThe port is open.\n"
        "► Author: Anna Kral | Date: 23 May 2019 | Permalink\n",
        encoding="utf-8",
    )
    code, _, err = _run(capsys, "parse", path)
    assert (0, True) == (code, "Harbour reopens: warning: footer says 2019-05-23" in err)


def test_many_problems_are_summed_up(capsys, tmp_path):
    """Of a folder with much that cannot be read, the counts say what happened most."""
    for number in range(12):
        (tmp_path / f"{number}.bin").write_bytes(bytes(range(256)) * 4)
    code, _, err = _run(capsys, "parse", tmp_path)
    *lines, last = err.splitlines()
    assert (1, 12) == (code, len(lines))
    assert "problems of the sources in all: source-skipped 12" == last


def test_strict_gives_exit_code_1(capsys, tmp_path):
    """Under --strict a problem ends the run."""
    path = tmp_path / "post.txt"
    path.write_text(
        "Harbour reopens\nMay 22, 2019\nThe port is open.\n"
        "► Author: Anna Kral | Date: 23 May 2019 | Permalink\n",
        encoding="utf-8",
    )
    assert 0 == _run(capsys, "parse", path)[0]
    code, _, err = _run(capsys, "parse", path, "--strict")
    assert 1 == code
    assert "conflicting-date" in err


@pytest.mark.parametrize(
    "arguments",
    [(), ("parse",), ("frobnicate",), ("parse", "a", "--json", "--jsonl")],
)
def test_wrong_usage_gives_exit_code_2(capsys, arguments):
    """A wrong command is the usage error of every tool."""
    with pytest.raises(SystemExit) as caught:
        cli.main(list(arguments))
    assert 2 == caught.value.code
    assert "usage: intelnews" in capsys.readouterr().err


def test_unknown_format_and_wrong_workers_are_usage_errors(capsys):
    """Options with wrong values say what would be right."""
    code, _, err = _run(capsys, "parse", PAGE, "--format", "pastte")
    assert (2, True) == (code, "did you mean 'paste'" in err)
    code, _, err = _run(capsys, "parse", PAGE, "--workers", "0")
    assert (2, True) == (code, "1 or more" in err)


def test_explain_prints_bids(capsys, tmp_path):
    """Explain names the winner; an unreadable file has none and exit code 1."""
    code, out, _ = _run(capsys, "explain", PAGE)
    assert (0, True) == (code, "is read by paste" in out)
    (tmp_path / "bad.bin").write_bytes(bytes(range(256)) * 4)
    code, out, _ = _run(capsys, "explain", tmp_path / "bad.bin")
    assert (1, True) == (code, "is read by no parser" in out)


def test_parsers_prints_what_is_installed(capsys):
    """Parsers lists names, origins and summaries, as a table or as JSON."""
    code, out, _ = _run(capsys, "parsers")
    assert 0 == code
    assert all(name in out for name in ("jsonl", "markdown", "paste", "plain"))
    code, out, _ = _run(capsys, "parsers", "--json")
    assert {"jsonl", "markdown", "paste", "plain"} <= {row["name"] for row in json.loads(out)}


def test_version(capsys):
    """--version prints the version."""
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert f"intelnews {__version__}\n" == capsys.readouterr().out


def test_interrupt_is_quiet(capsys, monkeypatch):
    """Ctrl-C ends with the shell's code and no traceback."""

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.api, "read", interrupt)
    assert (130, "", "") == _run(capsys, "parse", PAGE)


def _start(*arguments, **options):
    command = [sys.executable, "-m", "intelnews", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **options)


def test_module_runs_as_a_program():
    """``python -m intelnews`` is the same command, on a terminal that knows no Unicode too."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = _start("parse", PAGE, stdout=subprocess.PIPE, env=environment)
    out, err = process.communicate(timeout=60)
    assert (0, b"") == (process.returncode, err)
    assert b"Freedonia denies" in out


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_broken_pipe_is_quiet(tmp_path):
    """A reader that goes away early leaves no traceback behind."""
    path = tmp_path / "long.txt"
    path.write_bytes(PAGE.read_bytes() * 200)
    process = _start("parse", path, "--jsonl", "--no-claims", stdout=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    assert b"" == process.stderr.read()
    process.stderr.close()
    assert 0 == process.wait(timeout=60)


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_interrupt_of_a_process_is_quiet(tmp_path):
    """The signal itself ends the program without a traceback."""
    code = (
        "import sys; from intelnews import cli;"
        "print('ready', flush=True); sys.exit(cli.main(['parse', '-']))"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen([sys.executable, "-c", code], **pipes)
    assert b"ready\n" == process.stdout.readline()
    time.sleep(0.5)  # from there to waiting for input
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (130, b"") == (process.returncode, err)


def test_progress_bar_only_for_a_person_who_waits(monkeypatch, tmp_path):
    """The bar shows on a terminal, for several files or a folder, where tqdm is installed."""
    monkeypatch.setattr(cli, "find_spec", lambda _: object())
    monkeypatch.setattr(sys, "stderr", type("Terminal", (), {"isatty": lambda self: True})())
    assert cli._wants_progress(["a", "b"])
    assert cli._wants_progress([str(tmp_path)])
    assert not cli._wants_progress(["a"])
    monkeypatch.setattr(cli, "find_spec", lambda _: None)
    assert not cli._wants_progress(["a", "b"])
