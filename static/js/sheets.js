// Ballot sheets, typed in one after the other: Enter goes on to the next list and saves after the
// last; a tap on a topic writes its letter or takes it out.
"use strict";

{
  const drawer = () => document.getElementById("drawer");
  const fields = () => [...drawer().querySelectorAll("input[data-letters]")];
  const taps = (field) => field.closest(".letters").querySelectorAll("[data-letter]");

  const marks = (field, letter) => [...field.value.toUpperCase()].filter((one) => one === letter).length;

  function showMarks(field) {
    for (const tap of taps(field)) {
      const n = marks(field, tap.dataset.letter);
      tap.setAttribute("aria-pressed", String(n > 0));
      if (n > 1) tap.dataset.marks = n;
      else delete tap.dataset.marks;
    }
  }

  function write(field, letter) {
    const full = marks(field, letter) >= Number(field.dataset.letters);
    const rest = [...field.value.toUpperCase()].filter((one) => one.trim() && !(full && one === letter));
    field.value = (full ? rest : [...rest, letter]).sort().join(" ");
    showMarks(field);
  }

  document.addEventListener("click", (event) => {
    const tap = event.target.closest("#drawer [data-letter]");
    if (tap) write(tap.closest(".letters").querySelector("input"), tap.dataset.letter);
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches("input[data-letters]")) showMarks(event.target);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input[data-letters]")) return;
    const next = fields()[fields().indexOf(event.target) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  // The next sheet: the drawer came back empty, and the hands stay on the keyboard.
  let shown = null;

  document.addEventListener("htmx:after:swap", () => {
    const first = drawer()?.querySelector("[data-first-field]") || null;
    if (first && first !== shown) first.focus();
    shown = first;
  });
}
