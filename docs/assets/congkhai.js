/* Draws the charts of a page when they come near the view. Without it, or when anything fails, the
   figure keeps its title and its text, and the table beside it has every number.

   A figure carries its data column by column. The spec of its kind and Vega lie on this site, beside
   one another; nothing is asked of anybody else, and nothing needs eval or inline code. */
(function () {
  "use strict";

  const charts = new URL("../so-lieu/bieu-do/", document.currentScript.src);
  const figures = Array.from(document.querySelectorAll("figure.ck-chart[data-kind]"));
  const views = new Map(); // figure -> the Vega view drawn in it
  const specs = new Map(); // kind -> promise of the spec's text
  let vega = null; // promise of Vega, loaded once

  if (!figures.length) return;

  function loadVega() {
    vega = vega || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = new URL("vega.js", charts).href;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return vega;
  }

  function loadSpec(kind) {
    if (!/^[a-z]+$/.test(kind)) throw new Error("kind: " + kind);
    if (!specs.has(kind)) {
      specs.set(kind, fetch(new URL(kind + ".json", charts)).then(function (answer) {
        if (!answer.ok) throw new Error(kind + ": " + answer.status);
        return answer.text();
      }));
    }
    return specs.get(kind);
  }

  function dataOf(figure) {
    return JSON.parse(figure.querySelector("script.ck-chart-data").textContent);
  }

  function rowsOf(columns) {
    const names = Object.keys(columns);
    const length = names.length ? columns[names[0]].length : 0;
    return Array.from({ length: length }, function (_, row) {
      return Object.fromEntries(names.map((name) => [name, columns[name][row]]));
    });
  }

  /* The colours of the element's scheme, by the names that specs use. */
  function inksOf(spec, element) {
    const style = getComputedStyle(element);
    return spec.params
      .filter((param) => param.name.startsWith("ck_"))
      .map((param) => [param.name, style.getPropertyValue("--" + param.name.replace(/_/g, "-")).trim()])
      .filter((ink) => ink[1]);
  }

  async function draw(figure) {
    const place = figure.querySelector(".ck-chart-view");
    const mount = document.createElement("div");
    try {
      const [text] = await Promise.all([loadSpec(figure.dataset.kind), loadVega()]);
      const spec = JSON.parse(text);
      const data = dataOf(figure);
      spec.datasets = { figures: rowsOf(data.figures), targets: rowsOf(data.targets) };
      const inks = new Map(inksOf(spec, document.body));
      for (const param of spec.params) param.value = inks.get(param.name) || param.value;
      mount.className = "ck-chart-mount ck-chart-pending";
      place.append(mount);
      const drawn = await window.ckEmbed(mount, spec, {
        mode: "vega-lite",
        renderer: "svg",
        actions: false,
        ast: true, // expressions are interpreted: a content security policy may forbid eval
        defaultStyle: false,
        tooltip: { disableDefaultStyle: true },
      });
      place.replaceChildren(mount); // a still picture that stood here has done its work
      mount.classList.remove("ck-chart-pending");
      views.set(figure, { view: drawn.view, spec: spec });
      figure.dataset.state = "drawn";
    } catch (error) {
      mount.remove();
      figure.dataset.state = "failed";
      console.error(error);
    }
    place.style.minHeight = "";
  }

  function repaint(element) {
    for (const one of views.values()) {
      for (const [name, value] of inksOf(one.spec, element)) one.view.signal(name, value);
      one.view.run();
    }
  }

  /* Keeps about the room that the chart will take, so that the text below does not jump. */
  function keepRoom(figure) {
    try {
      const data = dataOf(figure);
      const size = (columns, name) => new Set(columns[name] || []).size;
      const rows = size(data.figures, "order");
      const heaviest = (data.targets.order || []).reduce((counts, order) => {
        counts[order] = (counts[order] || 0) + 1;
        return counts;
      }, {});
      const lanes = 2 + Math.max(0, ...Object.values(heaviest));
      const heights = {
        comparison: rows * lanes * 20 + 45,
        composite: rows * 40 + 45,
        heatmap: size(data.figures, "unit_order") * 52 + 190,
        ranking: rows * 40 + 45,
        trend: 275,
      };
      figure.querySelector(".ck-chart-view").style.minHeight = (heights[figure.dataset.kind] || 160) + "px";
    } catch (error) {
      figure.dataset.state = "failed";
    }
  }

  function drawWhenNear() {
    if (!("IntersectionObserver" in window)) {
      figures.forEach(draw);
      return;
    }
    const observer = new IntersectionObserver(function (entries) {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        observer.unobserve(entry.target);
        draw(entry.target);
      }
    }, { rootMargin: "300px 0px" });
    figures.forEach((figure) => observer.observe(figure));
  }

  function start() {
    figures.forEach(keepRoom);
    drawWhenNear();
  }

  /* Who saves data is asked before 300 kB are loaded. */
  function offer() {
    figures.forEach(function (figure) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ck-chart-load";
      button.textContent = "Vẽ biểu đồ (tải khoảng 300 kB một lần)";
      button.addEventListener("click", function () {
        document.querySelectorAll(".ck-chart-load").forEach((other) => other.remove());
        figures.forEach((other) => delete other.dataset.state);
        start();
      });
      figure.dataset.state = "offered";
      figure.querySelector(".ck-chart-view").before(button);
    });
  }

  if (navigator.connection && navigator.connection.saveData) {
    offer();
  } else {
    start();
  }

  new MutationObserver(() => repaint(document.body)).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });

  /* On paper the colours are the light ones, whatever the screen shows. */
  const light = document.createElement("div");
  light.dataset.mdColorScheme = "default";
  light.hidden = true;
  document.body.append(light);
  window.addEventListener("beforeprint", () => repaint(light));
  window.addEventListener("afterprint", () => repaint(document.body));
})();
