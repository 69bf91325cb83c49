// A long list in the drawer is narrowed by typing: each word must be in the row's own text.
"use strict";

{
  let sought = "";

  const field = () => document.querySelector("#drawer [data-narrows]");

  function narrow() {
    const rows = [...document.getElementById(field().dataset.narrows).children];
    const words = sought.toLocaleLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.firstElementChild.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const none = document.querySelector("#drawer [data-none]");
    none.textContent = rows.every((row) => row.hidden) ? none.dataset.none : "";
  }

  document.addEventListener("input", ({ target }) => {
    if (target !== field()) return;
    sought = target.value;
    narrow();
  });

  // After a press in the drawer it comes anew: what was sought is still sought.
  document.addEventListener("htmx:after:swap", () => {
    if (!document.getElementById("drawer").firstElementChild) sought = "";
    if (!field() || !sought) return;
    field().value = sought;
    narrow();
  });
}
