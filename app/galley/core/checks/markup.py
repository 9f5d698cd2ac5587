"""Comments and tags that do something else than their author meant."""

import re
from collections.abc import Iterator

from galley.core.checks.finding import Note
from galley.core.edits import Edit
from galley.core.frontmatter import Repair
from galley.core.messages import say

# As a fold may be meant, dashes and brackets of an input method included.
_MEANT_FOLD = re.compile(
    r"[<《〈＜][!！][ \t]*[-—–－]{1,4}[ \t]*more[ \t]*[-—–－]{1,4}[ \t]*[>》〉＞]", re.IGNORECASE
)
_FOLD = re.compile(r"<!-- ?more ?-->", re.IGNORECASE)
_HUGO_FOLD = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
_ELEMENT = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(?=[\s/>])")
_BARE_TAG = re.compile(r"<(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>\s*/?)>")

# Elements of HTML (obsolete ones included, which browsers still draw), SVG and MathML that posts use.
_HTML = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
    blockquote body br button canvas caption center cite code col colgroup command content data
    datalist dd del details dfn dialog dir div dl dt element em embed fieldset figcaption figure font
    footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input
    ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta
    meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param
    picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select
    shadow slot small source spacer span strike strong style sub summary sup svg table tbody td
    template textarea tfoot th thead time title tr track tt u ul var video wbr xmp animate
    animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix fecomposite
    feflood fegaussianblur femerge femergenode feoffset filter foreignobject g line lineargradient
    marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop switch
    symbol text textpath tspan use view annotation maction merror mfrac mi mmultiscripts mn mo mover
    mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext
    mtr munder munderover semantics
"""
# Players that themes draw.
_PLAYERS = ("meting", "aplayer", "bilibili")
KNOWN = frozenset((*_HTML.split(), *_PLAYERS))


def misspelt_folds(source: str, *, strict: bool) -> Iterator[Note]:
    """``<!-- more -->`` in a spelling that folds nothing; ``strict`` is Hexo's rule, one space at most.

    Hexo 8 accepts no more than one space on either side; older versions accepted any number.
    """
    accepted = _FOLD if strict else _HUGO_FOLD
    for match in _MEANT_FOLD.finditer(source):
        if accepted.fullmatch(match[0]):
            continue
        repair = Repair(
            say("Write {0}", "<!-- more -->"), (Edit(match.start(), match.end(), "<!-- more -->"),)
        )
        yield Note(
            "fold",
            match.start(),
            match.end(),
            say("This folds nothing: write <!-- more --> exactly."),
            (repair,),
        )


def has_unknown_element(html: str) -> bool:
    """Whether a rendered block holds an element that no browser knows."""
    return any(name.lower() not in KNOWN for name in _ELEMENT.findall(html))


def lost_tags(masked: str) -> Iterator[Note]:
    """Words in angle brackets that a browser takes for elements it does not know, and does not show."""
    for match in _BARE_TAG.finditer(masked):
        if match["name"].lower() in KNOWN:
            continue
        edits = (Edit(match.start(), match.start() + 1, "&lt;"),)
        message = say("“{0}” is taken for an HTML tag and is not shown.", match[0])
        yield Note("tag", match.start(), match.end(), message, (Repair(say("Show it as text"), edits),))
