// The join page: choose the organisation by two letters. Without this the browser's own list helps.
"use strict";

{
  const LETTERS = 2;                   // typed before names are offered
  const MOST = 6;                      // names at a time
  const SETTLES = 300;                 // ms after a press, when its click has been dealt with

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/ø/g, "o").replace(/æ/g, "ae").replace(/œ/g, "oe").replace(/ß/g, "ss").replace(/ð/g, "d").replace(/ł/g, "l");

  // Where `typed` begins a word of `name`: its first letter and the one after its last, or null.
  function found(name, typed) {
    const starts = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map((word) => word.index);
    for (const start of starts) {
      if (!plain(name.slice(start)).startsWith(typed)) continue;
      let end = start + 1;
      while (end < name.length && plain(name.slice(start, end)).length < typed.length) end += 1;
      return [start, end];
    }
    return null;
  }

  function combobox(input) {
    const list = document.getElementById("organisations");
    const told = document.getElementById("organisations-found");
    const roster = [...document.querySelectorAll("#roster option")].map((option) => (
      { name: option.value, kind: option.dataset.kind, note: option.textContent }));
    let chosen = null;
    let active = -1;

    input.removeAttribute("list");
    const roles = {
      role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
    };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);

    const known = (name) => roster.find((one) => plain(one.name) === plain(name.trim()));
    const options = () => [...list.querySelectorAll("[role=option]")];

    function offer() {
      const typed = plain(input.value.trim());
      list.replaceChildren();
      if (typed.length < LETTERS || !roster.length) return close();
      const fitting = roster.map((one) => [one, found(one.name, typed)]).filter(([, where]) => where);
      fitting.sort(([, a], [, b]) => (a[0] > 0) - (b[0] > 0));
      fitting.slice(0, MOST).forEach(([one, where]) => list.append(row(one, where)));
      if (fitting.length > MOST) list.append(more());
      if (!known(input.value)) list.append(row({ name: input.value.trim(), note: list.dataset.add }, null));
      options().forEach((option, number) => { option.id = `organisation-${number}`; });
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      point(0);
      told.textContent = fitting.length === 1 ? list.dataset.one : list.dataset.many.replace("{n}", fitting.length);
    }

    function row(one, where) {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.one = one;
      if (where) {
        const mark = document.createElement("mark");
        mark.textContent = one.name.slice(...where);
        item.append(one.name.slice(0, where[0]), mark, one.name.slice(where[1]));
      } else {
        item.append(`“${one.name}”`);
      }
      const note = document.createElement("small");
      note.textContent = one.note;
      item.append(note);
      return item;
    }

    function more() {
      const item = document.createElement("li");
      item.setAttribute("role", "presentation");
      item.className = "more";
      item.textContent = list.dataset.more;
      return item;
    }

    function point(number) {
      active = number;
      options().forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
      const option = options()[number];
      if (!option) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      told.textContent = "";
    }

    function choose(one) {
      chosen = one;
      input.value = one.name;
      close();
      askKind(one);
    }

    input.addEventListener("input", () => { chosen = null; hideKind(); offer(); });
    input.addEventListener("keydown", (event) => {
      const open = !list.hidden;
      const count = options().length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) return offer();
        point((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
      } else if (event.key === "Enter" && open) {
        event.preventDefault();
        choose(options()[active].one);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      choose(option.one);
      input.blur();                    // the keyboard on the screen makes room
    });
    // Whoever goes on without choosing gets the roster's line of that name, or their own words.
    function settle() {
      close();
      if (!chosen && input.value.trim()) choose(known(input.value) || { name: input.value.trim() });
    }

    // Nothing moves under a finger: a press on "Join" lands before the list makes room. On a
    // phone the field is left only after the finger was lifted, so the press lasts a little.
    let pressing = false;
    input.form.addEventListener("pointerdown", (event) => { pressing = Boolean(event.target.closest("button")); });
    addEventListener("pointerup", () => {
      if (pressing) setTimeout(() => { pressing = false; settle(); }, SETTLES);
    });
    input.addEventListener("blur", () => { if (!pressing) settle(); });
    if (input.value) choose(known(input.value) || { name: input.value.trim() });
  }

  // What kind of organisation: one tap where a person differs, everything where it is unknown.

  const kind = document.getElementById("kind");
  const differs = document.getElementById("differs");
  const where = document.getElementById("where");

  function hideKind() {
    kind.classList.remove("asked");
    for (const input of kind.querySelectorAll("[required]")) input.required = false;
  }

  function askKind(one) {
    const radios = [...kind.querySelectorAll("input[type=radio]")].filter((radio) => radio.value);
    const shown = (radio) => !one.kind || radio.checked || ["politician", one.kind].includes(radio.value);
    kind.classList.add("asked");
    for (const radio of radios) {
      if (one.kind && !kind.dataset.said) radio.checked = radio.value === one.kind;
      if (!one.kind && !kind.dataset.said) radio.checked = false;
      radio.required = !one.kind;
      radio.parentNode.hidden = !shown(radio);
    }
    where.hidden = Boolean(one.kind) && !document.getElementById("country").value;
    const country = document.getElementById("country");
    country.required = !one.kind;
    country.options[0].textContent = one.kind ? country.dataset.listed : country.dataset.choose;
    differs.hidden = !one.kind;
  }

  function start() {
    const input = document.getElementById("organisation");
    if (!input) return;
    if (kind.querySelector("[role=alert]")) kind.dataset.said = "true";
    differs.addEventListener("click", () => {
      differs.hidden = where.hidden = true;
      for (const chip of kind.querySelectorAll(".chip:not(.as-listed)")) chip.hidden = false;
      where.hidden = false;
    });
    combobox(input);
    keepOverReload(input);
  }

  // Another language, or a hand that loads the page again: what was typed comes along.
  function keepOverReload(input) {
    const kept = sessionStorage.getItem("organisation");
    sessionStorage.removeItem("organisation");
    if (kept && !input.value) {
      input.value = kept;
      input.dispatchEvent(new Event("blur"));
    }
    addEventListener("pagehide", () => {
      sessionStorage.setItem("organisation", input.value);
    });
  }

  start();
}
