"""Wherever a post goes, a link that led to it leads to it, and no other is touched."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from galley.core.bulk import UndoLog, carry_out_move, plan_links, undo, with_links
from galley.core.post import parse
from galley.core.site import Site, SiteError, SiteKind, open_site, walk_posts
from galley.core.site.actions import plan_move, plan_rename
from galley.core.site.assets import resolve_asset
from galley.core.site.published import address_of, names_of
from galley.core.storage import StorageError, Writer
from galley.core.storage.changes import now_at
from support.sites import make_files, tree

STEMS = st.sampled_from(["old", "new", "My Post", "中文 名", "v1.2", "older", "o"])
FOLDERS = {
    SiteKind.HEXO: ["", "sub/", "前端/"],
    SiteKind.HUGO: ["posts/", "posts/sub/", "notes/", ""],
    SiteKind.JEKYLL: ["_posts/", "_posts/sub/", "es/_posts/"],
}
CONFIGS = {
    SiteKind.HEXO: (
        "_config.yml",
        "url: https://a.example/blog\nroot: /blog/\ntimezone: Asia/Shanghai\n",
        [
            "permalink: :title/\n",
            "permalink: :year/:name.html\n",
            "new_post_name: :year-:month-:day-:title.md\n",
        ],
    ),
    SiteKind.HUGO: (
        "hugo.yaml",
        "baseURL: https://a.example/blog/\n",
        [
            "",
            "permalinks: {posts: '/a/:year/:filename/'}\n",
            "uglyURLs: true\n",
            "permalinks: {posts: '/:slug/'}\n",
        ],
    ),
    SiteKind.JEKYLL: (
        "_config.yml",
        "url: https://a.example\nbaseurl: /blog\nplugins: [jekyll-feed]\n",
        ["", "permalink: pretty\n", "permalink: /:title\n", "permalink: ordinal\n"],
    ),
}
TAG = re.compile(r"""\{[{%][<]?\s*(\w+)\s+"?([^"%>#]+?)"?(?:#\w*)?"?\s*[%>]?[}]""")


def top_of(site: Site) -> Path:
    return site.root if site.kind is SiteKind.JEKYLL else site.posts_dirs[0]


def address(site: Site, path: Path) -> str | None:
    zone = None if site.timezone is None else str(site.timezone)
    text = path.read_text("utf-8")
    return address_of(site, path, parse(text, site.header_rules, path=path.name, timezone=zone))


@contextmanager
def made(kind: SiteKind, config: str, files: dict[str, str]) -> Iterator[Site]:
    folder = Path(tempfile.mkdtemp()).resolve()
    name, first, _ = CONFIGS[kind]
    content = {SiteKind.HEXO: "source/_posts/", SiteKind.HUGO: "content/", SiteKind.JEKYLL: ""}[kind]
    try:
        make_files(folder, {name: first + config, "_layouts/": "", content or "_posts/": ""})
        make_files(folder / content, files)
        yield open_site(folder)
    finally:
        shutil.rmtree(folder)


def forms(site: Site, source: Path, target: Path) -> list[str]:
    """Every way to link from one post to another that has a meaning on this site."""
    below = target.relative_to(top_of(site)).as_posix()
    short = below.removesuffix(".md").removesuffix("/index")
    relative = Path(os.path.relpath(target, source.parent)).as_posix()
    found = [f"[x](<{relative}>)", f"[x]({quote(relative)}#part)", f'<a href="{relative}">']
    posts = [file.path for file in walk_posts(site)]
    published = address(site, target)
    if [address(site, each) for each in posts].count(published) > 1:
        published = None  # one post would overwrite the other
    if published is not None:
        bare = quote(published)
        found += [
            f"[x](/blog/{bare})",
            f"[x](https://a.example/blog/{bare}?x=1#a)",
            f"[r]: /blog/{bare.rstrip('/')}",
        ]
        page = address(site, source)
        if page is not None:
            near = quote(os.path.relpath(f"/{published}", f"/{page}".rpartition("/")[0] or "/"))
            end = "/" if published.endswith("/") else ""
            found += [
                f"[x]({near}{end})",
                f'<a href="{near}#a">',
                f"[r]: {near}/index.html"[: 200 if end else -11],
            ]
    names = names_of(site, posts)
    assert names is not None
    if site.kind is SiteKind.HEXO:
        found += [f'{{% post_link "{name}" %}}' for name in names.spelled(target, source, "", "")]
    elif site.kind is SiteKind.HUGO:
        for like in ("x", "x.md", "/x", "/x.md", "./x", "a/x", "../x.md"):
            found += [
                f'[x]({{{{< relref "{name}" >}}}})' for name in names.spelled(target, source, "ref", like)
            ]
        found.append(f'[x]({{{{< ref "/{short.lower()}#part" >}}}})')
    else:
        for tag in ("post_url", "link"):
            found += [f"[x]({{% {tag} {name} %}})" for name in names.spelled(target, source, tag, "")]
        if published is not None:
            found.append(f'[x]({{{{ "/{published}" | relative_url }}}})')
            found.append(f"[x]({{{{ site.baseurl }}}}/{quote(published)})")
    return found


def leads(site: Site) -> dict[Path, list[Path | None]]:
    """Where each link of each post leads, told by what is on the disk now; one a line."""
    posts = [file.path for file in walk_posts(site)]
    names = names_of(site, posts)
    published: dict[str, list[Path]] = {}
    for path in posts:
        where = address(site, path)
        if where is not None:
            published.setdefault(where.strip("/"), []).append(path)
    assert names is not None

    def lead(path: Path, line: str) -> Path | None:
        rooted = re.search(r"relative_url|site\.baseurl", line)
        tag = None if rooted else TAG.search(line)
        if tag is not None:
            return names.meant(tag[2], path, tag[1])
        inside = (
            r'"/([^"]+)" \||baseurl }}/([^)]+)\)'
            if rooted
            else r'\(<([^>]+)>|\(([^)]+)\)|href="([^"]+)"|: (\S+)'
        )
        written = re.search(inside, line)
        assert written, line
        target = unquote(re.split(r"[?#]", next(filter(None, written.groups())))[0])
        if rooted or target.startswith(("/blog/", "https://")):
            found = published.get(target.partition("/blog/")[2].strip("/") or target.strip("/"), [])
            return found[0] if len(found) == 1 else None
        file = resolve_asset(site, path, target)
        page = address(site, path)
        if file is not None or page is None:
            return file
        place = (
            os.path.normpath(f"/{page.rpartition('/')[0]}/{target}").removesuffix("/index.html").strip("/")
        )
        found = published.get(place, [])
        return found[0] if len(found) == 1 else None

    return {path: [lead(path, line) for line in links(path)] for path in posts}


def links(path: Path) -> list[str]:
    return path.read_text("utf-8").split("---\n", 2)[2].split("\n")[:-1]


@pytest.mark.parametrize("kind", list(CONFIGS))
@given(data=st.data())
@settings(
    max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_links_lead_where_they_led(kind: SiteKind, data: st.DataObject) -> None:
    config = data.draw(st.sampled_from(CONFIGS[kind][2]))
    dated = kind is SiteKind.JEKYLL or "new_post_name" in config
    folder = st.sampled_from(FOLDERS[kind])
    spots = data.draw(
        st.lists(st.tuples(folder, STEMS, st.booleans()), min_size=3, max_size=5, unique_by=lambda s: s[:2])
    )
    files: dict[str, str] = {}
    for number, (above, stem, bundle) in enumerate(spots):
        stem = f"2024-05-0{number + 1}-{stem}" if dated else stem
        name = (
            f"{above}{stem}/index.md" if bundle and kind is SiteKind.HUGO and above else f"{above}{stem}.md"
        )
        extra = "slug: Own One\n" if data.draw(st.integers(0, 4)) == 0 and kind is not SiteKind.HEXO else ""
        files[name] = f"---\ntitle: Title {number}\ndate: 2024-05-0{number + 1}\n{extra}---\n"
    with made(kind, config, files) as site:
        posts = [top_of(site) / name for name in files]
        written = {
            source: [link for target in posts for link in forms(site, source, target)] for source in posts
        }
        for source, lines in written.items():
            source.write_text(source.read_text("utf-8") + "".join(f"{line}\n" for line in lines), "utf-8")
        post = data.draw(st.sampled_from(posts))
        try:
            if data.draw(st.booleans()):
                plan = plan_rename(site, post, data.draw(STEMS))
            else:
                plan = plan_move(site, [post], top_of(site) / data.draw(folder))
        except SiteError:
            return
        before, shot = leads(site), tree(site.root)
        planned = plan_links(plan, posts)
        needles = [needle.casefold() for needle in plan.links.needles()] if plan.links is not None else []
        for file in planned.files:
            assert any(needle in file.path.read_text("utf-8").casefold() for needle in needles)
        log = UndoLog(site.root, state=site.root / ".state")
        try:
            carry_out_move(with_links(plan, planned.files), log, "Move")
        except StorageError:
            assert {
                name: text for name, text in tree(site.root).items() if not name.startswith(".state")
            } == shot
            return
        moves = dict(plan.moves)
        after = leads(site)
        for source, targets in before.items():
            place = now_at(source, moves)
            for number, (old, new) in enumerate(zip(targets, after[place], strict=True)):
                line, shown = links(place)[number], written[source][number]
                if old is None or (now_at(old, moves) == old and place == source):
                    assert line == shown, "a link that leads elsewhere is touched"
                else:
                    # Not where two posts have one address or name now: none is certain then.
                    target = now_at(old, moves)
                    assert new == target or _two_alike(site, target), (shown, line)
        undo(log, Writer())
        assert {name: text for name, text in tree(site.root).items() if _kept(name)} == {
            name: text for name, text in shot.items() if _kept(name)
        }


def _kept(name: str) -> bool:
    return not name.startswith(".state") and not name.endswith("/")


def _two_alike(site: Site, path: Path) -> bool:
    posts = [file.path for file in walk_posts(site)]
    same = [each for each in posts if address(site, each) == address(site, path)]
    names = names_of(site, posts)
    assert names is not None
    spelled = list(names.spelled(path, path, "post_url", "/x.md"))
    return len(same) > 1 or all(names.meant(name, path, "post_url") != path for name in spelled)
