/* Names as people type them: without accents, in either of Unicode's spellings, with or without the kind of
   unit before them. Used by the search's worker and by the boxes that find a unit. */
(function (scope) {
  "use strict";

  const KINDS = "thành phố|thị trấn|thị xã|phường|huyện|quận|tỉnh|đặc khu|xã";
  const SHORT = { tp: "thanh pho", tt: "thi tran", tx: "thi xa", p: "phuong", h: "huyen", q: "quan", x: "xa" };

  const plain = new Map([["đ", "d"]]); // a letter -> the same without its marks

  /* As many letters as the composed text has: what is found in the one stands there in the other. */
  function fold(text) {
    return text.normalize("NFC").toLowerCase().replace(/[^\x00-\x7f]/g, function (letter) {
      if (!plain.has(letter)) plain.set(letter, letter.normalize("NFD").charAt(0));
      return plain.get(letter);
    });
  }

  const kinds = new RegExp("^(?:" + KINDS + "|" + fold(KINDS) + ")\\s+(?=\\S)");

  /* A name in lower case without the kind of unit before it. */
  function bare(lower) {
    return lower.replace(kinds, "");
  }

  /* What was typed: composed, in lower case, with shortened kinds written out. */
  function typed(text) {
    const lower = text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
    return lower.replace(/^(tp|tt|tx|p|h|q|x)(?:\.\s*|\s+)(?=\S)/, (_, short) => SHORT[short] + " ");
  }

  scope.ckNames = { fold: fold, bare: bare, typed: typed };
})(self);
