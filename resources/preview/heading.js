// What a theme shows above a post's body: cover, title, date, categories and tags.
"use strict";

globalThis.galleyHeading = (() => {
  const heading = document.getElementById("galley-heading");

  function add(parent, tag, cls, text) {
    const node = document.createElement(tag);
    node.className = cls;
    if (text !== undefined) node.textContent = text;
    parent.append(node);
    return node;
  }

  /** Show {title, date, tags, categories, cover}, or nothing for null. */
  function show(values, base) {
    heading.replaceChildren();
    heading.hidden = !values;
    if (!values) return true;
    heading.classList.toggle("galley-with-cover", Boolean(values.cover));
    if (values.cover) {
      const cover = add(heading, "img", "galley-cover");
      cover.setAttribute("src", galleySanitizer.imageAddress(values.cover, base));
      cover.setAttribute("data-galley-src", galleySanitizer.clean(values.cover));
    }
    const words = add(heading, "div", "galley-words");
    if (values.title) add(words, "h1", "galley-title post-title article-title", values.title);
    const meta = add(words, "p", "galley-meta post-meta article-meta");
    if (values.date) add(meta, "time", "galley-date", values.date);
    for (const path of values.categories ?? []) add(meta, "span", "galley-category", path.join(" / "));
    for (const tag of values.tags ?? []) add(meta, "span", "galley-tag", tag);
    if (!meta.firstChild) meta.remove();
    return true;
  }

  return Object.freeze({ show });
})();
