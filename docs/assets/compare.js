/* Two to four units of one tier side by side, at an address that can be shared:
   so-lieu/so-sanh/?don-vi=a,b&ky=2023-q3&ho-so=all. What is shown comes from the units' own ket-qua.json.
   Every text is put in as text; an id that is no id is never asked for. */
(function () {
  "use strict";

  const MOST = 4;
  const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const root = document.querySelector(".ck-compare");
  const words = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const box = root.querySelector(".ck-finder-box");
  const input = box.querySelector("input");
  const said = root.querySelector(".ck-compare-said");
  const list = root.querySelector(".ck-compare-units");
  const choices = root.querySelector(".ck-compare-choices");
  const place = root.querySelector(".ck-compare-table");
  const folder = new URL(box.dataset.units, document.baseURI);
  const files = new Map(); // id -> promise of the unit's figures
  const asked = new URLSearchParams(location.search);
  const picked = { ky: asked.get("ky") || "", "ho-so": asked.get("ho-so") || "" };
  let chosen = [];

  function make(tag, text, attributes) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    return element;
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /* Figures: the same notation and rounding (half up) as the site's pages. ---------------------------- */

  function number(value, decimals) {
    const step = 10 ** (6 - decimals);
    const units = Math.floor((2 * Math.round(Math.abs(value) * 1e6) + step) / (2 * step));
    const whole = String(Math.floor(units / 10 ** decimals)).replace(/\B(?=(\d{3})+$)/g, ".");
    const rest = String(units % 10 ** decimals).padStart(decimals, "0");
    return (value < 0 && units ? "\u2212" : "") + whole + (decimals ? "," + rest : "");
  }

  function trimmed(value) {
    return number(value, 6).replace(/,?0+$/, "");
  }

  /* As many decimals as keep a figure from looking like a target that it is not. */
  function figureText(figure, indicator) {
    const targets = (figure.verdicts || []).map((verdict) => verdict.target_value);
    let decimals = indicator.decimals;
    const alike = (target) => target !== figure.value && number(target, decimals) === number(figure.value, decimals);
    while (decimals < 6 && targets.some(alike)) decimals++;
    const text = figure.basis === "published" ? trimmed(figure.value) : number(figure.value, decimals);
    return text + "\u00a0" + indicator.unit_of_measure;
  }

  function targetText(verdict, measure) {
    const low = trimmed(verdict.target_value);
    if (verdict.up_to === undefined) return fill(words.operators[verdict.operator], { value: low + "\u00a0" + measure });
    return fill(words.range, { low: low, high: trimmed(verdict.up_to) + "\u00a0" + measure });
  }

  /* What the chosen units have in common. ------------------------------------------------------------- */

  /* Keys of figures that at least two units have, with how many have them. */
  function shared(datas, keyOf) {
    const counts = new Map();
    for (const data of datas)
      for (const key of new Set(data.figures.filter((figure) => figure.primary).map(keyOf)))
        counts.set(key, (counts.get(key) || 0) + 1);
    const some = Array.from(counts.keys()).filter((key) => counts.get(key) > 1);
    return (some.length ? some : Array.from(counts.keys())).map((key) => ({ key: key, units: counts.get(key) }));
  }

  function periodsOf(datas) {
    const about = Object.assign({}, ...datas.map((data) => data.periods));
    const late = (one) => about[one.key].end + about[one.key].start;
    const found = shared(datas, (figure) => figure.period).sort((a, b) => (late(a) < late(b) ? 1 : -1));
    return found.map((one) => ({ ...one, name: about[one.key].name }));
  }

  function tiersOf(datas, period) {
    const inside = datas.map((data) => ({ figures: data.figures.filter((figure) => figure.period === period) }));
    const found = new Map(shared(inside, (figure) => figure.tier).map((one) => [one.key, one]));
    const known = Object.keys(words.tiers).filter((key) => found.has(key));
    return known.map((key) => ({ ...found.get(key), name: words.tiers[key] }));
  }

  function select(name, label, options) {
    const most = Math.max(...options.map((option) => option.units));
    if (!options.some((option) => option.key === picked[name]))
      picked[name] = options.find((option) => option.units === most).key; // the latest that all have, or most
    const field = make("select", undefined, { id: "chon-" + name });
    for (const option of options) {
      const item = make("option", option.name, { value: option.key });
      item.selected = option.key === picked[name];
      field.append(item);
    }
    field.addEventListener("change", function () {
      picked[name] = field.value;
      draw().then(() => document.getElementById(field.id).focus());
    });
    const row = make("p");
    row.append(make("label", label, { for: field.id }), " ", field);
    return row;
  }

  /* The table. ---------------------------------------------------------------------------------------- */

  function chip(status) {
    const element = make("span", undefined, { class: "ck-status ck-" + status });
    element.append(make("span", words.signs[status], { "aria-hidden": "true" }), " " + words.statuses[status]);
    return element;
  }

  function cellOf(unit, figure, indicator, data) {
    const cell = make("td", undefined, { role: "cell", "data-label": unit.name });
    if (!figure || figure.value === undefined) {
      cell.append(figure && words.statuses[figure.state] ? chip(figure.state) : words.nothing);
      return cell;
    }
    const address = new URL(unit.id + "/" + (data.periods[figure.period].page || ""), folder);
    address.hash = "k-" + figure.period + "-" + figure.tier + "-" + figure.indicator;
    const link = make("a", figureText(figure, indicator), { href: address.href, class: "ck-o" });
    const strong = make("strong");
    strong.append(link);
    cell.append(strong);
    if (figure.rank) cell.append(make("br"), fill(words.rank, { rank: figure.rank, of: figure.rank_of }));
    for (const verdict of figure.verdicts || []) {
      const decision = data.decisions[verdict.decision];
      const note = fill(words.verdict, { issuer: decision.issuer_name, target: targetText(verdict, indicator.unit_of_measure) });
      cell.append(make("br"), chip(verdict.status), " ", make("span", note, { class: "ck-note" }));
    }
    return cell;
  }

  /* Who is ahead of whom by how much, in words. */
  function difference(units, figures, indicator) {
    const known = units.map((unit, i) => ({ unit: unit, figure: figures[i] }))
      .filter((one) => one.figure && one.figure.value !== undefined)
      .sort((a, b) => b.figure.value - a.figure.value);
    if (known.length < 2) return "";
    const high = known[0], low = known[known.length - 1];
    const gap = high.figure.value - low.figure.value;
    if (gap < 5e-7) return words.equal;
    const percent = indicator.unit_of_measure === "%";
    let decimals = indicator.decimals;
    while (decimals < 6 && Math.round(gap * 1e6) < 5 * 10 ** (5 - decimals)) decimals++;
    const amount = number(gap, decimals) + " " + (percent ? words.points : indicator.unit_of_measure);
    const template = known.length === 2 ? words.ahead : words.widest;
    return fill(template, { high: high.unit.name, low: low.unit.name, amount: amount });
  }

  function rowsOf(datas) {
    const own = datas.map(function (data) {
      const found = data.figures.filter((figure) => figure.primary && figure.period === picked.ky && figure.tier === picked["ho-so"]);
      return new Map(found.map((figure) => [figure.indicator, figure]));
    });
    const indicators = Object.assign({}, ...datas.map((data) => data.indicators));
    const rows = words.order.filter((id) => own.some((figures) => figures.has(id))).map(function (id) {
      return { indicator: indicators[id], figures: own.map((figures) => figures.get(id)) };
    });
    const targeted = (row) => row.figures.some((figure) => figure && figure.verdicts);
    return rows.filter(targeted).concat(rows.filter((row) => !targeted(row)));
  }

  function tableOf(units, datas) {
    const table = make("table", undefined, { class: "ck-table ck-stack", role: "table" });
    const period = datas.map((data) => data.periods[picked.ky]).find(Boolean);
    const caption = { units: units.map((unit) => unit.name).join(", "), period: period.name, tier: words.tiers[picked["ho-so"]] };
    const head = make("tr", undefined, { role: "row" });
    for (const text of [words.indicator, ...units.map((unit) => unit.name), words.difference])
      head.append(make("th", text, { scope: "col", role: "columnheader" }));
    const thead = make("thead", undefined, { role: "rowgroup" });
    const tbody = make("tbody", undefined, { role: "rowgroup" });
    thead.append(head);
    for (const row of rowsOf(datas)) {
      const line = make("tr", undefined, { role: "row" });
      const name = make("th", row.indicator.name, { scope: "row", role: "rowheader" });
      if (row.indicator.direction !== "none")
        name.append(make("br"), make("span", words.directions[row.indicator.direction], { class: "ck-note" }));
      line.append(name, ...units.map((unit, i) => cellOf(unit, row.figures[i], row.indicator, datas[i])));
      line.append(make("td", difference(units, row.figures, row.indicator), { role: "cell", "data-label": words.difference }));
      tbody.append(line);
    }
    table.append(make("caption", fill(words.caption, caption)), thead, tbody);
    const wrap = make("div", undefined, { class: "ck-table-wrap", role: "region", tabindex: "0", "aria-label": words.title });
    wrap.append(table);
    return wrap;
  }

  /* Choosing. ----------------------------------------------------------------------------------------- */

  function load(id) {
    if (!files.has(id)) {
      const coming = fetch(new URL(id + "/ket-qua.json", folder)).then(function (answer) {
        if (!answer.ok) throw new Error(id + ": " + answer.status);
        return answer.json();
      });
      coming.catch(() => files.delete(id));
      files.set(id, coming);
    }
    return files.get(id);
  }

  function remember() {
    const query = [["don-vi", chosen.map((unit) => unit.id).join(",")], ["ky", picked.ky], ["ho-so", picked["ho-so"]]]
      .filter((pair) => pair[1]).map((pair) => pair[0] + "=" + pair[1]);
    history.replaceState(null, "", location.pathname + (chosen.length ? "?" + query.join("&") : ""));
  }

  function entry(unit) {
    const item = make("li");
    const button = make("button", words.remove, { type: "button", "aria-label": words.remove + " " + unit.name });
    button.addEventListener("click", function () {
      chosen = chosen.filter((other) => other !== unit);
      draw().then(() => input.focus());
    });
    item.append(make("a", unit.name, { href: new URL(unit.id + "/", folder).href }), " ",
      make("span", window.ckUnits.place(unit), { class: "ck-note" }), " ", button);
    return item;
  }

  async function draw(refused) {
    const units = chosen.slice();
    list.replaceChildren(...units.map(entry));
    choices.replaceChildren();
    let state = words.more[Math.min(units.length, 2)];
    if (units.length < 2) {
      place.replaceChildren();
    } else {
      try {
        const datas = await Promise.all(units.map((unit) => load(unit.id)));
        if (units.length !== chosen.length || units.some((unit, i) => unit !== chosen[i])) return; // chosen anew
        choices.replaceChildren(select("ky", words.period, periodsOf(datas)));
        choices.append(select("ho-so", words.whose, tiersOf(datas, picked.ky)));
        place.replaceChildren(tableOf(units, datas));
      } catch (error) {
        place.replaceChildren();
        state = words.failed;
        console.error(error);
      }
    }
    remember();
    said.textContent = [...(refused || []), state].join(" ");
  }

  /* Why a unit cannot join those chosen; nothing if it can. */
  function reason(unit) {
    if (chosen.includes(unit)) return fill(words.twice, { unit: unit.name });
    if (chosen.length >= MOST) return fill(words.full, { unit: unit.name });
    if (!unit.figures) return fill(words.empty, { unit: unit.name });
    if (chosen.length && chosen[0].tier !== unit.tier)
      return fill(words.apart, { unit: unit.name, other: chosen[0].name });
    return "";
  }

  function add(units) {
    const refused = [];
    for (const unit of units) {
      const why = reason(unit);
      if (why) refused.push(why);
      else chosen.push(unit);
    }
    return draw(refused);
  }

  box.ckAllowed = (unit) => unit.figures && (!chosen.length || unit.tier === chosen[0].tier);
  box.addEventListener("ck-unit", function (event) {
    event.preventDefault();
    input.value = "";
    add([event.detail]);
  });

  async function start() {
    const ids = (asked.get("don-vi") || "").split(",").filter(Boolean).slice(0, 20);
    if (!ids.length) return draw();
    let units;
    try {
      units = new Map((await window.ckUnits.load(folder)).map((unit) => [unit.id, unit]));
    } catch (error) {
      said.textContent = words.failed;
      return undefined;
    }
    const known = ids.filter((id) => ID.test(id) && units.has(id));
    await add(known.map((id) => units.get(id)));
    if (known.length < ids.length) said.textContent = words.unknown + " " + said.textContent;
    return undefined;
  }

  root.querySelector(".ck-script-none").remove(); // where the browser's style does not know by itself
  start();
})();
