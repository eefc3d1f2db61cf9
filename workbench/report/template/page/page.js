"use strict";
(() => {
  const all = (what, from = document) => Array.from(from.querySelectorAll(what));
  const reader = document.getElementById("reader");
  all("form[hidden], .js-only[hidden]").forEach((e) => { e.hidden = false; });

  // What can be scrolled is a stop for Tab; what fits is none.
  const scrolled = new ResizeObserver((entries) => entries.forEach(({ target }) => {
    target.tabIndex = target.scrollWidth > target.clientWidth + 1 ? 0 : -1;
  }));
  all(".scroll[tabindex]").forEach((e) => scrolled.observe(e));

  // Linked words. Every passage is one stop for Tab; the arrow keys walk its words.
  const WORDS = "[data-k], [data-n]";
  const ROW = ":is(.row, .vrow)";
  const bar = reader && reader.querySelector(".wordbar");
  let pinned = null;
  const clear = () => {
    all(".on, .at", reader).forEach((e) => e.classList.remove("on", "at"));
    if (bar) { bar.hidden = true; }
  };
  const show = (word) => {
    clear();
    const row = word.closest(ROW);
    word.classList.add("at");
    const name = word.textContent;
    bar.hidden = false;
    if (!word.dataset.k) {
      bar.textContent = `${name}: no counterpart` + (word.dataset.n
        ? ` (nearest: ${word.dataset.n}, similarity ${word.dataset.s})` : "");
      return;
    }
    const keysOf = (e) => e.dataset.k.split(" ");
    const keys = new Set(keysOf(word));
    const shared = (e) => keysOf(e).filter((k) => keys.has(k));
    const scores = (row.dataset.v || "").split(" ");
    const side = word.closest(".text");
    const texts = all(".text", row);
    // A word of one version leads through the original to those of the others.
    if (texts.length > 2 && !side.classList.contains("src")) {
      all(".src [data-k]", row).filter((e) => shared(e).length).flatMap(keysOf)
        .forEach((k) => keys.add(k));
    }
    const told = texts.filter((text) => text !== side).map((text) => {
      const linked = all("[data-k]", text).filter((e) => shared(e).length);
      linked.forEach((e) => { e.classList.add("on"); });
      const words = linked.map((e) => `${e.textContent} (${(scores[shared(e)[0]] / 100).toFixed(2)})`);
      const where = texts.length > 2 ? `${text.querySelector(".which").textContent}: ` : "";
      return where + (words.join(", ") || "–");
    });
    all("[data-k]", side).filter((e) => shared(e).length).forEach((e) => { e.classList.add("on"); });
    bar.textContent = `${name} ↔ ${told.join("; ")}`;
  };
  if (bar) {
    all(`${ROW} .text`, reader).forEach((text) => {
      const first = text.querySelector(WORDS);
      if (!first) { return; }
      const line = text.querySelector("p");
      line.setAttribute("role", "group");
      line.setAttribute("aria-label", `${text.querySelector(".which").textContent}, ` +
        `${text.closest(ROW).id}: linked words, move with the arrow keys`);
      first.tabIndex = 0;
    });
    const wordAt = (event) => event.target.closest && event.target.closest(`${ROW} :is(${WORDS})`);
    reader.addEventListener("mouseover", (e) => {
      const word = wordAt(e);
      if (word) { show(word); } else if (!pinned) { clear(); } else { show(pinned); }
    });
    reader.addEventListener("mouseleave", () => { if (pinned) { show(pinned); } else { clear(); } });
    document.addEventListener("click", (e) => {
      const word = wordAt(e);
      pinned = word && word !== pinned ? word : null;
      if (pinned) { show(pinned); } else { clear(); }
    });
    reader.addEventListener("focusin", (e) => { const word = wordAt(e); if (word) { show(word); } });
    reader.addEventListener("focusout", () => { if (!pinned) { clear(); } });
    reader.addEventListener("keydown", (e) => {
      if (e.key === "Escape") { pinned = null; clear(); return; }
      const word = wordAt(e);
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
      if (!word || (!step && e.key !== "Home" && e.key !== "End")) { return; }
      const words = all(WORDS, word.closest(".text"));
      const last = words.length - 1;
      const place = e.key === "Home" ? 0 : e.key === "End" ? last
        : Math.min(last, Math.max(0, words.indexOf(word) + step));
      e.preventDefault();
      word.tabIndex = -1;
      words[place].tabIndex = 0;
      words[place].focus();
    });
  }

  // Filters by severity, by family, and by what reviewers said.
  const filters = document.querySelector("form.filters");
  if (filters) {
    const apply = () => {
      const on = (name) => all(`input[name=${name}]:checked`, filters).map((e) => e.value);
      const by = ["severity", "family", "review"].map((name) => [name, on(name)]);
      const items = all(".suspects > li");
      items.forEach((li) => {
        li.hidden = by.some(([name, kept]) => name in li.dataset && !kept.includes(li.dataset[name]));
      });
      // A fold with nothing left in it goes too, and the reader marks what the list shows.
      all("#divergences .fold").forEach((fold) => {
        fold.hidden = all(".suspects > li", fold).every((li) => li.hidden);
      });
      all("input[name=severity]", filters).forEach((e) => {
        if (reader) { reader.classList.toggle(`no-${e.value}`, !e.checked); }
      });
      const shown = items.filter((li) => !li.hidden).length;
      filters.querySelector(".shown").textContent = shown === items.length
        ? `All ${items.length} are shown.` : `${shown} of ${items.length} are shown.`;
    };
    filters.addEventListener("change", apply);
    all("button", filters).forEach((button) => button.addEventListener("click", () => {
      const name = button.dataset.all || button.dataset.none;
      all(`input[name=${name}]`, filters).forEach((e) => { e.checked = "all" in button.dataset; });
      apply();
    }));
    apply();
  }

  // Order of the reader's rows. The rows move in the document, so reading order follows.
  const order = document.querySelector("form.order");
  if (order) {
    const lists = all(".rows", reader);
    const given = all(".row", reader);
    const other = given.slice().sort((a, b) => a.dataset.order - b.dataset.order);
    order.addEventListener("change", () => {
      const rows = order.elements.order.value === "other" ? other : given;
      const sizes = lists.map((list) => list.children.length);
      // The titles of the folds are those of the given order.
      all(".fold > summary :is(.title, .found)", reader).forEach((e) => { e.hidden = rows !== given; });
      let next = 0;
      lists.forEach((list, i) => {
        list.append(...rows.slice(next, next + sizes[i]));
        next += sizes[i];
      });
    });
  }

  // A link into a folded or filtered part opens it.
  const reveal = () => {
    let goal = null;
    try { goal = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!goal) { return; }
    const item = goal.closest("li[hidden]");
    if (item) { item.hidden = false; }
    let folded = goal.closest("details");
    while (folded) { folded.hidden = false; folded.open = true; folded = folded.parentElement.closest("details"); }
    goal.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  if (location.hash) { reveal(); }

  // On paper everything but the data tables is open.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not(.data):not([open])");
    closed.forEach((e) => { e.open = true; });
  });
  window.addEventListener("afterprint", () => { closed.forEach((e) => { e.open = false; }); });
})();
