/* Loads what finds a unit (names.js, finder.js) when a box of the page is first entered. */
(function () {
  "use strict";

  const assets = document.currentScript.src;

  function load() {
    for (const name of ["names.js", "finder.js"]) {
      const script = document.createElement("script");
      script.src = new URL(name, assets).href;
      script.async = false; // one after the other
      document.head.append(script);
    }
  }

  const boxes = Array.from(document.querySelectorAll(".ck-finder-box"));
  if (boxes.some((box) => box.contains(document.activeElement))) load();
  else boxes.forEach((box) => box.addEventListener("focusin", load, { once: true }));
})();
