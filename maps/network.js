"use strict";
const drawing = document.querySelector("figure svg");
const paths = [...drawing.querySelectorAll("path")];
const nodes = [...drawing.querySelectorAll(".nodes g")];
const least = document.getElementById("least");
let looked = null;

function draw() {
  let shown = 0;
  const near = new Set([looked]);
  for (const path of paths) {
    const mine = looked !== null && (path.dataset.one === looked || path.dataset.other === looked);
    const shows = looked === null ? Number(path.dataset.weight) >= Number(least.value) : mine;
    path.toggleAttribute("hidden", !shows);
    path.classList.toggle("near", mine);
    if (shows) shown += 1;
    if (mine) near.add(path.dataset.one).add(path.dataset.other);
  }
  drawing.classList.toggle("looking", looked !== null);
  for (const node of nodes) node.classList.toggle("near", near.has(node.dataset.name));
  document.getElementById("least-said").textContent = least.value;
  document.getElementById("shown").textContent = shown + " / " + paths.length;
}

for (const node of nodes) {
  const look = () => { looked = node.dataset.name; draw(); };
  const leave = () => { looked = null; draw(); };
  node.addEventListener("mouseenter", look);
  node.addEventListener("mouseleave", leave);
  node.addEventListener("focus", look);
  node.addEventListener("blur", leave);
}
least.addEventListener("input", draw);
document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());
draw();
