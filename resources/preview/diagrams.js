// Shows Mermaid diagrams as pictures. They are drawn in a page of their own and come back as SVG text, which
// stands here as an image: an image runs nothing and loads nothing.
"use strict";

globalThis.galleyDiagrams = (() => {
  const KEPT = 200;
  const pictures = new Map();  // theme and source -> {svg, width, height} or {error}
  const waiting = document.getElementsByClassName("galley-diagram-waiting");
  let theme = "light";

  const keyOf = (source) => theme + "\n" + source;

  function shown(figure, picture, base) {
    const source = figure.getAttribute("data-diagram");
    figure.classList.remove("galley-diagram-waiting");
    if (picture.error !== undefined) {
      const why = document.createElement("figcaption");
      why.className = "galley-diagram-error";
      why.textContent = picture.error;
      figure.replaceChildren(why, written(source));
      return;
    }
    const image = document.createElement("img");
    image.src = "data:image/svg+xml," + encodeURIComponent(picture.svg);
    image.width = Math.round(picture.width);
    image.height = Math.round(picture.height);
    image.alt = source;
    image.setAttribute("decoding", "sync");
    figure.replaceChildren(image);
  }

  function written(source) {
    const code = document.createElement("pre");
    code.className = "galley-diagram-source";
    code.textContent = source;
    return code;
  }

  /** Put a figure in the place of every diagram's source in `root`, a node outside of the page. */
  function draw(root, base) {
    for (const node of root.querySelectorAll("pre.mermaid, pre:has(> code:is(.mermaid, .language-mermaid):only-child)")) {
      const source = node.textContent.replace(/^\s*\n|\s+$/g, "");
      if (!source.trim()) continue;
      const figure = document.createElement("figure");
      figure.className = "galley-diagram galley-diagram-waiting";
      figure.setAttribute("data-diagram", source);
      const line = node.getAttribute("data-line");
      if (line !== null) figure.setAttribute("data-line", line);
      figure.append(written(source));
      const picture = pictures.get(keyOf(source));
      if (picture) shown(figure, picture, base);
      node.replaceWith(figure);
    }
  }

  /** A diagram that is not drawn yet keeps the picture of the one that stood in its place. */
  function adopt(old, fresh) {
    if (!fresh.some((node) => node.querySelector(".galley-diagram-waiting"))) return;
    const before = old.flatMap((node) => [...node.querySelectorAll("figure.galley-diagram")]);
    const now = fresh.flatMap((node) => [...node.querySelectorAll("figure.galley-diagram")]);
    now.forEach((figure, index) => {
      const picture = before[index]?.querySelector(":scope > img");
      if (picture && figure.classList.contains("galley-diagram-waiting")) figure.replaceChildren(picture.cloneNode());
    });
  }

  /** The sources of the diagrams that have no picture yet, in order, as JSON; "" for none. */
  function wanted() {
    if (waiting.length === 0) return "";
    return JSON.stringify([...new Set([...waiting].map((figure) => figure.getAttribute("data-diagram")))]);
  }

  /** A diagram has been drawn for the theme `name`: {svg, width, height} or {error}. */
  function arrived(source, name, picture, base) {
    if (pictures.size >= KEPT) pictures.delete(pictures.keys().next().value);
    pictures.set(name + "\n" + source, picture);
    if (name !== theme) return true;
    for (const figure of [...waiting]) {
      if (figure.getAttribute("data-diagram") === source) shown(figure, picture, base);
    }
    return true;
  }

  /** Show all diagrams in another theme; those not drawn for it keep their picture until they are. */
  function setTheme(name, base) {
    if (name === theme) return;
    theme = name;
    for (const figure of document.querySelectorAll("figure.galley-diagram")) {
      const picture = pictures.get(keyOf(figure.getAttribute("data-diagram")));
      if (picture) shown(figure, picture, base);
      else figure.classList.add("galley-diagram-waiting");
    }
  }

  return Object.freeze({ draw, adopt, wanted, arrived, setTheme });
})();
