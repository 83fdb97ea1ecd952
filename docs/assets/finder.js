/* A box that finds a unit by its name, typed with accents or without, by an old name or by its code: a
   combobox with a list, as the ARIA Authoring Practices describe it. The units are loaded when the box is
   first entered. Choosing one opens its page, unless a page wants it for something else (event "ck-unit"). */
(function () {
  "use strict";

  const { fold, bare, typed } = window.ckNames;
  const MOST = 12;
  const order = new Intl.Collator("vi");
  const loaded = new Map(); // address -> promise of the units

  /* All units of don-vi.json as they are looked for, by name; a promise, once an address. */
  function load(folder) {
    const address = new URL("don-vi.json", folder).href;
    if (!loaded.has(address)) {
      const coming = fetch(address).then(function (answer) {
        if (!answer.ok) throw new Error("units: " + answer.status);
        return answer.json();
      }).then(read);
      coming.catch(() => loaded.delete(address)); // the next time may have a network
      loaded.set(address, coming);
    }
    return loaded.get(address);
  }

  function read(columns) {
    const folded = fold(columns.names.join("\n")).split("\n");
    const units = columns.names.map(function (name, i) {
      const tail = columns.ids[i];
      const id = tail.startsWith("-") ? folded[i].replace(/[^a-z0-9]+/g, "-") + tail : tail;
      return {
        id: id,
        name: name,
        folded: folded[i],
        words: " " + folded[i],
        bare: bare(folded[i]),
        code: columns.codes[i] || (/-(\d+)$/.exec(id) || ["", ""])[1],
        aliases: (columns.aliases[i] || []).map((alias) => ({ name: alias, folded: fold(alias) })),
        tier: columns.tiers[i],
        closed: columns.closed[i] === "1",
        figures: columns.figures[i] === "1",
        parent: null,
      };
    });
    columns.parents.forEach(function (parent, i) {
      if (parent >= 0) units[i].parent = units[parent];
    });
    // put in order once, and not at every key: most units of a whole country answer a first letter
    return units.sort((a, b) => order.compare(a.name, b.name));
  }

  function place(unit) {
    const above = [];
    for (let at = unit.parent; at && above.length < 4; at = at.parent) above.push(at.name);
    return above.concat(unit.closed ? ["đơn vị cũ"] : []).join(", ");
  }

  /* How well a unit answers, 0 for not at all. Kinds of units ("xã") need not be right. */
  function fits(unit, asked) {
    if (unit.code === asked.plain) return 7;
    if (unit.folded === asked.plain || unit.bare === asked.plain) {
      const name = unit.name.normalize("NFC").toLowerCase();
      return name === asked.lower || bare(name) === asked.lower ? 7 : 6;
    }
    if (unit.bare === asked.bare) return 5;
    if (unit.bare.startsWith(asked.bare) || unit.folded.startsWith(asked.plain)) return 4;
    if (unit.aliases.some((alias) => alias.folded === asked.plain)) return 4;
    if (asked.words.every((word) => unit.words.includes(word))) return 3;
    if (unit.aliases.some((alias) => alias.folded.includes(asked.plain))) return 2;
    return asked.digits && unit.code.startsWith(asked.plain) ? 1 : 0;
  }

  /* The best units for a text, and how many answer it. `allowed` leaves out those that a page has no use for. */
  function find(units, text, allowed) {
    const lower = typed(text);
    const plain = fold(lower);
    const asked = { lower: lower, plain: plain, bare: bare(plain), digits: /^\d+$/.test(plain) };
    asked.words = asked.bare.split(/[^a-z0-9]+/).filter(Boolean).map((word) => " " + word);
    if (!asked.words.length) return { best: [], count: 0 };
    const found = new Map(); // how well -> units, by name
    let count = 0;
    for (const unit of units) {
      const fit = fits(unit, asked);
      if (!fit || !allowed(unit)) continue;
      const key = fit - (unit.closed ? 0.5 : 0);
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(unit);
      count++;
    }
    const keys = Array.from(found.keys()).sort((a, b) => b - a);
    return { best: keys.flatMap((key) => found.get(key)).slice(0, MOST), count: count };
  }

  function attach(box) {
    const input = box.querySelector("[role=combobox]");
    const list = box.querySelector("[role=listbox]");
    const said = box.querySelector("[role=status]");
    const folder = new URL(box.dataset.units, document.baseURI);
    let shown = [];
    let active = -1;

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(next) {
      active = (next + shown.length) % shown.length;
      Array.from(list.children).forEach(function (option, i) {
        option.setAttribute("aria-selected", String(i === active));
      });
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function choose(unit) {
      const address = new URL(unit.id + "/", folder).href;
      const event = new CustomEvent("ck-unit", { bubbles: true, cancelable: true, detail: unit });
      close();
      if (box.dispatchEvent(event)) location.assign(address);
    }

    function option(unit, i) {
      const item = document.createElement("li");
      const note = document.createElement("small");
      item.id = list.id + "-" + i;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = unit.name;
      note.textContent = place(unit);
      item.append(note);
      item.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      item.addEventListener("click", () => choose(unit));
      return item;
    }

    async function show() {
      const text = input.value;
      let units;
      try {
        units = await load(folder);
      } catch (error) {
        said.textContent = "Không tải được danh sách đơn vị. Hãy thử lại, hoặc chọn trong danh sách dưới đây.";
        return;
      }
      if (text !== input.value) return; // more was typed meanwhile
      const { best, count } = find(units, text, box.ckAllowed || (() => true));
      shown = best;
      list.replaceChildren(...shown.map(option));
      close();
      said.textContent = "";
      if (!text.trim()) return;
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(shown.length > 0));
      if (!shown.length) said.textContent = "Không có đơn vị nào tên như vậy.";
      else if (count > MOST) said.textContent = "Hiện " + MOST + " trong " + count + " đơn vị; gõ thêm để thu hẹp.";
      else said.textContent = "Có " + count + " đơn vị.";
    }

    const keys = {
      ArrowDown: () => (list.hidden ? show() : mark(active + 1)),
      ArrowUp: () => list.hidden || mark(active < 0 ? -1 : active - 1),
      Enter: () => list.hidden || choose(shown[Math.max(active, 0)]),
      Escape: () => (list.hidden ? (input.value = "") : close()),
    };

    input.addEventListener("focus", () => load(folder).catch(() => 0));
    input.addEventListener("input", show);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      if (!keys[event.key] || event.isComposing) return;
      if (!list.hidden || event.key !== "Escape") event.preventDefault();
      event.stopPropagation(); // the theme has keys of its own
      keys[event.key]();
    });
    if (document.activeElement === input) show(); // what was typed while this was loading
  }

  window.ckUnits = { load: load, place: place };
  document.querySelectorAll(".ck-finder-box").forEach(attach);
})();
