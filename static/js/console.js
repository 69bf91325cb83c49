// The console: drawers, presses that ask first, tabs, and cards that move.
"use strict";

{
  const $ = (id) => document.getElementById(id);
  const board = () => $("console-board");

  // A press that can't be taken back asks first: the button says so, the second press does it.
  // Until then pushes leave its form alone, so that it goes on from where it was asked.
  const ASKS_FOR = 6000;

  function askFirst(event) {
    const button = event.target.closest("button[data-asks]");
    if (!button) return;
    const form = button.closest("form");
    if (form.hasAttribute("hx-morph-skip")) return form.removeAttribute("hx-morph-skip");
    event.preventDefault();
    event.stopImmediatePropagation();
    const shown = [...button.childNodes];
    button.textContent = button.dataset.asks;
    form.setAttribute("hx-morph-skip", "");
    setTimeout(() => {
      if (!form.hasAttribute("hx-morph-skip")) return;
      button.replaceChildren(...shown);
      form.removeAttribute("hx-morph-skip");
    }, ASKS_FOR);
  }

  document.addEventListener("click", askFirst, true);

  // Presses that steer are asked about by the server, which knows what they would end.
  document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (ctx.response.status !== 409 || !form.matches("form")) return;
    form.classList.add("asked");
    setTimeout(() => form.classList.remove("asked"), ASKS_FOR);
  });

  // The drawer: what is typed there stands outside every panel, so no push can eat it.
  let opener = null;

  async function open(link) {
    opener = link.id || link.closest("[id]").id;
    await htmx.ajax("GET", link.href, { target: "#drawer", swap: "innerHTML" });
    $("drawer").scrollTop = 0;
    const wanted = ["[data-first-field]", "[data-first]"].map((one) => $("drawer").querySelector(one));
    const first = wanted.find(Boolean) || $("drawer");
    first.focus({ preventScroll: true });
  }

  function close() {
    if (!$("drawer").firstElementChild) return;
    $("drawer").replaceChildren();
    giveBackFocus();
  }

  function giveBackFocus() {
    const from = opener && $(opener);
    if (from) (from.querySelector("a.more") || from).focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) return close();
    const link = event.target.closest("a[data-drawer]") || linkOfCard(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });

  function linkOfCard(event) {
    const card = event.target.closest(".card");
    return card && !getSelection().toString() ? card.querySelector("a.more") : null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // An answer that empties the drawer is done with it.
  document.addEventListener("htmx:after:swap", () => {
    if (document.activeElement === document.body && !$("drawer").firstElementChild) giveBackFocus();
  });

  // The preview of a phone follows the session.
  let position = null;

  live.on("panels", () => {
    const here = $("console-bar")?.dataset.position;
    const preview = document.querySelector("iframe[data-follow]");
    if (preview && here !== position) preview.contentWindow.location.reload();
    position = here;
  });

  // What was said goes away by itself; a question stays as long as its answer counts.
  const SAID_FOR = 9000;
  let saying = null;

  document.addEventListener("htmx:after:swap", () => {
    clearTimeout(saying);
    saying = setTimeout(() => $("message").replaceChildren(), SAID_FOR);
  });

  // Tabs lead to a pile by its address, so a reload and the back button stay there.
  function markTab() {
    const shown = [...document.querySelectorAll(".pile, .agreed")].find((one) => one.offsetParent);
    const here = shown && `#${shown.id}`;
    for (const tab of document.querySelectorAll(".tabs a")) {
      if (tab.hash === here) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
  }

  addEventListener("hashchange", markTab);
  live.on("panels", markTab);

  // Moving a card: by drag, by a topic's letter on the keyboard, or in the drawer.
  const key = () => [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join("");

  async function move(card, topic) {
    const url = `${location.pathname}/ideas/${card.dataset.idea}/move`;
    let done = false;
    const watch = (event) => { done = event.detail.ctx.response.status < 400; };
    document.addEventListener("htmx:after:request", watch, { once: true });
    await htmx.ajax("POST", url, { swap: "none", values: { topic, key: key() } });
    return done;
  }

  function lists() {
    return [...board().querySelectorAll(".cards[data-topic]")].filter((list) => list.offsetParent);
  }

  document.addEventListener("keydown", async (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const card = event.target.closest?.(".card");
    if (!card) return;
    if (event.key.startsWith("Arrow")) return walk(event, card);
    const letter = event.key === "0" ? "" : event.key.toUpperCase();
    const to = lists().find((list) => (list.dataset.letter || "") === letter);
    if (!to || to.contains(card)) return;
    event.preventDefault();
    opener = card.id;
    await move(card, to.dataset.topic);
  });

  function walk(event, card) {
    const all = lists();
    const here = all.findIndex((list) => list.contains(card));
    if (here < 0) return;
    const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const [across, down] = steps[event.key];
    const place = [...all[here].children].indexOf(card);
    let to = all[here].children[place + down];
    for (let next = here + across; across && all[next]; next += across) {
      to = all[next].children[Math.min(place, all[next].children.length - 1)];
      if (to) break;
    }
    if (!to) return;
    event.preventDefault();
    to.querySelector("a.more").focus();
  }

  // A push would pull a card out of the hand that drags it: pushes wait until it is dropped.
  function letCardsBeDragged() {
    if (!window.Sortable) return;
    for (const list of document.querySelectorAll("#console-board .cards[data-topic]")) {
      if (Sortable.get(list)) continue;
      Sortable.create(list, {
        group: list.closest(".pile").id,
        sort: false,
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140,
        delay: 180,
        delayOnTouchOnly: true,
        onStart: () => live.hold(true),
        onEnd: drop,
      });
    }
  }

  async function drop({ item, from, to, oldIndex }) {
    if (from !== to && !(await move(item, to.dataset.topic))) {
      from.insertBefore(item, from.children[oldIndex] || null);
    }
    live.hold(false);
  }

  live.on("panels", letCardsBeDragged);
}
