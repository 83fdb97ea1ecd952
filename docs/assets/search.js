/* The theme starts the worker of its search, and asks for the index, when a page opens. Most readers never
   search: so the theme is given something in the worker's place that keeps what it is told until the field is
   first entered. The worker then loads the theme's own engine and the index (search-worker.js). */
(function () {
  "use strict";

  const assets = document.currentScript.src;
  const Worker = window.Worker;
  const field = document.querySelector("[data-md-component=search-query]");

  if (!field || !Worker) return;

  window.Worker = function (engine) {
    const place = new EventTarget();
    const kept = [];
    let worker = null;

    place.postMessage = (message) => (worker ? worker.postMessage(message) : kept.push(message));
    window.Worker = Worker; // the theme asks once

    function start() {
      if (worker) return;
      worker = new Worker(new URL("search-worker.js", assets));
      worker.onmessage = (told) => place.dispatchEvent(new MessageEvent("message", { data: told.data }));
      worker.onerror = function () {
        worker.terminate();
        worker = null; // entering the field again tries again
        document.querySelector(".md-search-result__meta").textContent =
          "Không tải được dữ liệu tìm kiếm. Hãy thử lại khi có mạng.";
      };
      worker.postMessage({
        engine: new URL(engine, document.baseURI).href, // it is named as seen from the page
        index: new URL("../search/search_index.json", assets).href,
      });
      kept.splice(0).forEach((message) => worker.postMessage(message));
    }

    field.addEventListener("focus", start);
    if (document.activeElement === field) start();
    return place;
  };
})();
