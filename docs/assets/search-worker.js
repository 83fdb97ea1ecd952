/* The search's worker: the theme's own engine between a question and an answer that know Vietnamese.

   The engine sees names and texts without accents, and so do its questions: "hoai nhon", "Hoài Nhơn" and the
   same in Unicode's other spelling are one. Answers get their accents back, the unit that was named comes
   first, units in force before closed ones, and a page of the site is never told more than it can show. */
(function () {
  "use strict";

  const SETUP = 0, QUERY = 2, RESULT = 3; // the theme's kinds of messages
  const MOST = 30; // answers handed to the page, which writes each of them
  const LENGTH = 160; // of a text, in letters

  importScripts("names.js");
  const { fold, bare, typed } = self.ckNames;
  const tell = self.postMessage.bind(self);
  const pages = new Map(); // address -> the page as it is shown, and its names
  let separator = null;
  let engine = null; // what the engine does with a message
  let asked = { text: "", words: [] };
  let ready = null;

  self.onmessage = function (event) {
    if (event.data.engine) {
      ready = start(event.data);
      ready.catch((error) => setTimeout(() => { throw error; })); // the page is told as of any error
    } else if (event.data.type === QUERY) {
      ready.then(() => ask(event.data.data));
    }
  };

  async function start(addresses) {
    const answer = await fetch(addresses.index);
    if (!answer.ok) throw new Error("search index: " + answer.status);
    const index = await answer.json();
    const listen = self.addEventListener;
    self.addEventListener = (_, heard) => (engine = heard);
    self.postMessage = (message) => tell(message.type === RESULT ? answered(message) : message);
    importScripts(addresses.engine);
    self.addEventListener = listen;
    separator = new RegExp(index.config.separator + "|[\\^~*\"]+");
    const docs = index.docs.filter((doc) => !doc.location.includes("#")).map(known);
    await engine({ data: { type: SETUP, data: { config: index.config, docs: docs, options: { suggest: false } } } });
  }

  /* A page as the engine is to know it. */
  function known(doc) {
    const title = doc.title.normalize("NFC");
    const text = short(doc.text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim());
    const names = (doc.tags || []).map((name) => name.normalize("NFC"));
    const page = { title: title, text: text, name: title.toLowerCase(), names: names, weight: doc.boost || 1 };
    pages.set(doc.location, page);
    return { location: doc.location, title: fold(title), text: fold(text), tags: names.map(fold), boost: doc.boost };
  }

  /* Cut between words, never inside what stands for a letter (&amp;). */
  function short(text) {
    if (text.length <= LENGTH) return text;
    const space = text.lastIndexOf(" ", LENGTH);
    return text.slice(0, space > 0 ? space : LENGTH) + " …";
  }

  function ask(text) {
    const lower = typed(text);
    asked = { text: lower, words: lower.split(separator).filter(Boolean) };
    engine({ data: { type: QUERY, data: fold(asked.words.join(" ")) } });
  }

  function answered(message) {
    const found = message.data.items.map((group) => group[0]).filter((item) => pages.has(item.location));
    const wanted = asked.words.map(fold);
    const hits = (item) => wanted.filter((word) => item.terms[word]).length;
    const most = Math.max(0, ...found.map(hits));
    const best = found
      .filter((item) => hits(item) === most)
      .map((item) => ({ item: item, page: pages.get(item.location), rank: rank(pages.get(item.location)) }))
      .sort((a, b) => b.rank - a.rank || b.page.weight - a.page.weight || accents(b.page) - accents(a.page)
        || b.item.score - a.item.score || (a.item.location < b.item.location ? -1 : 1))
      .slice(0, MOST);
    return { type: RESULT, data: { items: best.map((one, place) => [shown(one, best.length - place)]) } };
  }

  /* How well a page's names answer: its own name as typed, without accents, one of its other names, a part. */
  function rank(page) {
    const same = (name, text) => name === text || bare(name) === text;
    const plain = fold(asked.text);
    if (same(page.name, asked.text)) return 4;
    if (same(fold(page.name), plain)) return 3;
    if (page.names.some((name) => same(fold(name), plain))) return 2;
    const words = fold(page.name).split(separator);
    return asked.words.every((word) => words.some((own) => own.startsWith(fold(word)))) ? 1 : 0;
  }

  function accents(page) {
    return asked.words.filter((word) => page.name.includes(word)).length;
  }

  function shown(one, score) {
    const page = one.page;
    const plain = fold(asked.text);
    const other = one.rank === 2 && page.names.find((name) => fold(name).includes(plain));
    return {
      location: one.item.location,
      title: marked(one.item.title, page.title),
      text: other ? "Tên hoặc mã: " + other + ". " + page.text : page.text,
      score: score,
      terms: {},
    };
  }

  /* The marks that the engine put into the folded title, put into the title as it is. */
  function marked(folded, title) {
    let place = 0;
    if (title.includes("<") || folded.replace(/<[^>]*>/g, "").length !== title.length) return title;
    return folded.replace(/<\/?mark[^>]*>|[^<]/g, (part) => (part.length > 1 ? part : title[place++]));
  }
})();
