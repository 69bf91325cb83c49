// Writing: counts characters, says what the chosen list asks for, and sends no text that is too long.
"use strict";

const writing = (() => {
  const BOLD_FROM = 20;                // characters left

  const ideas = () => [...document.querySelectorAll("form.idea")];
  const field = (form) => form.elements.text;

  const segments = window.Intl && Intl.Segmenter ? new Intl.Segmenter() : null;
  const length = (text) => (segments ? [...segments.segment(text)].length : [...text].length);
  const excess = (text, limit) => length(text.trim()) - Number(limit);
  const over = (form) => excess(field(form).value, form.dataset.limit);

  // The counter: bold at the last twenty, and over the limit it says by how many.
  function count(form) {
    const counter = form.querySelector(".count");
    const { within, overOne, over: overMany } = counter.dataset;
    const tooMany = over(form);
    const said = tooMany > 0
      ? (tooMany === 1 ? overOne : overMany.replace("{n}", tooMany))
      : within.replace("{n}", Number(form.dataset.limit) + tooMany).replace("{limit}", form.dataset.limit);
    if (counter.textContent !== said) counter.textContent = said;
    counter.classList.toggle("last", tooMany > -BOLD_FROM);
    counter.classList.toggle("too-many", tooMany > 0);
    if (tooMany > 0) field(form).setAttribute("aria-invalid", "true");
    else field(form).removeAttribute("aria-invalid");
  }

  function face(form) {
    const radio = form.querySelector("[name=list]:checked");
    if (!radio) return;
    field(form).placeholder = radio.dataset.placeholder;
    form.classList.toggle("possibility", radio.value === "possibility");
    form.classList.toggle("barrier", radio.value === "barrier");
    count(form);
  }

  const faceAll = () => ideas().forEach(face);

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.matches("form.idea")) return;
    face(form);
    if (event.target === field(form)) form.querySelector(".saved").replaceChildren();
  });

  document.addEventListener("emptied", ({ target }) => {
    if (!target.form.matches("form.idea")) return;
    live.sayTyping(false);
    count(target.form);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form.idea") || over(form) <= 0) return;
    event.preventDefault();
    field(form).focus();
  }, true);

  faceAll();
  phone.on(faceAll);

  return { excess };
})();
