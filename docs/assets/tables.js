/* Tables that sort by a column: each head becomes a button. Once for the smallest first, once more for the
   largest, a third time for the order in which the page has them. Without this they are plain tables.

   A cell sorts by its data-order, else by the number or day that it begins with, else by its text as Vietnamese
   sorts it. In a column of figures, words such as "chưa báo cáo" come last both ways, and so do empty cells. */
(function () {
  "use strict";

  const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
  const NUMBER = /^([\u2212-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d+))?(?=$|[\s\u00a0/%(;,.])/;
  const order = new Intl.Collator("vi", { numeric: true });

  /* What a cell says, without what is folded in it and without signs before it. */
  function textOf(cell) {
    let text = "";
    for (const node of (cell.querySelector(".ck-sort:not(.ck-sort-beside)") || cell).childNodes)
      text += node.nodeName === "BR" ? " " : node.nodeName === "DETAILS" ? "" : node.textContent;
    return text.replace(/^[^\p{L}\d\u2212-]+/u, "").trim();
  }

  function numberOf(text) {
    const day = DAY.exec(text);
    if (day) return day[3] * 10000 + day[2] * 100 + Number(day[1]);
    const found = NUMBER.exec(text);
    return found ? Number((found[1] ? "-" : "") + found[2].replace(/\./g, "") + "." + (found[3] || "0")) : NaN;
  }

  function keysOf(rows, column) {
    const texts = rows.map((row) => textOf(row.cells[column]));
    const numbers = rows.map(function (row, i) {
      const given = row.cells[column].dataset.order;
      return given === undefined ? numberOf(texts[i]) : Number(given);
    });
    const figures = numbers.filter((number) => !Number.isNaN(number)).length;
    const numeric = figures > 0 && 2 * figures >= texts.filter(Boolean).length;
    return { texts: texts, numbers: numbers, numeric: numeric };
  }

  function sorted(rows, column, direction) {
    const keys = keysOf(rows, column);
    const places = rows.map((_, i) => i);
    const missing = (i) => (keys.numeric ? Number.isNaN(keys.numbers[i]) : !keys.texts[i]);
    const apart = (a, b) => (keys.numeric && !missing(a) ? keys.numbers[a] - keys.numbers[b] : order.compare(keys.texts[a], keys.texts[b]));
    places.sort((a, b) => missing(a) - missing(b) || (missing(a) ? 1 : direction) * apart(a, b) || a - b);
    return places.map((i) => rows[i]);
  }

  function enhance(table) {
    const body = table.tBodies[0];
    const rows = body ? Array.from(body.rows) : [];
    const heads = table.tHead && table.tHead.rows.length === 1 ? Array.from(table.tHead.rows[0].cells) : [];
    if (rows.length < 3 || table.querySelector("[rowspan], [colspan]")) return;
    if (rows.some((row) => row.cells.length !== heads.length)) return;

    /* direction: 1 the smallest first, -1 the largest, 0 as the page has it */
    function sort(column, direction) {
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      if (direction) heads[column].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      body.append(...(direction ? sorted(rows, column, direction) : rows));
    }

    heads.forEach(function (head, column) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ck-sort";
      if (head.querySelector("a")) { // a head that leads somewhere gets a button of its own
        button.classList.add("ck-sort-beside");
        button.setAttribute("aria-label", "Xếp theo " + textOf(head));
      } else {
        button.append(...head.childNodes);
      }
      head.append(button);
      button.addEventListener("click", function () {
        sort(column, { ascending: -1, descending: 0 }[head.getAttribute("aria-sort")] ?? 1);
      });
    });
    if (table.classList.contains("ck-stack") && rows.length > 4) offer(table, heads, sort);
  }

  /* A stacked table, as phones have it, shows no heads: it gets a list to choose from. */
  function offer(table, heads, sort) {
    const label = document.createElement("label");
    const choice = document.createElement("select");
    choice.append(new Option("thứ tự ban đầu", "0 0"));
    heads.forEach(function (head, column) {
      choice.append(new Option(textOf(head) + ", tăng dần", column + " 1"), new Option(textOf(head) + ", giảm dần", column + " -1"));
    });
    choice.addEventListener("change", () => sort(...choice.value.split(" ").map(Number)));
    label.className = "ck-sort-by";
    label.append("Xếp theo ", choice);
    table.before(label);
  }

  document.querySelectorAll("table.ck-table").forEach(enhance);

  /* On a narrow screen the heads of stacked tables are out of sight: nobody should come upon their buttons. */
  const narrow = window.matchMedia("(max-width: 44.984375em)");
  const heed = () => document.querySelectorAll("table.ck-stack .ck-sort").forEach((button) => (button.disabled = narrow.matches));
  narrow.addEventListener("change", heed);
  heed();
})();
