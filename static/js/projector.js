// The projector: pages of what is longer than the wall, and the facilitator's keys.
"use strict";

{
  const $ = (id) => document.getElementById(id);
  const slide = () => $("projector-slide");
  const bar = () => $("projector-bar");
  const lists = () => [...document.querySelectorAll("[data-paged]")];

  // Pages. What does not fit flows into further columns; only the browser knows how many.
  const gap = (list) => parseFloat(getComputedStyle(list).columnGap) || 0;
  const step = (list) => list.getBoundingClientRect().width + gap(list);
  const pagesOf = (list) => Math.max(1, Math.ceil((list.scrollWidth + gap(list) - 2) / step(list)));
  const isCut = (list) => Number(list.dataset.total || 0) > list.children.length;

  const wall = {
    get pages() { return Math.max(1, ...lists().map(pagesOf)); },
    get page() { return Math.min(Number(slide().dataset.page), wall.pages - 1); },
    get more() { return lists().some(isCut); },
    get isLast() { return wall.page + 1 >= wall.pages && !(wall.more && wall.page === 0); },
  };

  function turn() {
    if (!slide()) return;
    for (const list of lists()) list.scrollLeft = Math.min(wall.page, pagesOf(list) - 1) * step(list);
    const paged = wall.pages > 1 || wall.more;
    document.body.classList.toggle("paged", paged);
    const where = document.querySelector(".foot .pages");
    if (where) where.textContent = paged ? words(where) : "";
    offer("page-back", wall.page - 1, lists().length > 0 && wall.page > 0);
    offer("page-forward", wall.page + 1, lists().length > 0 && !wall.isLast);
  }

  function words(where) {
    if (wall.more && wall.page === 0) return where.dataset.more;
    return where.dataset.words.replace("{page}", wall.page + 1).replace("{pages}", wall.pages);
  }

  function offer(id, page, isThere) {
    const form = $(id);
    if (!form) return;
    form.elements.page.value = page;
    form.hidden = !isThere;
  }

  // Keys. A key presses the first button of the bar that names it and is there; without a bar,
  // as in a browser that only watches, it does nothing.
  const BACK = "PageUp";
  const nameOf = (event) => event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const KNOWN = ["b", ".", "w", "l", "q", "+", "u"];

  // "More" and the help; an old browser has neither, and its keys work all the same.
  const popsUp = "popover" in HTMLElement.prototype;
  const open = () => (popsUp ? document.querySelector(":popover-open") : null);

  function press(event) {
    if (!bar() || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = nameOf(event);
    const own = event.target.closest("button, a, input, select, textarea");
    if (own && (key === "Space" || key === "Enter" || own.matches("input, select, textarea"))) return;
    if (key === "?" && popsUp) return help(event);
    const forms = [...bar().querySelectorAll(`form[data-keys~="${CSS.escape(key)}"]`)];
    if (!forms.length && !KNOWN.includes(key)) return;
    event.preventDefault();
    if (event.repeat) return;
    if (open()) open().hidePopover();
    const form = forms.find((one) => !one.hidden);
    if (form) form.requestSubmit();
    else said.say(key === BACK || key.startsWith("Arrow") ? $("said-by-keys").dataset.noWayBack : $("said-by-keys").dataset.nothing);
  }

  function help(event) {
    event.preventDefault();
    $("help").togglePopover();
  }

  // After a click nothing keeps the focus: Space is the clicker's again, and presses no button twice.
  function letGo(event) {
    const pressed = event.target.closest("button, a");
    if (pressed && event.detail) pressed.blur();
  }

  // The bar rests out of sight until the mouse moves or Tab comes to it.
  const RESTS_AFTER = 4000;
  let resting = null;

  function wake() {
    document.body.classList.remove("resting");
    clearTimeout(resting);
    resting = setTimeout(() => document.body.classList.add("resting"), RESTS_AFTER);
  }

  function start() {
    turn();
    document.body.classList.add("resting");
    document.addEventListener("mousemove", wake);
    document.addEventListener("keydown", press);
    document.addEventListener("click", letGo);
  }

  document.addEventListener("DOMContentLoaded", start);
  live.on("panels", turn);
  addEventListener("resize", turn);
}
