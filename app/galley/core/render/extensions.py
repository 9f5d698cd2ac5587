"""Which of Python-Markdown's extensions a site may ask for."""

from collections.abc import Sequence

# Only these are ever loaded: an extension is a program, and a site's configuration is not asked to run any.
ALLOWED = frozenset(
    (
        "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
        "footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists",
        "smarty", "tables", "toc", "wikilinks",
    )
)  # fmt: skip
_PREFIX = "markdown.extensions."


def extension_names(wanted: Sequence[object]) -> tuple[str, ...]:
    """The allowed ones of the extensions that a site names."""
    names = [str(name).removeprefix(_PREFIX) for name in wanted if isinstance(name, str)]
    return tuple(dict.fromkeys(name for name in names if name in ALLOWED))
