"""A post is untrusted: none of these runs, navigates, asks a server, or reads outside the site."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from galley.ui.preview import PreviewBase, PreviewView
from support.previewing import Patch, ask, blocks, body, rest, show, spin
from support.waiting import wait_until


class CountingServer:
    """Counts connections to a port of this machine; answers nothing."""

    def __init__(self) -> None:
        self.connections: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(0.5)
                try:
                    self.connections.append(connection.recv(200))
                except OSError:
                    self.connections.append(b"")

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[CountingServer]:
    server = CountingServer()
    yield server
    server.close()


RUN = "document.title='pwned';document.documentElement.setAttribute('data-pwned','1')"
# HOST is replaced by the counting server, FILE by a file outside the site.
HOSTILE = [
    f"<script>{RUN}</script>",
    '<script src="http://HOST/x.js"></script>',
    f"<svg><script>{RUN}</script></svg>",
    '<svg><script href="http://HOST/s.js"/></svg>',
    f'<img src=x onerror="{RUN}">',
    f'<body onload="{RUN}" background="http://HOST/bg.png">',
    f'<svg onload="{RUN}"><circle r=5></svg>',
    f'<details open ontoggle="{RUN}"><summary>s</summary>x</details>',
    f'<input autofocus onfocus="{RUN}">',
    f'<video autoplay onloadstart="{RUN}" src="http://HOST/v.mp4" poster="http://HOST/p.png"></video>',
    f'<a href="javascript:{RUN}" id=js>click</a>',
    f'<a href="java\tscript:{RUN}">click</a>',
    f'<a href="&#1;javascript:{RUN}">click</a>',
    f'<a href="data:text/html,<script>{RUN}</script>">click</a>',
    '<a href="file:///etc/passwd">file</a>',
    '<a href="http://HOST/ping" ping="http://HOST/ping">ping</a>',
    '<iframe src="http://HOST/frame"></iframe>',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<iframe src="javascript:{RUN}"></iframe>',
    '<object data="http://HOST/o"><img src="http://HOST/fallback.png"></object>',
    '<embed src="http://HOST/e.swf">',
    '<applet code="http://HOST/a.class"></applet>',
    '<frameset><frame src="http://HOST/f"></frameset>',
    '<meta http-equiv="refresh" content="0;url=http://HOST/meta">',
    '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    '<base href="http://HOST/"><img src="relative.png">',
    '<link rel="stylesheet" href="http://HOST/c.css"><link rel="dns-prefetch" href="//HOST">',
    '<link rel="preconnect" href="http://HOST"><link rel="prefetch" href="http://HOST/pre">',
    '<link rel="preload" as="image" href="http://HOST/pre.png"><link rel="icon" href="http://HOST/i.ico">',
    '<style>@import "http://HOST/i.css"; @import url(http://HOST/j.css); body{background:url(http://HOST/b.png)}</style>',
    "<style>@font-face{font-family:x;src:url(http://HOST/f.woff)} *{font-family:x}</style>",
    "<style>@\\69mport 'http://HOST/esc.css'; p{background:\\75rl(http://HOST/esc.png)}</style>",
    '<p style="background:url(http://HOST/s.png)">s</p>',
    "<p style=\"background-image:image-set('http://HOST/set.png' 1x)\">s</p>",
    '<p style="list-style:url(http://HOST/l.png);border-image:url(http://HOST/bi.png);cursor:url(http://HOST/c.cur),auto">s</p>',
    '<p style="behavior:url(http://HOST/x.htc);-moz-binding:url(http://HOST/x.xml#a)">s</p>',
    '<p style="content:\\75 rl(http://HOST/esc2.png);background:u\\72l(http://HOST/esc3.png)">s</p>',
    '<table background="http://HOST/t.png"><tr><td background="http://HOST/td.png">x</td></tr></table>',
    '<img src="http://HOST/i.png" srcset="http://HOST/i2.png 2x" lowsrc="http://HOST/low.png">',
    '<img srcset="http://HOST/only-set.png 1x, http://HOST/b.png 2x">',
    '<picture><source srcset="http://HOST/p.webp"><img src="http://HOST/p.png"></picture>',
    '<img src="//HOST/proto-relative.png"><img src="\\\\HOST\\unc.png"><img src="http:\\\\HOST\\b.png">',
    '<img src=" http://HOST/space.png"><img src="ht\ntp://HOST/newline.png">',
    '<audio src="http://HOST/a.mp3" autoplay></audio><track src="http://HOST/t.vtt">',
    '<video><source src="http://HOST/v.webm"><track default src="http://HOST/t.vtt"></video>',
    '<svg><image href="http://HOST/svg.png"/><image xlink:href="http://HOST/x.png"/></svg>',
    '<svg><use href="http://HOST/u.svg#a"/><feImage href="http://HOST/fe.png"/></svg>',
    '<svg><rect fill="url(http://HOST/f.svg#g)" filter="url(http://HOST/f.svg#f)" width=9 height=9 /></svg>',
    '<svg><foreignObject><iframe src="http://HOST/fo"></iframe></foreignObject></svg>',
    f'<svg><a xlink:href="javascript:{RUN}"><text y=9>x</text></a></svg>',
    f'<svg><a><animate attributeName=href values="javascript:{RUN}"/><text y=9>x</text></a></svg>',
    '<svg><set attributeName="href" to="http://HOST/set"/></svg>',
    f'<math><a xlink:href="javascript:{RUN}">m</a><maction actiontype="statusline#http://HOST">x</maction></math>',
    f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={RUN}&gt;\">",
    '<form action="http://HOST/submit" id=f><input name=a value=1><button id=submit>go</button></form>',
    '<form><input name=attributes><input name=firstChild><input name=nodeName><img src=x onerror="x"></form>',
    '<button formaction="http://HOST/fa">b</button><input type=image src="http://HOST/in.png" formaction="http://HOST/x">',
    '<isindex action="http://HOST/i"><keygen name=k><bgsound src="http://HOST/b.mid">',
    '<img name=createElement><img name=getElementById id=querySelectorAll><form name=body></form>',
    '<a id=galley></a><a id=galleySanitizer></a><form id=galley-body></form><div id=galley-page>x</div>',
    '<template><script>1</script><img src="http://HOST/t.png"></template>',
    '<div><template shadowrootmode=open><img src="http://HOST/shadow.png"></template></div>',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    f'<xmp><p title="</xmp><img src=x onerror={RUN}>"></xmp><listing>&lt;img src=x&gt;</listing>',
    f'<x-custom onclick="{RUN}" is="x-y">c</x-custom><div contenteditable onpaste="{RUN}">e</div>',
    '<portal src="http://HOST/portal"></portal><fencedframe src="http://HOST/ff"></fencedframe>',
    '<img src="file:///etc/passwd"><img src="FILE"><img src="../../outside.png">',
    '<img src="/../../outside.png">',
    '<img src="galley://site/1/?u=..%2F..%2Foutside.png"><img src="galley://preview/../../../outside.png">',
    '<img src="..%2f..%2foutside.png"><img src="%2e%2e/%2e%2e/outside.png">',
    '<img src="link.png"><img src="linked/outside.png">',
    '<img src="chrome://gpu"><img src="qrc:/x"><img src="blob:http://HOST/1"><img src="filesystem:http://HOST/t/x">',
    '<img src="view-source:http://HOST/"><img src="custom-app:open?x"><a href="custom-app:open?x">c</a>',
    '<img src="data:text/html,<script>alert(1)</script>">',
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='http://HOST/d'/></svg>\">",
    "<a href='http://HOST/p' target=_blank rel=opener>blank</a><a href='http://HOST/p' download>dl</a>",
    '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["http://HOST/spec"]}]}</script>',
    '<script type="importmap">{}</script><script type=module>import "http://HOST/m.js"</script>',
    "<plaintext><b>open</b>",
]  # fmt: skip


@pytest.fixture
def trap(site: Path, tmp_path: Path) -> Path:
    """A picture outside the site, and links inside the site that lead to it."""
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"\x89PNG\r\n\x1a\n" + b"secret" * 40)
    (site / "source" / "link.png").symlink_to(outside)
    (site / "source" / "linked").symlink_to(tmp_path, target_is_directory=True)
    return outside


def test_no_hostile_post_runs_navigates_asks_or_reads(
    view: PreviewView, server: CountingServer, trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Path] = []
    real = view._handler.site_file

    def watched(address: str) -> Path | None:
        path = real(address)
        if path is not None:
            served.append(path)
        return path

    monkeypatch.setattr(view._handler, "site_file", watched)
    title = ask(view, "document.title")
    posts = [h.replace("HOST", f"127.0.0.1:{server.port}").replace("FILE", trap.as_uri()) for h in HOSTILE]
    show(view, posts)
    spin(400)

    assert server.connections == []
    assert served == []
    assert ask(view, "document.title") == title
    assert ask(view, "document.documentElement.hasAttribute('data-pwned')") is False
    assert view._page is not None
    assert view._page.url() == QUrl("galley://preview/shell.html")
    assert ask(view, "galley.blocks().length") == len(HOSTILE), "a post has broken the page's own code"


def listed(view: PreviewView, code: str) -> list[str]:
    """A list from the page; the engine hands an empty one over as "" unless it is written out."""
    values: list[str] = json.loads(ask(view, f"JSON.stringify({code})"))
    return values


def test_nothing_hostile_is_left_in_the_page(view: PreviewView, server: CountingServer) -> None:
    show(view, [h.replace("HOST", f"127.0.0.1:{server.port}") for h in HOSTILE])
    forbidden = (
        "script,iframe,frame,frameset,object,embed,applet,base,meta,link,template,form,noscript,portal,"
        "fencedframe,foreignObject,animate,set,[srcset],[action],[formaction],[ping],[srcdoc],[autofocus],"
        "[autoplay],[background],[target],[download]"
    )
    assert ask(view, f"document.querySelectorAll('#galley-body :is({forbidden})').length") == 0
    handlers = "[...document.querySelectorAll('#galley-body *')].flatMap(e=>e.getAttributeNames())"
    assert listed(view, f"{handlers}.filter(n=>n.startsWith('on'))") == []
    links = listed(
        view, "[...document.querySelectorAll('#galley-body [href]')].map(e=>e.getAttribute('href'))"
    )
    assert [
        a for a in links if not a.startswith(("#", "galley://link/", "galley://remote/", "galley://refused/"))
    ] == []
    sources = listed(
        view, "[...document.querySelectorAll('#galley-body [src]')].map(e=>e.getAttribute('src'))"
    )
    assert [a for a in sources if not a.startswith(("galley://", "data:image/"))] == []


def test_without_the_first_wall_the_others_hold(view: PreviewView, server: CountingServer) -> None:
    """The page's policy and the interceptor stop what the sanitizer would have let through."""
    title = ask(view, "document.title")
    for post in HOSTILE:
        html = post.replace("HOST", f"127.0.0.1:{server.port}")
        code = "(h=>{const d=document.createElement('div');document.body.append(d);d.innerHTML=h;return 1})"
        if "http-equiv" in post or "<base" in post:
            continue  # a raw base or policy would change the page for the posts after it
        ask(view, f"{code}({json.dumps(html)})")
    spin(600)
    assert server.connections == []
    assert ask(view, "document.title") == title
    assert ask(view, "document.documentElement.hasAttribute('data-pwned')") is False
    assert view._page is not None
    assert view._page.url() == QUrl("galley://preview/shell.html")


@pytest.mark.parametrize(
    "navigation", ["http://HOST/n", "file:///etc/passwd", "data:text/html,x", "about:blank"]
)
def test_a_page_that_navigates_stays_where_it_is(
    view: PreviewView, server: CountingServer, navigation: str
) -> None:
    show(view, ["<p>here</p>"])
    target = navigation.replace("HOST", f"127.0.0.1:{server.port}")
    assert view._page is not None
    view._page.runJavaScript(f"location.href={json.dumps(target)}", 1)
    spin(300)
    # To about:blank the engine goes without asking; then the page is loaded and filled again.
    wait_until(lambda: "here" in shown(view), "the page with its text")
    assert server.connections == []


def test_a_page_that_went_to_an_empty_one_is_asked_back_only_when_it_has_arrived(
    view: PreviewView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked sooner, the engine now and then never says that the page is loaded, and it stays empty."""
    show(view, ["<p>here</p>"])
    page = view._page
    assert page is not None
    order: list[str] = []
    load = page.load_shell
    page.loadFinished.connect(lambda: order.append(page.url().toString()))
    monkeypatch.setattr(page, "load_shell", lambda: (order.append("asked back"), load()))
    page.runJavaScript("location.href='about:blank'", 1)
    wait_until(lambda: len(order) == 3, "the way there and back")
    assert order == ["about:blank", "asked back", "galley://preview/shell.html"]
    rest(view)
    assert shown(view) == "here"


def shown(view: PreviewView) -> str:
    return str(ask(view, "document.getElementById('galley-body')?.innerText ?? ''"))


def test_submitting_a_raw_form_goes_nowhere(view: PreviewView, server: CountingServer) -> None:
    form = f'<form id=q method=post action="http://127.0.0.1:{server.port}/"><input name=a></form>'
    ask(view, f"document.body.insertAdjacentHTML('beforeend', {json.dumps(form)}); 1")
    ask(view, "document.getElementById('q').submit(); 1")
    spin(300)
    assert server.connections == []


def test_remote_images_are_not_asked_for_unless_allowed(view: PreviewView, server: CountingServer) -> None:
    show(view, [f'<img src="http://127.0.0.1:{server.port}/a.png">'])
    assert server.connections == []
    assert ask(view, "document.images[0].naturalWidth") > 0, "a placeholder stands in its place"


def test_remote_images_are_fetched_without_the_page_asking_once_allowed(
    view: PreviewView, base: PreviewBase, server: CountingServer
) -> None:
    view.set_base(replace(base, remote_images_allowed=True))
    show(view, [f'<img src="http://127.0.0.1:{server.port}/a.png">'])
    assert len(server.connections) == 1
    assert b"Referer" not in server.connections[0]
    assert b"Cookie" not in server.connections[0]


def test_a_huge_image_and_a_deep_tree_do_no_harm(view: PreviewView, site: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="99999999" height="99999999"><rect width="9"/></svg>'
    (site / "source" / "huge.svg").write_text(svg)
    deep = "<div>" * 5000 + "x" + "</div>" * 5000
    show(view, ['<img src="huge.svg">', deep, "<b>" * 3000 + "y", "<p>after</p>"])
    assert "after" in str(ask(view, "document.body.innerText"))


FORMULAS = [
    "\\href{http://HOST/h}{x}",
    "\\href{javascript:RUN}{x}",
    "\\url{http://HOST/u}",
    "\\includegraphics[width=9em]{http://HOST/i.png}",
    "\\htmlData{a=b}{x} \\htmlStyle{background:url(http://HOST/s)}{x} \\htmlId{galley-body}{x}",
    "\\text{&lt;img src=http://HOST/t onerror=RUN&gt;&lt;script&gt;RUN&lt;/script&gt;}",
    "\\def\\a{\\a\\a}\\a",
]
DIAGRAMS = [
    'graph TD\n A["<img src=http://HOST/a onerror=RUN>"] --> B["<script>RUN</script>"]',
    'graph TD\n A --> B\n click A "http://HOST/click"\n click B call RUN',
    'graph TD\n A --> B\n click A href "javascript:RUN"',
    (
        '%%{init: {"securityLevel": "loose", "theme": "base", "themeCSS": "*{background:url(http://HOST/css)}"}}%%\n'
        'graph TD\n A["<iframe src=http://HOST/f>"]\n click A call RUN'
    ),
    "---\nconfig:\n  fontFamily: 'x;}@import url(http://HOST/i);'\n---\ngraph TD\n A-->B",
    'graph TD\n A@{ img: "http://HOST/shape.png", label: "x" }\n style A fill:url(http://HOST/fill)',
    'sequenceDiagram\n links A: {"x": "javascript:RUN"}\n A->>B: <svg onload=RUN><image href=http://HOST/s>',
    "graph TD\n" + "\n".join(f" A{n} --> A{n + 1}" for n in range(3000)),
    'classDiagram\n class A\n callback A "RUN"\n link A "http://HOST/l"',
]


def test_no_hostile_formula_or_diagram_runs_navigates_or_asks(
    view: PreviewView, server: CountingServer
) -> None:
    host = f"127.0.0.1:{server.port}"
    title = ask(view, "document.title")
    html = [
        f'<p><span class="math">{f.replace("HOST", host).replace("RUN", RUN)}</span></p>' for f in FORMULAS
    ]
    for source in DIAGRAMS:
        written = escape(source.replace("HOST", host).replace("RUN", RUN))
        html.append(f'<pre class="mermaid">{written}</pre>')
    show(view, html)
    wait_until(
        lambda: not view._diagrams.pending and not ask(view, "galley.diagramsWanted()"), "diagrams", 90
    )
    rest(view)
    spin(300)
    assert server.connections == []
    assert ask(view, "document.title") == title
    assert ask(view, "document.documentElement.hasAttribute('data-pwned')") is False
    assert (
        ask(view, "document.querySelectorAll('#galley-body :is(a, script, iframe, [onclick])').length") == 0
    )
    assert view._page is not None
    assert view._page.url() == QUrl("galley://preview/shell.html")


def test_the_sites_style_sheet_loads_nothing(view: PreviewView, server: CountingServer, trap: Path) -> None:
    host = f"http://127.0.0.1:{server.port}"
    view.set_site_css(
        f"@import '{host}/a.css'; @import url({host}/b.css);"
        f"@font-face{{font-family:f;src:url({host}/f.woff2),url({trap.as_uri()})}}"
        f"body{{background:url({host}/bg.png);font-family:f;cursor:url({host}/c.cur),auto}}"
        f"p::before{{content:url({host}/c.png)}} p{{list-style-image:url({trap.as_uri()})}}"
        f"p{{mask:url({host}/m.svg#m)}}"
        "p::after{content:url(../../outside.png)} div{background:url(link.png)}"
    )
    view.set_style("site")
    show(view, ["<p>text</p>", "<div>more</div>"])
    spin(400)
    assert server.connections == []
    assert ask(view, "getComputedStyle(document.body).backgroundImage").startswith("url(")


def test_a_post_cannot_break_the_next_patch(view: PreviewView) -> None:
    show(view, ["<img name=createElement><img name=createTreeWalker><img name=body>", "<p>two</p>"])
    view.apply(Patch(1, 1, blocks("<p>changed <img src=x onerror=alert(1)></p>", first_id=9)))
    rest(view)
    assert "changed" in body(view)
    assert "onerror" not in body(view)
