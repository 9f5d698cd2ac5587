// Draws one Mermaid diagram after the other, in a page of its own. The page's title says which is finished.
"use strict";

(() => {
  let finished = "";

  /** Width and height in CSS pixels, and SVG that is well-formed XML: an image is read by a stricter parser. */
  function picture(written) {
    const holder = document.implementation.createHTMLDocument("").createElement("template");
    holder.innerHTML = written;
    const svg = holder.content.querySelector("svg");
    const box = (svg.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
    const width = Math.max(1, Math.min(20000, box[2] || 300)), height = Math.max(1, Math.min(20000, box[3] || 150));
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    for (const node of svg.querySelectorAll("script, iframe, object, embed, image[href^='http'], link, meta, base")) node.remove();
    return { svg: new XMLSerializer().serializeToString(svg), width, height };
  }

  globalThis.galleyDraw = async (number, source, theme) => {
    let result;
    try {
      mermaid.initialize({
        startOnLoad: false, securityLevel: "strict", theme: theme === "dark" ? "dark" : "default",
        darkMode: theme === "dark", suppressErrorRendering: true, maxTextSize: 50000, maxEdges: 1000,
        deterministicIds: true,
        fontFamily: 'system-ui, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
      });
      const { svg } = await mermaid.render(`diagram-${number}`, source);
      result = picture(svg);
    } catch (error) {
      result = { error: String(error?.message ?? error).slice(0, 2000) };
    }
    document.body.replaceChildren();
    finished = JSON.stringify(result);
    document.title = String(number);
  };

  globalThis.galleyDrawn = () => finished;
})();
