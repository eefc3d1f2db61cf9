// The review widget: one item at a time. Every text is set as text, never as HTML.
const VERDICTS = [["accept", "Accept", "a"], ["reject", "Reject", "r"], ["unsure", "Unsure", "u"]];
const SEVERITIES = [["minor", "Minor", "1"], ["major", "Major", "2"], ["critical", "Critical", "3"]];

function make(tag, settings = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(settings)) {
    if (key === "text") { element.textContent = value; } else { element.setAttribute(key, value); }
  }
  element.append(...children);
  return element;
}

function render({ model, el }) {
  const items = model.get("items");
  const said = (id) => ({ verdict: "", severity: "", comment: "", ...model.get("verdicts")[id] });
  const open = items.findIndex((item) => !said(item.id).verdict);
  let at = open < 0 ? 0 : open;

  // JupyterLab would take the keys for its own commands; this attribute keeps them here.
  const root = make("div", { class: "wb-review", tabindex: "0", role: "group",
    "aria-label": "Review", "data-lm-suppress-shortcuts": "true" });
  const head = make("p", { class: "head" });
  const evidence = make("p", { class: "evidence" });
  const source = make("blockquote");
  const target = make("blockquote");
  const texts = make("div", { class: "texts" }, make("div", {}, make("p", { class: "which", text: "Original" }), source),
    make("div", {}, make("p", { class: "which", text: "Translation" }), target));
  const group = (name, choices, field) => {
    const buttons = choices.map(([value, label, key]) => {
      const button = make("button", { type: "button", "data-field": field, "data-value": value,
        "aria-keyshortcuts": key }, make("span", { text: label }), make("kbd", { text: key }));
      button.addEventListener("click", () => choose(field, value));
      return button;
    });
    return make("div", { role: "group", "aria-label": name, class: "choices" },
      make("span", { class: "which", text: name }), ...buttons);
  };
  const comment = make("input", { type: "text", maxlength: "2000", "aria-label": "Comment" });
  const step = (by, label, key) => {
    const button = make("button", { type: "button", "aria-keyshortcuts": key },
      make("span", { text: label }), make("kbd", { text: key }));
    button.addEventListener("click", () => go(at + by));
    return button;
  };
  const count = make("span", { class: "count" });
  const status = make("p", { class: "status", role: "status" });
  root.append(head, evidence, texts, group("Verdict", VERDICTS, "verdict"),
    group("Severity", SEVERITIES, "severity"),
    make("label", { class: "choices" }, make("span", { class: "which", text: "Comment" }), comment, make("kbd", { text: "c" })),
    make("div", { class: "choices" }, step(-1, "Previous", "k"), step(1, "Next", "j"), count), status);
  el.append(root);

  function write(field, value) {
    const id = items[at].id;
    const mine = { ...said(id), [field]: value };
    model.set("verdicts", { ...model.get("verdicts"), [id]: mine });
    model.save_changes();
    show();
  }
  // Choosing again takes the choice back; a verdict leads to the next item.
  function choose(field, value) {
    const again = said(items[at].id)[field] === value;
    write(field, again ? "" : value);
    if (field === "verdict" && !again && at < items.length - 1) { go(at + 1); }
  }
  function keep() {
    if (comment.value.trim() !== said(items[at].id).comment) { write("comment", comment.value.trim()); }
  }
  function go(to) {
    keep();
    at = Math.min(items.length - 1, Math.max(0, to));
    show();
  }
  function fill(place, pieces, language) {
    place.replaceChildren(...pieces.map(([text, marked]) => marked ? make("mark", { text }) : document.createTextNode(text)));
    if (!pieces.length) { place.append(make("em", { text: "nothing" })); }
    place.lang = language;
    place.dir = "auto";
  }
  function show() {
    const item = items[at];
    const mine = said(item.id);
    head.replaceChildren(make("b", { text: item.id }), ` ${item.rated ? `${item.rated} · ` : ""}${item.kind}`,
      item.passage !== item.id ? ` · passage ${item.passage}` : "",
      ...["fidelity", "confidence"].map((name) => (item[name] === null ? "" : ` · ${name} ${item[name].toFixed(2)}`)));
    evidence.textContent = item.evidence;
    evidence.hidden = !item.evidence;
    fill(source, item.source, item.source_language);
    fill(target, item.target, item.target_language);
    root.querySelectorAll("button[data-field]").forEach((b) => {
      b.setAttribute("aria-pressed", String(mine[b.dataset.field] === b.dataset.value));
    });
    if (document.activeElement !== comment) { comment.value = mine.comment; }
    const done = items.filter((i) => said(i.id).verdict).length;
    count.textContent = `${at + 1} of ${items.length}; ${done} judged`;
  }
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    event.stopPropagation();
    if (event.target === comment) {
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        keep();
        root.focus();
      }
      return;
    }
    const key = event.key.toLowerCase();
    const verdict = VERDICTS.find((v) => v[2] === key);
    const severity = SEVERITIES.find((s) => s[2] === key);
    if (verdict) { choose("verdict", verdict[0]); }
    else if (severity) { choose("severity", severity[0]); }
    else if (key === "j" || key === "arrowright") { go(at + 1); }
    else if (key === "k" || key === "arrowleft") { go(at - 1); }
    else if (key === "c") { comment.focus(); }
    else { return; }
    event.preventDefault();
  });
  comment.addEventListener("change", keep);
  const told = () => { status.textContent = model.get("status") || `Saved to ${model.get("place")} with every verdict.`; };
  model.on("change:status", told);
  model.on("change:verdicts", show);
  told();
  show();
  return () => { model.off("change:status", told); model.off("change:verdicts", show); };
}

export default { render };
