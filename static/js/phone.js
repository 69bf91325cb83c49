// The phone: fetches its own part when the room moves on, and says what happens around it.
"use strict";

const phone = (() => {
  const page = location.pathname;
  const element = (id) => document.getElementById(id);
  const shown = [];                    // who wants to know when the own part was shown anew
  const AGAIN = 2000;                  // after a request without an answer
  let fetching = null;

  // The head carries the room's token, and beside it the few persons who differ from the rest.
  function announced() {
    const head = element("phone-top").dataset;
    const me = `${element("mine").dataset.me}:`;
    const own = head.persons.split(" ").find((person) => person.startsWith(me));
    return own ? `${head.mine}-${own.slice(me.length)}` : head.mine;
  }

  // When it differs from what is shown, the phone fetches its own part, at a random moment
  // within the room's spread.
  function followTheRoom() {
    if (element("team")) followIdeas();
    if (announced() === element("mine").dataset.token || fetching) return;
    fetching = setTimeout(async () => {
      try {
        await fetchOwnPart();
      } catch (_unanswered) {
        setTimeout(followTheRoom, AGAIN + Math.random() * AGAIN);
      } finally {
        fetching = null;
      }
    }, live.soon(0));
  }

  // The theme team sees ideas as they arrive: whenever the room's count changed, now and then.
  const TEAM_EVERY = 3000;
  let arriving = null;

  function followIdeas() {
    if (arriving) return;
    arriving = setTimeout(async () => {
      try {
        await fetchOwnPart();
      } catch (_unanswered) {
        // The next push asks again.
      } finally {
        arriving = null;
      }
    }, TEAM_EVERY);
  }

  async function fetchOwnPart() {
    const { status, redirected, html } = await live.ask(`${page}/mine`);
    if (redirected || status === 404) return live.leave();
    if (status === 200) await show(html);
  }

  // An answer is this phone's own part, or a part of it: it goes in the place of the one shown.
  async function show(html) {
    const part = shownPart(html);
    if (!part) return;
    await htmx.swap({ text: html, target: `#${part.id}`, swap: "outerMorph", sourceElement: document.body });
    told();
  }

  function shownPart(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const root = holder.content.firstElementChild;
    return root && root.id ? element(root.id) : null;
  }

  const told = () => shown.forEach((listener) => listener());
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx.sourceElement !== document.body) told();
  });

  // The forms of the own part, and what each is for: a name that stays when the part is shown anew.
  const forms = () => [...element("mine").querySelectorAll("form")];
  const placeOf = (form) => form.dataset.draft || form.getAttribute("action");
  const practises = () => forms().some((form) => form.elements.practice);

  // A morph takes away what only this page set: what somebody unfolded stays unfolded.
  htmx.registerExtension("keep-open", {
    htmx_before_morph_attr: (node, detail) => !(detail.attrName === "open" && node.matches("details")),
  });

  // Signed out, removed, or the session gone: the page itself knows what to say.
  document.addEventListener("htmx:before:response", (event) => {
    if (event.detail.ctx.response.raw.redirected) {
      event.preventDefault();
      live.leave();
    }
  });

  // Around it

  function sayConnection(connected) {
    const banner = element("connection");
    if (connected) banner.replaceChildren();
    else banner.replaceChildren(element("not-connected").content.cloneNode(true));
  }

  // Under the cover nothing is lost: not even where somebody was writing.
  let interrupted = null;

  function rememberFocus() {
    const covered = !element("phone-cover").hidden;
    if (covered && !interrupted) {
      const field = document.activeElement;
      interrupted = field && field.matches("textarea, input") ? [field, field.selectionStart] : [null];
    } else if (!covered && interrupted) {
      const [field, caret] = interrupted;
      interrupted = null;
      if (!field || !field.isConnected) return;
      field.focus({ preventScroll: true });
      if (caret !== null) field.setSelectionRange(caret, caret);
    }
  }

  let saidThatTimeIsUp = null;

  function sayTimeIsUp() {
    const head = element("phone-top");
    const timer = head.querySelector("[data-ends-at]");
    if (!timer || !timer.classList.contains("over") || saidThatTimeIsUp === timer.dataset.endsAt) return;
    saidThatTimeIsUp = timer.dataset.endsAt;
    element("announce").textContent = head.querySelector(".up").textContent;
  }

  let toldTyping = 0;
  document.addEventListener("input", (event) => {
    if (event.target.name !== "text" || Date.now() - toldTyping < 8000) return;
    toldTyping = Date.now();
    live.sayTyping(true);
  });

  // The menu closes when somebody taps beside it, and by Escape.
  document.addEventListener("click", (event) => {
    if (!element("menu").contains(event.target)) element("menu").open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element("menu").open) return;
    element("menu").open = false;
    element("menu").querySelector("summary").focus();
  });

  live.on("panels", followTheRoom);
  live.on("panels", rememberFocus);
  live.on("connection", sayConnection);
  setInterval(sayTimeIsUp, 1000);

  return { page, element, show, fetchOwnPart, forms, placeOf, practises, on: (listener) => shown.push(listener) };
})();
