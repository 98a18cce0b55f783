"use strict";
const duties = JSON.parse(document.getElementById("duties").textContent);
const tip = document.getElementById("tip");
const filter = document.getElementById("filter");
const boxes = [...document.querySelectorAll(".tools input[type=checkbox]")];
const nothing = document.querySelector(".nothing");
let pinned = null;

function told(duty) {
  const article = document.createElement("article");
  const line = (tag, text, name) => {
    if (!text) return;
    const part = article.appendChild(document.createElement(tag));
    part.textContent = text;
    if (name) part.className = name;
  };
  line("p", duty.measure);
  line("p", duty.plan, "soft");
  const who = article.appendChild(document.createElement("p"));
  const chip = who.appendChild(document.createElement("span"));
  chip.className = "chip role role-" + duty.code;
  chip.textContent = duty.role;
  who.append(" " + duty.agency + (duty.note ? "（" + duty.note + "）" : ""));
  line("q", duty.clause || duty.mention);
  line("p", duty.span + " · " + duty.id, "soft");
  return article;
}

function show(mark) {
  tip.replaceChildren(...mark.dataset.rows.split(" ").map((at) => told(duties[at])));
  tip.hidden = false;
  mark.setAttribute("aria-describedby", "tip");
  const box = mark.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const below = box.bottom + 6 + own.height <= innerHeight;
  tip.style.left = Math.max(8, Math.min(box.left, innerWidth - own.width - 8)) + "px";
  tip.style.top = Math.max(8, below ? box.bottom + 6 : box.top - own.height - 6) + "px";
}

function hide() {
  tip.hidden = true;
  for (const mark of document.querySelectorAll("[aria-describedby]")) mark.removeAttribute("aria-describedby");
}

function pin(mark) {
  document.querySelectorAll(".picked").forEach((one) => one.classList.remove("picked"));
  pinned = pinned === mark ? null : mark;
  if (!pinned) return hide();
  show(mark);
  mark.classList.add("picked");
  for (const at of mark.dataset.rows.split(" ")) document.getElementById("d" + at).classList.add("picked");
}

for (const mark of document.querySelectorAll("[data-rows]")) {
  mark.addEventListener("mouseenter", () => pinned || show(mark));
  mark.addEventListener("mouseleave", () => pinned || hide());
  mark.addEventListener("focus", () => pinned || show(mark));
  mark.addEventListener("blur", () => pinned || hide());
  mark.addEventListener("click", () => pin(mark));
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && pinned) pin(pinned);
});

function narrow() {
  const words = filter.value.trim().toLowerCase();
  const roles = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const all = boxes.every((box) => box.checked);
  const kept = new Set();
  duties.forEach((duty, at) => {
    // Not the clause: it names all who answer with this one.
    const text = [duty.measure, duty.plan, duty.role, duty.note, duty.agency, duty.mention].join(" ").toLowerCase();
    if ((duty.code ? roles.has(duty.code) : all) && text.includes(words)) kept.add(String(at));
  });
  let shown = 0;
  for (const row of document.querySelectorAll(".matrix tr[data-office]")) {
    const named = row.dataset.office.toLowerCase().includes(words);
    let held = 0;
    for (const mark of row.querySelectorAll("[data-rows]")) {
      const fits = roles.has(mark.dataset.role) &&
        (named || mark.dataset.rows.split(" ").some((at) => kept.has(at)));
      mark.hidden = !fits;
      if (fits) held += 1;
      if (fits && named) mark.dataset.rows.split(" ").forEach((at) => kept.add(at));
    }
    row.hidden = !held;
    shown += held;
  }
  duties.forEach((_, at) => { document.getElementById("d" + at).hidden = !kept.has(String(at)); });
  nothing.hidden = shown > 0 || kept.size > 0;
}
filter.addEventListener("input", narrow);
boxes.forEach((box) => box.addEventListener("change", narrow));
document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());

function weight(row, at) {
  return at === 0 ? 0 : Number(row.children[at].dataset.weight || 0);
}
for (const table of document.querySelectorAll(".matrix")) {
  const body = table.tBodies[0];
  const buttons = [...table.querySelectorAll("thead tr:last-child button")];
  buttons.forEach((button, at) => button.addEventListener("click", () => {
    const rows = [...body.querySelectorAll("tr[data-office]")];
    rows.sort((a, b) => weight(b, at) - weight(a, at) || a.dataset.office.localeCompare(b.dataset.office, "zh"));
    rows.forEach((row) => body.append(row));
    buttons.forEach((one) => one.removeAttribute("data-order"));
    button.dataset.order = "down";
  }));
}
