"""The style sheet of the notebook views: small, light and dark, and blind to its surroundings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intelnews.display.markup import Html
from intelnews.display.stances import HUES, class_of, look_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["INKS", "PAPER", "style"]

_ROOT = ".intelnews"

#: Light and dark. The paper is our own, and not the notebook's, because only then is the contrast
#: ours to promise: a classic notebook is white under a dark system, and says so nowhere.
PAPER = ("#fdfcf9", "#17181a")
INKS: dict[str, tuple[str, str]] = {
    "ink": ("#1d1c1a", "#e9e5dd"),
    "soft": ("#5c5850", "#aaa59b"),
}
_RULE = ("#ddd8cd", "#393a3d")

# JupyterLab; VS Code, whose kinds are vscode-light, -dark, -high-contrast, -high-contrast-light;
# Sphinx themes; Colab.
_SAYS_LIGHT = (
    "[data-jp-theme-light=true]",
    "[data-vscode-theme-kind$=light]",
    "[data-theme=light]",
    "html[theme=light]",
)
_SAYS_DARK = (
    "[data-jp-theme-light=false]",
    "[data-vscode-theme-kind$=dark]",
    "[data-vscode-theme-kind$=contrast]",
    "[data-theme=dark]",
    "html[theme=dark]",
)

_SERIF = "Charter,'Bitstream Charter','Iowan Old Style',Cambria,Georgia,'Liberation Serif',serif"
_SANS = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Liberation Sans',Arial,sans-serif"
_MONO = "ui-monospace,Menlo,Consolas,'Liberation Mono',monospace"

# ``&`` stands for the root; tables say it three times, or else they lose against JupyterLab's
# ``.jp-RenderedHTMLCommon tbody tr:nth-child(odd)``. Lengths are pixels, because notebooks differ
# in what an em is. A row is the text and its margin notes: they stand side by side where there is
# room and the notes wrap below where there is none, without asking how wide the window is. Tables
# have to ask: in a narrow window their widest cell goes below the others.
_RULES = f"""
&{{--in-serif:{_SERIF};
--in-sans:{_SANS};
background:var(--in-paper);color:var(--in-ink);font:16px/1.6 var(--in-serif);text-align:left;
box-sizing:border-box;max-width:920px;padding:clamp(14px,4%,34px);overflow-wrap:anywhere;
border-top:3px double var(--in-ink)}}
& *{{box-sizing:border-box}}
& :is(p,ol,pre,blockquote,table,h3){{margin:0;padding:0;font-size:inherit}}
& .in-kicker,& .in-by,& .in-legend,& .in-note,& .in-small,& summary,& .in-caption,& th,& .in-sign{{
font-family:var(--in-sans)}}
& .in-kicker{{color:var(--in-soft);font-size:11.5px;letter-spacing:.09em;text-transform:uppercase;
margin-bottom:10px}}
& .in-head{{font-weight:700;font-size:29px;line-height:1.18;letter-spacing:-.005em;
text-wrap:balance}}
& .in-head .in-content{{background:none}}
& .in-head .in-cue{{color:inherit}}
& .in-head .in-sign{{vertical-align:11px}}
& .in-deck{{font-style:italic;font-size:18px;line-height:1.45;color:var(--in-soft);margin-top:8px;
text-wrap:pretty}}
& .in-by{{font-size:13px;line-height:1.5;color:var(--in-soft);margin-top:12px}}
& .in-by b{{color:var(--in-ink);font-weight:600}}
& .in-legend{{display:flex;flex-wrap:wrap;gap:3px 18px;font-size:12px;line-height:1.7;
color:var(--in-soft);border:solid var(--in-rule);border-width:1px 0;padding:6px 0;
margin:16px 0 18px}}
& .in-row{{display:flex;flex-wrap:wrap;column-gap:28px;margin-bottom:13px}}
& .in-main{{flex:5 1 420px;min-width:0;max-width:620px;white-space:pre-line}}
& .in-notes{{flex:2 1 170px;min-width:0;display:flex;flex-wrap:wrap;align-content:flex-start;
column-gap:20px}}
& .in-notes:not(:empty){{margin-top:4px}}
& .in-note{{flex:1 1 150px;display:flex;align-items:baseline;gap:8px;font-size:12px;
line-height:1.4;color:var(--in-soft);border-left:1px solid var(--in-rule);padding:2px 0 3px 10px}}
& .in-note .in-sign{{flex:0 0 24px}}
& .in-note b{{color:var(--in-ink);font-weight:400}}
& .in-heading{{font-weight:700;font-size:18px;line-height:1.35;margin-top:8px}}
& .in-item{{padding-left:18px;text-indent:-14px}}
& .in-row:has(>.in-item)+.in-row:has(>.in-item){{margin-top:-8px}}
& .in-item::before{{content:"•";display:inline-block;width:14px;text-indent:0;color:var(--in-soft)}}
& .in-quote{{border-left:3px solid var(--in-rule);padding-left:16px;font-style:italic}}
& .in-caption{{font-size:12.5px;line-height:1.45;color:var(--in-soft)}}
& .in-pre{{font:13px/1.5 {_MONO};white-space:pre-wrap;background:none}}
& .in-content{{color:inherit;background:var(--in-wash,none);text-decoration-skip-ink:none;
padding:1px 0;box-decoration-break:clone;-webkit-box-decoration-break:clone}}
& :is(.in-content,.in-word){{text-underline-offset:3px}}
& .in-source{{font-weight:700}}
& .in-cue{{font-style:italic;color:var(--in-line,inherit)}}
& .in-quote .in-cue{{font-style:normal}}
& .in-certainty{{font-style:normal;border-bottom:1px dotted currentcolor}}
& .in-sign{{font-size:10.5px;font-weight:600;font-style:normal;line-height:0;vertical-align:5px;
color:var(--in-line);margin-left:2px;user-select:none;letter-spacing:.02em}}
& .in-word{{color:var(--in-line);font-style:normal}}
& .in-cut{{font-size:13px;color:var(--in-soft);font-style:italic}}
& .in-small{{font-size:12px;line-height:1.55;color:var(--in-soft)}}
& details,& .in-foot{{border-top:1px solid var(--in-rule);margin-top:12px;padding-top:10px}}
& summary{{font-size:12px;font-weight:600;letter-spacing:.02em;color:var(--in-ink);cursor:pointer}}
& .in-claims{{list-style:none;margin-top:8px}}
& .in-claims li{{display:flex;align-items:baseline;gap:10px;margin:0;padding:5px 0;
line-height:1.45;font-size:14.5px}}
& .in-claims li+li{{border-top:1px solid var(--in-rule)}}
& .in-claims .in-sign{{flex:0 0 28px}}
& :is(.in-note,.in-legend,li) .in-sign{{font-size:11px;line-height:inherit;vertical-align:0;
margin:0}}
& .in-claims div{{flex:1;min-width:0}}
&&& table{{border-collapse:collapse;border:0;width:100%;table-layout:auto;margin:0}}
&&& tr{{background:none}}
&&& :is(th,td){{border:0;border-bottom:1px solid var(--in-rule);padding:9px 14px 9px 0;
text-align:left;vertical-align:baseline;font:13px/1.4 var(--in-sans);white-space:normal;
max-width:none;color:inherit}}
&&& tbody tr:last-child td{{border-bottom:0}}
&&& th{{font-size:11.5px;font-weight:600;color:var(--in-soft);padding-top:0;white-space:nowrap}}
&&& .in-num{{text-align:right;font-variant-numeric:tabular-nums}}
&&& .in-date{{white-space:nowrap;font-variant-numeric:tabular-nums}}
&&& :is(th,td):last-child{{padding-right:0}}
& .in-title{{font:600 16px/1.35 var(--in-serif)}}
& .in-bar{{display:inline-block;width:72px;height:7px;border:1px solid var(--in-soft);
margin-right:8px;vertical-align:1px}}
& .in-bar i{{display:block;height:100%;background:var(--in-soft)}}
&&& .in-won td{{font-weight:600}}
@media (max-width:560px){{&&& thead{{display:none}}
&&& tr{{display:flex;flex-wrap:wrap;column-gap:14px;padding:9px 0;
border-top:1px solid var(--in-rule)}}
&&& td{{border:0;padding:0}}
&&& .in-wide{{flex:1 0 100%;order:1}}
&&& .in-claimed::before{{content:"claims "}}
&&& .in-wrong::before{{content:"problems "}}}}
"""


def _palette(scheme: int) -> str:
    """Return the custom properties of the light (0) or dark (1) scheme."""
    colours = {"paper": PAPER[scheme], "rule": _RULE[scheme]}
    colours |= {name: pair[scheme] for name, pair in INKS.items()}
    for name, pair in HUES.items():
        colours |= {name: pair[scheme].line, f"{name}-wash": pair[scheme].wash}
    shown = ";".join(f"--in-{name}:{colour}" for name, colour in colours.items())
    return f"color-scheme:{'dark' if scheme else 'light'};{shown}"


def _base() -> str:
    light, dark = _palette(0), _palette(1)
    says_light = ",".join(f"{said} {_ROOT}" for said in _SAYS_LIGHT)
    says_dark = ",".join(f"{said} {_ROOT}" for said in _SAYS_DARK)
    rules = re.sub(r"\n", "", _RULES.replace("&", _ROOT).replace("}\n", "}"))
    return (
        f"{_ROOT}{{{light}}}@media (prefers-color-scheme:dark){{{_ROOT}{{{dark}}}}}"
        f"{says_light}{{{light}}}{says_dark}{{{dark}}}{rules}"
    )


_BASE = _base()
# The line of a claim inside a claim runs below that of the outer one.
_NESTED = "".join(
    f"{_ROOT}{' .in-content' * depth}.in-content{{text-underline-offset:{offset}px}}"
    for depth, offset in ((2, 6), (3, 9))
)


def _stance_rule(stance: str) -> str:
    look = look_of(stance)
    here = f"{_ROOT} .{class_of(stance)}"
    return (
        f"{here}{{--in-line:var(--in-{look.hue});--in-wash:var(--in-{look.hue}-wash)}}"
        f"{here}:is(.in-content,.in-word){{"
        f"text-decoration:underline {look.line} {look.pixels}px var(--in-line)}}"
    )


def style(stances: Iterable[str] = (), /) -> Html:
    """Return the ``<style>`` element for a view that shows these stances.

    Every rule begins at the root class, so that nothing outside the view is touched.

    >>> str(style()).startswith("<style>.intelnews{")
    True
    """
    shown = sorted({stance for stance in stances if stance}, key=class_of)
    rules = {class_of(stance): _stance_rule(stance) for stance in shown}
    return Html(f"<style>{_BASE}{''.join(rules.values())}{_NESTED}</style>")
