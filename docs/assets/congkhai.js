/* Live charts take the place of the still pictures near the view; if anything fails, the picture stays.
   Why, and how the two agree: docs/decisions/0017. Nothing is asked of another host. */
(function () {
  "use strict";

  const charts = new URL("../so-lieu/bieu-do/", document.currentScript.src);
  const figures = Array.from(document.querySelectorAll("figure.ck-chart[data-kind]"));
  const views = new Map(); // figure -> what is drawn in it
  const specs = new Map(); // kind -> promise of its spec
  const KEY = "congkhai.donvi"; // area and name of the unit to mark, in the reader's own browser
  let vega = null; // promise of Vega

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
    if (!specs.has(kind)) {
      specs.set(kind, fetch(new URL(kind + ".json", charts)).then(function (answer) {
        if (!answer.ok) throw new Error(answer.url);
        return answer.text();
      }));
    }
    return specs.get(kind);
  }

  /* What the pages of many units draw: in a file, as none of them should carry it. */
  async function loadShared(figure) {
    if (!figure.dataset.figures) return {};
    const answer = await fetch(figure.dataset.figures);
    if (!answer.ok) throw new Error(answer.url);
    return answer.json();
  }

  /* As generator/pages/charts/kind.py packs it. */
  function cellsOf(column, values) {
    if (Array.isArray(column)) return column;
    if ("decimals" in column) {
      const digits = { minimumFractionDigits: column.decimals, maximumFractionDigits: column.decimals };
      return cellsOf(values).map((value) => value.toLocaleString("vi", digits) + column.after);
    }
    return Array.from({ length: column.n }, function (_, row) {
      if (column.of) return column.of[Math.floor(row / column.each) % column.of.length];
      return "is" in column ? column.is : column.from + row;
    });
  }

  function rowsOf(columns) {
    const names = Object.keys(columns);
    const cells = names.map((name) => cellsOf(columns[name], columns.value));
    return (cells[0] || []).map((_, row) => Object.fromEntries(names.map((name, at) => [name, cells[at][row]])));
  }

  /* Sorted, and with the chosen unit marked. */
  function datasetsOf(drawn) {
    const sets = {};
    for (const [name, rows] of Object.entries(drawn.sets)) sets[name] = rows.map((row) => ({ ...row }));
    const unit = chosen(drawn.area);
    for (const row of sets.figures) if (unit && row.unit === unit && "marked" in row) row.marked = 1;
    if (drawn.byName) {
      const order = sets.figures.map((row) => row.order);
      order.sort((a, b) => sets.figures[a].unit.localeCompare(sets.figures[b].unit, "vi"));
      const place = new Map(order.map((old, now) => [old, now]));
      for (const rows of Object.values(sets)) for (const row of rows) row.order = place.get(row.order);
    }
    return sets;
  }

  /* The chosen unit's name where its area is drawn: the same name stands in several areas. */
  function chosen(area) {
    try {
      const kept = localStorage.getItem(KEY) || "";
      return kept.startsWith(area + "/") ? kept.slice(area.length + 1) : "";
    } catch (error) {
      return "";
    }
  }

  function choose(area, unit) {
    try {
      localStorage.setItem(KEY, unit && area + "/" + unit);
    } catch (error) { /* not kept */ }
    views.forEach(function (drawn) {
      select(drawn);
      redraw(drawn);
    });
  }

  function select(drawn) {
    const unit = chosen(drawn.area);
    if (drawn.select) drawn.select.value = drawn.units.includes(unit) ? unit : "";
  }

  function redraw(drawn) {
    for (const [name, rows] of Object.entries(datasetsOf(drawn))) drawn.view.data(name, rows);
    drawn.view.runAsync();
  }

  /* The page's colours by the names that specs use. */
  function inksOf(spec) {
    const style = getComputedStyle(document.body);
    return spec.params
      .map((param) => [param.name, style.getPropertyValue("--" + param.name.replace(/_/g, "-")).trim()])
      .filter((ink) => ink[1]);
  }

  async function draw(figure) {
    const place = figure.querySelector(".ck-chart-view");
    const still = place.querySelector(".ck-still");
    const mount = document.createElement("div");
    try {
      const [text, shared] = await Promise.all([loadSpec(figure.dataset.kind), loadShared(figure), loadVega()]);
      const spec = JSON.parse(text);
      const data = { ...JSON.parse(figure.querySelector("script.ck-chart-data").textContent), ...shared };
      const sets = {};
      for (const name of Object.keys(data)) sets[name] = rowsOf(data[name]);
      const drawn = { spec, sets, area: figure.dataset.area };
      const inks = new Map(inksOf(spec));
      for (const param of spec.params) param.value = inks.get(param.name) || param.value;
      spec.datasets = datasetsOf(drawn);
      spec.width = place.clientWidth;
      spec.height = still.getAttribute("height") - spec.padding.top - spec.padding.bottom; // as the picture
      mount.className = "ck-chart-mount ck-chart-pending";
      place.append(mount);
      const made = await window.ckEmbed(mount, spec, {
        mode: "vega-lite",
        renderer: "svg",
        actions: false,
        ast: true, // interpreted: the policy forbids eval
        defaultStyle: false,
        tooltip: { disableDefaultStyle: true },
      });
      drawn.view = made.view;
      views.set(figure, drawn);
      equip(figure, drawn);
      tellOnTouch(mount);
      mount.classList.remove("ck-chart-pending");
      figure.dataset.state = "drawn";
    } catch (error) {
      mount.remove();
      figure.dataset.state = "failed";
      console.error(error);
    }
  }

  /* A finger does not hover: what it touches is told until the page moves. */
  function tellOnTouch(mount) {
    mount.addEventListener("click", function (event) {
      const place = { bubbles: true, clientX: event.clientX, clientY: event.clientY };
      event.target.dispatchEvent(new PointerEvent("pointermove", place));
    });
  }

  window.addEventListener("scroll", function () {
    const tooltip = document.getElementById("vg-tooltip-element");
    if (tooltip) tooltip.classList.remove("visible");
  }, { passive: true });

  function equip(figure, drawn) {
    const tools = figure.querySelector(".ck-chart-tools");
    drawn.units = Array.from(new Set(drawn.sets.figures.map((row) => row.unit)));
    if (!tools) return;
    drawn.units.sort((a, b) => a.localeCompare(b, "vi"));
    drawn.select = field("Đánh dấu đơn vị", [["", "không"]].concat(drawn.units.map((unit) => [unit, unit])));
    drawn.select.addEventListener("change", () => choose(drawn.area, drawn.select.value));
    select(drawn);
    tools.replaceChildren(drawn.select.parentNode);
    if (figure.dataset.kind === "ranking") {
      const sort = field("Sắp xếp", [["", "theo hạng"], ["name", "theo tên"]]);
      sort.addEventListener("change", function () {
        drawn.byName = sort.value === "name";
        redraw(drawn);
      });
      tools.append(sort.parentNode);
    }
  }

  function field(name, options) {
    const label = document.createElement("label");
    const select = document.createElement("select");
    for (const [value, text] of options) select.add(new Option(text, value));
    label.append(name + ": ", select);
    return select;
  }

  /* The still pictures are whole: nothing is loaded for a page that nobody has begun to read. */
  function atFirstTouch(then) {
    const signs = ["scroll", "pointermove", "pointerdown", "touchstart", "keydown"];
    const begun = new AbortController();
    const begin = function () {
      begun.abort();
      then();
    };
    signs.forEach((sign) => window.addEventListener(sign, begin, { passive: true, signal: begun.signal }));
  }

  function drawWhenNear() {
    const observer = new IntersectionObserver(function (entries) {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        observer.unobserve(entry.target);
        draw(entry.target);
      }
    }, { rootMargin: "200px 0px" });
    figures.forEach((figure) => observer.observe(figure));
  }

  /* Who saves data is asked before 300 kB are loaded. */
  function offer() {
    figures.forEach(function (figure) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ck-chart-load";
      button.textContent = "Xem biểu đồ động (tải khoảng 300 kB một lần)";
      button.addEventListener("click", function () {
        document.querySelectorAll(".ck-chart-load").forEach((other) => other.remove());
        figures.forEach((other) => delete other.dataset.state);
        drawWhenNear();
      });
      figure.dataset.state = "offered";
      figure.querySelector(".ck-chart-links").append(button);
    });
  }

  if (navigator.connection && navigator.connection.saveData) {
    offer();
  } else {
    atFirstTouch(drawWhenNear);
  }

  window.addEventListener("resize", function () {
    views.forEach(function (drawn, figure) {
      drawn.view.width(figure.querySelector(".ck-chart-view").clientWidth).runAsync();
    });
  });

  new MutationObserver(function () {
    for (const drawn of views.values()) {
      for (const [name, value] of inksOf(drawn.spec)) drawn.view.signal(name, value);
      drawn.view.runAsync();
    }
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
})();
