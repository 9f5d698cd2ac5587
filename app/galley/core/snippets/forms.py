"""Where a snippet is used in a site, sorted by the forms it had over time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from galley.core.edits import Edit
from galley.core.frontmatter import HeaderRules
from galley.core.post import parse
from galley.core.snippets.filling import PostWords, words_of
from galley.core.snippets.similar import Template
from galley.core.storage import StorageError, read_file
from galley.core.textfile import NotTextError, decode

Read = Callable[[Path], bytes]
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Use:
    """A part of a post that is in some form; ``line`` counts from 1."""

    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Form:
    """One wording of the snippet. ``alike`` tells how near it is to the snippet (1.0: it is the snippet).

    ``shape`` is its text with the values of each post taken out, ``text`` and ``now`` show it in its first
    post beside what the snippet would be there.
    """

    shape: str
    text: str
    now: str
    alike: float
    uses: tuple[Use, ...]

    @property
    def current(self) -> bool:
        return self.alike >= 1.0

    @property
    def paths(self) -> tuple[Path, ...]:
        """The posts, each once."""
        return tuple(dict.fromkeys(use.path for use in self.uses))


def forms_of(
    template: Template,
    paths: Iterable[Path],
    when: datetime,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    *,
    read: Read = read_file,
) -> list[Form]:
    """Return the forms in which posts have the snippet: first the current one, then by number of posts.

    Posts that cannot be read are passed over; a cancelled search returns what it has found.
    """
    wanted = list(paths)
    uses: dict[str, list[Use]] = {}
    first: dict[str, tuple[str, str, float]] = {}
    for number, path in enumerate(wanted):
        if cancelled():
            break
        try:
            text = decode(read(path)).text
        except (StorageError, NotTextError):
            continue
        words, start = post_words(text, template.rules, path, when)
        for part in template.parts(text, start, words):
            shape = template.shape(part.text, words)
            uses.setdefault(shape, []).append(Use(path, text.count("\n", 0, part.start) + 1))
            first.setdefault(shape, (part.text, template.filled(words), part.alike))
        progress(number + 1, len(wanted))
    forms = [Form(shape, *first[shape], tuple(places)) for shape, places in uses.items()]
    return sorted(forms, key=lambda form: (not form.current, -len(form.uses), -form.alike))


def updating(template: Template, shapes: Iterable[str], when: datetime) -> Callable[[str], list[Edit]]:
    """Return the change that puts the snippet in the place of these forms in a post's text."""
    chosen = frozenset(shapes)

    def change(text: str) -> list[Edit]:
        words, _ = post_words(text, template.rules, Path(), when)
        return template.update(text, words, chosen)

    return change


def post_words(text: str, rules: HeaderRules, path: Path, when: datetime) -> tuple[PostWords, int]:
    """Return what a post gives the snippet, and where its body begins."""
    post = parse(text, rules, path=path.as_posix() if path.name else "")
    return words_of(post.header, post.title, when), post.header.body_start
