// Makes a post's HTML harmless before it enters the page: nothing that runs, loads, navigates or submits.
//
// This is the first of three walls. The page's own JavaScript is off and its Content-Security-Policy
// allows no script and no host; the request interceptor stops whatever asks for anything but galley://.
// Methods are taken from the prototypes because a post's elements may shadow them on a node or on the
// document (`<form><input name="attributes">`, `<img name="createElement">`).
"use strict";

globalThis.galleySanitizer = (() => {
  const method = (owner, name) => Function.prototype.call.bind(owner.prototype[name]);
  const names = method(Element, "getAttributeNames");
  const get = method(Element, "getAttribute");
  const set = method(Element, "setAttribute");
  const drop = method(Element, "removeAttribute");
  const create = method(Document, "createElement");
  const replace = method(Element, "replaceWith");
  const append = method(Node, "appendChild");
  const local = Function.prototype.call.bind(
    Object.getOwnPropertyDescriptor(Element.prototype, "localName").get);
  const firstChild = Function.prototype.call.bind(
    Object.getOwnPropertyDescriptor(Node.prototype, "firstChild").get);
  const walker = method(Document, "createTreeWalker");

  const DROPPED = new Set(["script", "noscript", "base", "meta", "link", "template", "frameset", "frame",
    "applet", "param", "portal", "fencedframe", "title", "head", "animate", "set", "animatemotion",
    "animatetransform", "discard", "foreignobject", "feimage", "plaintext", "bgsound", "keygen"]);
  const FRAMES = new Set(["iframe", "object", "embed"]);
  // Attributes that load, submit, run, steal the focus, or shadow what a script looks up by name.
  const DROPPED_ATTRIBUTES = new Set(["srcset", "sizes", "imagesrcset", "ping", "target", "download",
    "action", "formaction", "formtarget", "method", "background", "lowsrc", "dynsrc", "longdesc", "manifest",
    "archive", "classid", "codebase", "data", "cite", "usemap", "autofocus", "autoplay", "contenteditable",
    "srcdoc", "nonce", "integrity", "crossorigin", "is", "slot", "part", "popover", "popovertarget",
    "commandfor", "command", "form", "loading", "fetchpriority", "attributionsrc", "referrerpolicy",
    "xml:base", "accesskey", "draggable", "http-equiv", "shadowrootmode"]);
  const KEEPS_NAME = new Set(["a", "input", "details", "select", "textarea"]);
  const VIDEO_HOSTS = [
    [/(^|\.)bilibili\.com$/, "bilibili"], [/(^|\.)youtube(-nocookie)?\.com$/, "YouTube"],
    [/(^|\.)youtu\.be$/, "YouTube"], [/(^|\.)vimeo\.com$/, "Vimeo"], [/(^|\.)youku\.com$/, "Youku"],
    [/(^|\.)v\.qq\.com$/, "QQ"], [/(^|\.)music\.163\.com$/, "NetEase Music"],
    [/(^|\.)acfun\.cn$/, "AcFun"], [/(^|\.)douyin\.com$/, "Douyin"], [/(^|\.)ixigua\.com$/, "Xigua"],
    [/(^|\.)codepen\.io$/, "CodePen"], [/(^|\.)jsfiddle\.net$/, "JSFiddle"],
    [/(^|\.)spotify\.com$/, "Spotify"], [/(^|\.)dailymotion\.com$/, "Dailymotion"],
  ];
  const LONGEST_ADDRESS = 16384;

  // What a URL parser ignores in front of and inside an address, and what hides a scheme from a reader.
  const clean = (address) => address.replace(/[\t\n\r]/g, "").replace(/^[\0- ]+|[\0- ]+$/g, "");
  const scheme = (address) => (/^([a-z][a-z0-9+.-]*):/i.exec(address) || ["", ""])[1].toLowerCase();
  const carry = (host, generation, address, extra = "") =>
    `galley://${host}/${generation}/?u=${encodeURIComponent(address.toWellFormed())}${extra}`;

  function imageAddress(written, base) {
    const address = clean(written);
    if (/^data:image\/(png|jpe?g|gif|webp|avif|bmp|svg\+xml|x-icon)[;,]/i.test(address)) return address;
    if (address.length > LONGEST_ADDRESS) return carry("refused", base.generation, address.slice(0, 200));
    if (/^(https?:)?[\\/]{2}/i.test(address)) {
      const whole = /^https?:/i.test(address) ? address : "https:" + address;
      const version = base.versions.get(whole);
      return carry("remote", base.generation, whole, version ? `&v=${version}` : "");
    }
    if (scheme(address)) return carry("refused", base.generation, address);
    return carry("site", base.generation, address);
  }

  function mediaAddress(written, base) {
    const address = clean(written);
    return scheme(address) || /^[\\/]{2}/.test(address) || address.length > LONGEST_ADDRESS
      ? null : carry("site", base.generation, address);
  }

  function linkAddress(written) {
    const address = clean(written);
    if (address.startsWith("#")) return address;
    if (address.length > LONGEST_ADDRESS) return null;
    const kind = scheme(address);
    if (kind === "" || ["http", "https", "mailto", "tel", "ftp"].includes(kind)) return carry("link", 0, address);
    return null;
  }

  // A url() that is not a fragment of this page becomes an image of the site, or nothing.
  const styleUrls = (css, base) => css
    .replace(/\\[0-9a-f]{1,6}\s?|\\[^\n]/gi, (escape) => /^\\[0-9a-f]/i.test(escape) ? "" : escape)
    .replace(/@import\b[^;]*;?/gi, "")
    .replace(/(image-set|cross-fade|-webkit-image-set|paint|element)\s*\(/gi, "none-$1(")
    .replace(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)/gi, (_, a, b, c) => {
      const written = clean(a ?? b ?? c ?? "");
      return written.startsWith("#") ? `url("${written}")` : `url("${imageAddress(written, base)}")`;
    });

  // A film or a recording of another host is a card as a frame is.
  const isRemote = (node) => /^(https?:)?[\\/]{2}/i.test(clean(get(node, "src") || ""));

  function frameCard(element, base) {
    const document = base.inert;
    const written = clean(get(element, "src") || get(element, "data") || "");
    const card = create(document, "span");
    set(card, "class", "galley-frame");
    const line = get(element, "data-line");
    if (line !== null) set(card, "data-line", line);
    let host = "";
    try { host = new URL(written.replace(/^\/\//, "https://")).hostname; } catch { /* shown as written */ }
    const known = VIDEO_HOSTS.find(([pattern]) => pattern.test(host));
    if (known || ["video", "audio"].includes(local(element))) set(card, "class", "galley-frame galley-frame-film");
    const mark = create(document, "span");
    set(mark, "class", "galley-frame-mark");
    append(card, mark);
    const words = create(document, "span");
    set(words, "class", "galley-frame-words");
    append(card, words);
    const label = create(document, "span");
    set(label, "class", "galley-frame-kind");
    const kind = known ? known[1] : base.labels[local(element)] || local(element);
    const title = clean(get(element, "title") || "");
    label.textContent = title ? `${title} · ${kind}` : kind;
    append(words, label);
    const whole = written.startsWith("//") ? "https:" + written : written;
    const href = /^https?:/i.test(whole) ? linkAddress(whole) : null;
    const address = create(document, href ? "a" : "span");
    if (href) set(address, "href", href);
    set(address, "class", "galley-frame-address");
    address.textContent = whole || base.labels.nothing;
    append(words, address);
    return card;
  }

  function imageAttributes(element, base) {
    let written = get(element, "src") ?? get(element, "href") ?? get(element, "xlink:href");
    if (written === null && get(element, "srcset")) written = get(element, "srcset").trim().split(/[\s,]/)[0];
    for (const name of ["src", "href", "xlink:href"]) drop(element, name);
    if (written === null || clean(written) === "") return;
    const tag = local(element);
    set(element, tag === "image" ? "href" : "src", imageAddress(written, base));
    set(element, "data-galley-src", clean(written));
    set(element, "decoding", "sync");  // an image is painted with the text around it, not a frame later
  }

  function attributes(element, base) {
    const tag = local(element);
    const isImage = tag === "img" || tag === "image" || (tag === "input" && /^image$/i.test(get(element, "type")));
    if (isImage) imageAttributes(element, base);
    for (const name of names(element)) {
      const lower = name.toLowerCase();
      if (lower.startsWith("on") || DROPPED_ATTRIBUTES.has(lower) || lower === "name" && !KEEPS_NAME.has(tag)) {
        drop(element, name);
      } else if (lower === "href" || lower === "xlink:href") {
        if (tag === "image") continue;
        const written = get(element, name);
        const address = tag === "a" || tag === "area" ? linkAddress(written)
          : clean(written).startsWith("#") ? clean(written) : null;
        if (address === null) drop(element, name); else set(element, name, address);
        if (tag === "a" && lower === "href") set(element, "title", get(element, "title") ?? clean(written));
      } else if (lower === "src") {
        if (isImage) continue;
        const address = ["video", "audio", "source", "track"].includes(tag)
          ? mediaAddress(get(element, name), base) : null;
        if (address === null) drop(element, name); else set(element, name, address);
      } else if (lower === "poster") {
        set(element, name, imageAddress(get(element, name), base));
      } else if (lower === "style") {
        const css = get(element, name);
        if (/url|\\|image|import|element|paint|cross-fade/i.test(css)) set(element, name, styleUrls(css, base));
      } else if (/url\s*\(\s*["']?\s*[^#"'\s]/i.test(get(element, name)) && element.namespaceURI !== null
                 && !["alt", "title", "class", "id", "value", "placeholder"].includes(lower)
                 && !lower.startsWith("data-")) {
        drop(element, name);  // presentation attributes of SVG: fill="url(http://…)"
      }
    }
  }

  function element(node, base) {
    const tag = local(node).toLowerCase();
    if (tag === "span" && get(node, "id") === "more" && !firstChild(node)) { foldLine(node, base); return; }
    if (DROPPED.has(tag)) { node.remove(); return; }
    if (FRAMES.has(tag) || ((tag === "video" || tag === "audio") && isRemote(node))) { replace(node, frameCard(node, base)); return; }
    if (tag === "source" && node.parentNode && local(node.parentNode) === "picture") { node.remove(); return; }
    if (tag === "style") {
      node.textContent = styleUrls(node.textContent, base);
    }
    attributes(node, base);
  }

  // Children named like a property shadow it on their form, so forms go before anything is read.
  function dissolveForms(root, base) {
    for (const form of [...root.querySelectorAll("form")]) {
      const box = create(base.inert, "div");
      const from = HTMLFormElement.prototype.isPrototypeOf(form) ? form : null;
      for (const name of ["class", "id", "style", "data-line"]) {
        const value = get(form, name);
        if (value !== null) set(box, name, value);
      }
      for (let child = firstChild(from ?? form); child; child = firstChild(form)) append(box, child);
      replace(form, box);
    }
  }

  // Where a theme cuts the excerpt: Hexo leaves an empty <span id="more"> there, others the comment itself.
  function foldLine(mark, base) {
    const fold = create(base.inert, "div");
    set(fold, "class", "galley-more");
    const label = create(base.inert, "span");
    set(label, "class", "galley-more-label");
    set(label, "data-label", base.labels.more);  // drawn by the style: no text of the post's
    append(fold, label);
    set(fold, "id", "more");
    mark.replaceWith(fold);
  }

  /** Parse `html` where nothing loads or runs and return its harmless DocumentFragment. */
  function fragment(html, base) {
    const template = create(base.inert, "template");
    template.innerHTML = html;
    const root = template.content;
    dissolveForms(root, base);
    const walk = walker(root.ownerDocument, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
    const nodes = [];
    while (walk.nextNode()) nodes.push(walk.currentNode);
    for (const node of nodes) {
      if (node.nodeType === Node.COMMENT_NODE) {
        if (/^ ?more ?$/i.test(node.data)) foldLine(node, base); else node.remove();
      } else if (root.contains(node)) {
        element(node, base);
      }
    }
    return root;
  }

  return Object.freeze({ fragment, imageAddress, linkAddress, clean });
})();
