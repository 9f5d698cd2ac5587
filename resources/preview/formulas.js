// Draws a post's formulas with KaTeX, each once: an equal formula is a copy of the first.
//
// KaTeX is injected by the application before the first formula arrives. It runs without trust (\href,
// \includegraphics and \htmlData draw nothing but their name), and what it writes passes the sanitizer.
"use strict";

globalThis.galleyFormulas = (() => {
  const KEPT = 4000, LONGEST = 20000;
  const drawn = new Map();  // mode and TeX -> the drawn formula
  let styled = false;

  function style() {
    if (styled) return;
    styled = true;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "galley://preview/vendor/katex/katex.min.css";
    document.head.append(link);
  }

  function failure(tex, message) {
    const box = document.createElement("span");
    box.className = "galley-formula-error";
    box.title = message;
    const source = document.createElement("code");
    source.textContent = tex;
    const why = document.createElement("span");
    why.className = "galley-formula-why";
    why.textContent = message.replace(/^KaTeX parse error: /, "").slice(0, 300);
    box.append(source, why);
    return box;
  }

  function make(tex, displayMode, base) {
    if (tex.length > LONGEST) return failure(tex.slice(0, 200) + "…", base.labels.tooLong);
    try {
      const html = katex.renderToString(tex, {
        displayMode, throwOnError: true, trust: false, strict: "ignore", maxExpand: 1000, maxSize: 60,
      });
      const fragment = galleySanitizer.fragment(html, base);
      return fragment.firstElementChild ?? failure(tex, "");
    } catch (error) {
      return failure(tex, String(error?.message ?? error));
    }
  }

  /** Replace the TeX in every formula of `root`, a node outside of the page, by what it means. */
  function draw(root, base) {
    const found = root.querySelectorAll(".math:is(span, div)");
    if (found.length === 0 || typeof katex === "undefined") return;
    style();
    for (const node of found) {
      const written = node.textContent.trim();
      // Pandoc's way of writing leaves the delimiters in.
      const bare = /^\\[([]([\s\S]*)\\[\])]$/.exec(written)?.[1] ?? written;
      const display = node.classList.contains("display");
      const key = (display ? "d" : "i") + bare;
      let formula = drawn.get(key);
      if (formula === undefined) {
        if (drawn.size >= KEPT) drawn.clear();
        formula = make(bare, display, base);
        drawn.set(key, formula);
      }
      node.replaceChildren(formula.cloneNode(true));
      node.setAttribute("data-tex", bare.slice(0, 2000));
    }
  }

  return Object.freeze({ draw });
})();
