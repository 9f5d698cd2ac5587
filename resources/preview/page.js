// What the application does to the preview page: patch blocks, keep images, map lines to places.
//
// Runs in the application's own world; the page's JavaScript is off, so timers, observers and
// event listeners never fire here. Everything is a call from Python that returns a value.
"use strict";

globalThis.galley = (() => {
  const body = document.getElementById("galley-body");
  const base = {
    generation: 0,
    versions: new Map(),  // remote address -> how often its image has changed since the page began
    inert: document.implementation.createHTMLDocument(""),
    labels: { more: "more", nothing: "", iframe: "iframe", object: "object", embed: "embed", play: "Play",
      tooLong: "This formula is too long to be drawn." },
  };
  /** The page's blocks in order: {id, lines, node}. A node is the block's wrapper element. */
  let records = [];
  /** starts[i] is the first line of block i; valid for the first `known` + 1 entries. */
  let starts = [0];

  // -- patches ---------------------------------------------------------------------------------

  function build(block) {
    const node = document.createElement("div");
    node.className = "galley-block";
    node.append(galleySanitizer.fragment(block.html, base));
    if (block.html.includes("math")) galleyFormulas.draw(node, base);
    if (block.html.includes("mermaid")) galleyDiagrams.draw(node, base);
    if (block.html.includes("fa-")) icons(node);
    for (const figure of node.querySelectorAll("figure.highlight")) figure.setAttribute("data-language", figure.classList[1] ?? "");
    return { id: block.id, lines: block.lines, node };
  }

  // The icon font of the themes; a post that shows no icon never loads it.
  let iconic = false;
  function icons(node) {
    if (iconic || !node.querySelector('i[class*="fa-"]')) return;
    iconic = true;
    for (const name of ["all", "v4-shims"]) {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = `galley://preview/vendor/fontawesome/css/${name}.min.css`;
      document.head.append(link);
    }
  }

  const imagesIn = (node) => node.getElementsByTagName("img");

  // An image that is already there is moved into the new block, so it neither loads nor flickers again.
  function adoptImages(old, fresh) {
    let wanted = 0;
    for (const record of fresh) wanted += imagesIn(record.node).length;
    if (wanted === 0) return;
    const pool = new Map();
    for (const record of old) {
      for (const image of imagesIn(record.node)) {
        const key = image.getAttribute("src");
        pool.has(key) ? pool.get(key).push(image) : pool.set(key, [image]);
      }
    }
    if (pool.size === 0) return;
    for (const record of fresh) {
      for (const image of [...imagesIn(record.node)]) {
        const known = pool.get(image.getAttribute("src"))?.shift();
        if (!known) continue;
        copyAttributes(known, image);
        image.replaceWith(known);
      }
    }
  }

  function copyAttributes(to, from) {
    for (const name of to.getAttributeNames()) {
      if (!from.hasAttribute(name) && !(name === "open" && to.localName === "details")) to.removeAttribute(name);
    }
    for (const name of from.getAttributeNames()) {
      const value = from.getAttribute(name);
      if (to.getAttribute(name) !== value) to.setAttribute(name, value);
    }
  }

  const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName;

  // Make `old` equal to `fresh` by touching only what differs, from both ends inwards.
  function morph(old, fresh) {
    if (old === fresh || old.isEqualNode(fresh)) return;
    if (!alike(old, fresh)) { old.replaceWith(fresh); return; }
    if (old.nodeType !== Node.ELEMENT_NODE) { old.nodeValue = fresh.nodeValue; return; }
    copyAttributes(old, fresh);
    const was = [...old.childNodes], now = [...fresh.childNodes];
    let head = 0;
    const shorter = Math.min(was.length, now.length);
    while (head < shorter && was[head].isEqualNode(now[head])) head += 1;
    let tail = 0;
    while (tail < shorter - head && was[was.length - 1 - tail].isEqualNode(now[now.length - 1 - tail])) tail += 1;
    const wasEnd = was.length - tail, nowEnd = now.length - tail;
    const paired = Math.min(wasEnd, nowEnd);
    for (let i = head; i < paired; i += 1) morph(was[i], now[i]);
    for (let i = paired; i < wasEnd; i += 1) was[i].remove();
    const before = was[wasEnd] ?? null;
    for (let i = paired; i < nowEnd; i += 1) old.insertBefore(now[i], before);
  }

  // Blocks stand in parts of bounded length, which the engine lays out and paints each for itself: what a
  // key costs does not grow with the document.
  const PART = 48;

  function newPart(nodes, before) {
    const part = document.createElement("section");
    part.className = "galley-part";
    part.append(...nodes);
    body.insertBefore(part, before);
    return part;
  }

  function remove(node) {
    const part = node.parentNode;
    node.remove();
    if (!part.firstChild) part.remove();
  }

  /** Insert wrapper elements before the wrapper `before`, or at the end. */
  function insert(nodes, before) {
    let part = before ? before.parentNode : body.lastElementChild;
    if (part && part.childElementCount + nodes.length <= 2 * PART) {
      for (const node of nodes) part.insertBefore(node, before);
      return;
    }
    if (before && before !== part.firstElementChild) {
      const rest = [];
      for (let node = before; node; node = node.nextElementSibling) rest.push(node);
      part = newPart(rest, part.nextElementSibling);
    } else if (!before) {
      part = null;
    }
    for (let i = 0; i < nodes.length; i += PART) newPart(nodes.slice(i, i + PART), part);
  }

  /** Replace `removed` blocks from `start` by `blocks`: [{id, lines, html}]. */
  function splice(start, removed, blocks) {
    const old = records.slice(start, start + removed);
    const fresh = blocks.map(build);
    if (old.length) {
      adoptImages(old, fresh);
      galleyDiagrams.adopt(old.map((record) => record.node), fresh.map((record) => record.node));
    }
    const paired = Math.min(old.length, fresh.length);
    for (let i = 0; i < paired; i += 1) {
      morph(old[i].node, fresh[i].node);
      fresh[i].node = old[i].node;
    }
    for (let i = paired; i < old.length; i += 1) remove(old[i].node);
    if (fresh.length > paired) {
      const before = records[start + removed]?.node ?? null;
      insert(fresh.slice(paired).map((record) => record.node), before);
    }
    records = records.slice(0, start).concat(fresh, records.slice(start + removed));
    starts.length = Math.min(starts.length, start + 1);
  }

  /** Apply `[start, removed, blocks]` operations in order; answers with the diagrams to be drawn. */
  function apply(operations) {
    for (const [start, removed, blocks] of operations) splice(start, removed, blocks);
    return galleyDiagrams.wanted();
  }

  function clear() {
    body.replaceChildren();
    records = [];
    starts = [0];
    window.scrollTo(0, 0);
    return true;
  }

  // -- images ----------------------------------------------------------------------------------

  function refreshSources(matches) {
    for (const image of document.querySelectorAll("[data-galley-src]")) {
      const written = image.getAttribute("data-galley-src");
      if (!matches(written)) continue;
      const name = image.localName === "image" ? "href" : "src";
      const address = galleySanitizer.imageAddress(written, base);
      if (image.getAttribute(name) !== address) image.setAttribute(name, address);
    }
  }

  /** Addresses are resolved under this number from now on; `again`: those of the images that are here, too. */
  function setGeneration(generation, again) {
    base.generation = generation;
    if (again) refreshSources(() => true);
    return true;
  }

  /** The remote image at `address` has arrived or changed: ask for it again. */
  function refreshImage(address) {
    base.versions.set(address, (base.versions.get(address) ?? 0) + 1);
    refreshSources((written) => written === address || "https:" + written === address);
    return true;
  }

  function pendingImages() {
    let pending = 0;
    for (const image of document.images) if (!image.complete) pending += 1;
    return pending;
  }

  const plain = (address) => { try { return decodeURI(address); } catch { return address; } };

  /** Mark images with what is wrong with them: {address: words}, addresses as the page has them. */
  function markImages(reasons) {
    const wrong = new Map(Object.entries(reasons).map(([address, why]) => [plain(address), why]));
    for (const image of document.querySelectorAll("img[data-galley-src]")) {
      const why = wrong.get(plain(image.getAttribute("data-galley-src")));
      if (why === undefined && !image.classList.contains("galley-wrong")) continue;
      image.classList.toggle("galley-wrong", why !== undefined);
      if (why !== undefined) image.title = why; else image.removeAttribute("title");
    }
    return true;
  }

  /** Change something nobody sees, so that a frame is drawn. */
  function markFrame() {
    const mark = document.getElementById("galley-mark");
    mark.style.opacity = mark.style.opacity === "0.5" ? "1" : "0.5";
    return true;
  }

  // -- look ------------------------------------------------------------------------------------

  const root = document.documentElement;

  /** Run `change` and bring the line that stood at the window's top back there. */
  function inPlace(change) {
    const line = window.scrollY > 0 && records.length ? lineOf(window.scrollY) : 0;
    change();
    if (line > 0) window.scrollTo(0, Math.max(0, Math.round(placeOf(line))));
  }

  /** Change how the page looks; answers with the diagrams to be drawn. */
  function setLook({ theme, style, css, phone, labels }) {
    if (phone !== undefined) root.classList.toggle("phone", phone);
    if (labels !== undefined) Object.assign(base.labels, labels);
    inPlace(() => {
      if (theme !== undefined) {
        root.dataset.theme = theme;
        root.classList.toggle("dark", theme === "dark");
        galleyDiagrams.setTheme(theme, base);
      }
      if (style !== undefined) {
        root.dataset.style = style;
        // The site's own sheet says how headings, lists and tables look; ours would only mix in.
        document.getElementById("galley-post-style").media = style === "site" ? "not all" : "all";
      }
      if (css !== undefined) document.getElementById("galley-site-style").textContent = css;
    });
    return galleyDiagrams.wanted();
  }

  // -- lines and places ------------------------------------------------------------------------
  // A line is a number in the body's source, counted from 0; between two lines it may be a fraction.
  // A place is in CSS pixels from the top of the page.

  function startOf(index) {
    for (let i = starts.length; i <= index; i += 1) starts.push(starts[i - 1] + records[i - 1].lines);
    return starts[index];
  }

  const NEGATIVE_MARGINS_REACH = 8;

  /** Where block `index` begins, and never before the blocks above it, which negative margins could bring about. */
  function topOf(index) {
    let top = 0;
    for (let i = Math.max(0, index - NEGATIVE_MARGINS_REACH); i <= index; i += 1) {
      top = Math.max(top, records[i].node.getBoundingClientRect().top + window.scrollY);
    }
    return top;
  }

  function lastIndex(count, isBefore) {
    let low = 0, high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isBefore(middle)) low = middle; else high = middle - 1;
    }
    return low;
  }

  /** How many rows a code box has, and where the first begins and the last ends. */
  function codeRows(node) {
    const code = node.querySelector("td.code pre") ?? node;
    const style = getComputedStyle(code);
    const box = code.getBoundingClientRect();
    const lines = code.querySelectorAll(".line").length;
    return {
      count: lines || code.textContent.replace(/\n$/, "").split("\n").length,
      top: box.top + parseFloat(style.paddingTop) + window.scrollY,
      bottom: box.bottom - parseFloat(style.paddingBottom) + window.scrollY,
    };
  }

  /** Rising [line, place] pairs over block `index`, from its first line to the next block's. */
  function points(index) {
    const record = records[index];
    const start = startOf(index), end = start + record.lines;
    const top = topOf(index);
    const bottom = index + 1 < records.length ? topOf(index + 1)
      : Math.max(top, record.node.getBoundingClientRect().bottom + window.scrollY);
    const found = [[start, top]];
    const add = (line, place) => {
      const last = found[found.length - 1];
      if (line > last[0] && line <= end && place > last[1] && place < bottom) found.push([line, place]);
    };
    for (const node of record.node.querySelectorAll("[data-line]")) {
      const line = start + Number(node.getAttribute("data-line"));
      const box = node.getBoundingClientRect();
      if (box.height === 0) continue;
      add(line, box.top + window.scrollY);
      if (node.matches("pre, figure.highlight")) {
        const rows = codeRows(node);
        // The first row is the line after the fence; indented code has none.
        const first = line + (line + rows.count + 2 <= end ? 1 : 0);
        const last = found[found.length - 1];
        if (first === last[0] && rows.top < bottom) last[1] = Math.max(last[1], rows.top);
        add(first, rows.top);
        add(first + rows.count, rows.bottom);
      }
    }
    found.push([end, bottom]);
    return found;
  }

  function between(pairs, from, to, value) {
    let i = 1;
    while (i < pairs.length - 1 && pairs[i][from] <= value) i += 1;
    const a = pairs[i - 1], b = pairs[i];
    const width = b[from] - a[from];
    return width <= 0 ? a[to] : a[to] + Math.min(1, Math.max(0, (value - a[from]) / width)) * (b[to] - a[to]);
  }

  function placeOf(line) {
    if (records.length === 0) return 0;
    startOf(records.length - 1);
    const index = lastIndex(records.length, (i) => starts[i] <= line);
    return between(points(index), 0, 1, line);
  }

  function lineOf(place) {
    if (records.length === 0) return 0;
    const index = lastIndex(records.length, (i) => topOf(i) <= place);
    startOf(index);
    return between(points(index), 1, 0, place);
  }

  /** Scroll so that `line` stands at the fraction `where` of the window's height; line 0 is the very top. */
  function scrollToLine(line, where) {
    const place = line <= 0 ? 0 : placeOf(line) - where * window.innerHeight;
    window.scrollTo(0, Math.max(0, Math.round(place)));
    return window.scrollY;
  }

  /** Bring `line` into view if it is not well inside it; where it is in view, nothing moves. */
  function revealLine(line) {
    const place = placeOf(line) - window.scrollY;
    const height = window.innerHeight;
    if (place < 0.06 * height || place > 0.82 * height) scrollToLine(line, 0.4);
    return window.scrollY;
  }

  /** The line at the fraction `where` of the window's height. */
  const lineAt = (where) => window.scrollY <= 0 && where === 0 ? 0 : lineOf(window.scrollY + where * window.innerHeight);

  /** The source line of what is drawn at (x, y) of the window, or null beside the text. */
  function lineAtPoint(x, y) {
    let node = document.elementFromPoint(x, y);
    if (!node || !body.contains(node) || node === body) return null;
    const marked = node.closest("[data-line]");
    node = node.closest(".galley-part > .galley-block");
    const index = records.findIndex((record) => record.node === node);
    if (index < 0) return null;
    const start = startOf(index), last = start + Math.max(0, records[index].lines - 1);
    const least = marked && body.contains(marked) ? start + Number(marked.getAttribute("data-line")) : start;
    return Math.min(last, Math.max(least, Math.floor(lineOf(window.scrollY + y))));
  }

  return Object.freeze({ apply, clear, setGeneration, refreshImage, pendingImages, markImages, markFrame, setLook,
    setHeading: (values) => galleyHeading.show(values, base),
    setDiagram: (source, theme, picture) => galleyDiagrams.arrived(source, theme, picture, base),
    diagramsWanted: () => galleyDiagrams.wanted(), windowWidth: () => window.innerWidth, placeOf, lineOf, scrollToLine, revealLine, lineAt, lineAtPoint, blocks: () => records.map((record) => record.id) });
})();
