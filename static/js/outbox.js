// The outbox: everything that a phone sends. What was pressed is kept first, then sent until there
// is an answer; htmx only puts the answer in its place. Entries know nothing of each other; of one
// lane (a ballot, an own idea) only the newest is kept. The server's keys make doubles harmless.
"use strict";

const outbox = (() => {
  const { page, element } = phone;
  const AGAIN = 2500;                  // at least, after a try without an answer; at most twice that
  const CLAIM = 12000;                 // as long as a try may take; then another tab may send it
  const underWay = new Set();
  let turns = 0;                       // tries, in the order in which they left
  let newestShown = 0;
  const listeners = [];

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const whose = () => element("mine").dataset;
  const start = (me) => `out ${page} ${me} `;
  const all = () => kept.names(start(whose().me)).map(kept.get).filter((entry) => !isOver(entry));
  const unanswered = () => all().filter((entry) => !entry.refused);
  const of = (lane) => kept.get(start(whose().me) + lane);
  const isOver = (entry) => entry.practice && !phone.practises();  // nothing of it is kept
  const tell = (refused) => listeners.forEach((listener) => listener(refused));

  // The same after a reload: what this tab was sending when it was left is its own to send.
  const tab = (() => {
    try {
      return sessionStorage.tab = sessionStorage.tab || newKey();
    } catch (_refused) {
      return newKey();
    }
  })();

  // An entry: { lane, url, body, text, place, ... }. A newer one takes the place of an older one.
  async function put(entry) {
    const { me, device } = whose();
    const name = start(me) + entry.lane;
    await kept.set(name, { ...entry, name, me, device, id: newKey(), at: Date.now() });
    tell();
    return name;
  }

  const change = (entry, into) => kept.change(entry.name, (now) => (now && now.id === entry.id ? into(now) : now));
  const drop = (entry) => change(entry, () => undefined);

  // Only one of several tabs sends it at a time, and whatever was already answered is gone.
  async function claimed(name) {
    let mine = null;
    await kept.change(name, (entry) => {
      if (!entry || entry.refused || isTheirs(entry.claim)) return entry;
      mine = { ...entry, claim: { tab, until: Date.now() + CLAIM } };
      return mine;
    });
    return mine;
  }

  // One that is too long was made before the clock was set back.
  function isTheirs(claim) {
    const left = claim ? claim.until - Date.now() : 0;
    return left > 0 && left <= CLAIM && claim.tab !== tab;
  }

  // One try. A ballot overtakes an older one, because it carries its number; others wait.
  async function send(name) {
    const entry = kept.get(name);
    if (!entry) return;
    const way = entry.numbered ? entry.id : name;
    if (underWay.has(way)) return;
    underWay.add(way);
    try {
      const mine = await claimed(name);
      if (mine) await deliver(mine);
    } finally {
      underWay.delete(way);
    }
    tell();
    const newer = kept.get(name);
    if (newer && newer.id !== entry.id) await send(name);
  }

  async function deliver(entry) {
    const turn = turns += 1;
    const body = new URLSearchParams([...entry.body, ["me", entry.me]]);
    const isInField = fieldOf(entry) !== null;
    if (entry.text !== undefined && !isInField) body.set("waited", "1");
    let answer;
    try {
      answer = await live.ask(entry.url, { method: "POST", body });
    } catch (unanswered) {
      return waits(entry, reasonIn(parsed(unanswered.html || "")));
    }
    const content = parsed(answer.html);
    if (answer.redirected || !isOurs(answer.status, content)) {
      await waits(entry);
      if (answer.redirected) live.leave();
    } else if (answer.status < 400) {
      await accepted(entry, answer.html, turn);
    } else {
      await refused(entry, content, answer.html);
    }
  }

  function parsed(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  }

  // The sign-in page of a guest network answers 200 as well. Only our own part, or our own reason
  // why not, is an answer; anything else is as if there was none.
  const PART = "#mine, #ballot-end";
  const isOurs = (status, content) => Boolean(content.querySelector(status < 400 ? PART : `${PART}, #message`));

  function reasonIn(content) {
    const said = content.querySelector("#message:not(:empty), .said");
    return said ? said.textContent.trim() : undefined;
  }

  const isNewest = (entry) => (kept.get(entry.name) || {}).id === entry.id;

  async function waits(entry, why) {
    empty(entry);
    await change(entry, (now) => ({ ...now, waits: true, why, claim: undefined }));
  }

  // Of two answers that overtook each other the older one may know less: then it is read anew.
  async function accepted(entry, html, turn) {
    if (!isNewest(entry)) return;
    empty(entry);
    await drop(entry);
    tell();
    if (turn < newestShown) return phone.fetchOwnPart().catch(() => phone.show(html));
    newestShown = turn;
    await phone.show(html);
  }

  // Where its text still stands in its field, the reason comes to stand beside it.
  async function refused(entry, content, html) {
    if (!isNewest(entry)) return;
    const why = reasonIn(content);
    const isInField = fieldOf(entry) !== null;
    if (isInField || entry.text === undefined) await drop(entry);
    else await change(entry, (now) => ({ ...now, refused: true, why, claim: undefined }));
    tell(entry);
    if (content.querySelector(PART)) await phone.show(html);
    else if (isInField || entry.text === undefined) element("message").textContent = why;
  }

  // Fields

  const textIn = (form) => form.querySelector("textarea, input.field");

  // The field from which it was sent, while it still holds the text.
  function fieldOf(entry) {
    const form = phone.forms().find((one) => phone.placeOf(one) === entry.place);
    const field = form && textIn(form);
    return field && field.value === entry.text ? field : null;
  }

  function empty(entry) {
    const field = fieldOf(entry);
    if (!field) return;
    const details = field.closest("details.deed");
    if (details) details.open = false;
    if (field.form.matches(".empties")) field.value = "";
    field.dispatchEvent(new Event("emptied", { bubbles: true }));
  }

  // Presses

  const pressed = new Map();           // what each form is sending: a second tap sends nothing

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.closest("#mine")) return;
    event.preventDefault();
    const entry = entryOf(form, event.submitter);
    const place = phone.placeOf(form);
    if (pressed.get(place) === (entry.text || "")) return;
    pressed.set(place, entry.text || "");
    if (form.elements.key) form.elements.key.value = newKey();
    try {
      const name = await put(entry);
      if (document.body.classList.contains("disconnected")) await waits(kept.get(name)).then(() => tell());
      await send(name);
    } finally {
      pressed.delete(place);
    }
  });

  function entryOf(form, submitter) {
    const body = [...new FormData(form)];
    if (submitter && submitter.name) body.push([submitter.name, submitter.value]);
    const { numbered } = form.dataset;
    const field = textIn(form);
    return {
      lane: laneOf(form),
      numbered: Boolean(numbered),
      number: numbered && Number(form.elements.number.value),
      url: form.getAttribute("action"),
      body,
      place: phone.placeOf(form),
      text: field && field.value.trim() ? field.value : undefined,
      what: (submitter || form).textContent.trim(),
      practice: form.elements.practice !== undefined,
    };
  }

  // "Back" replaces an answer to the card in hand, but goes beside one that holds a text.
  function laneOf({ dataset: { lane, beside }, elements }) {
    return beside && (of(lane) || {}).text ? beside : lane || elements.key.value;
  }

  // Again

  const flush = () => Promise.all(unanswered().map((entry) => send(entry.name)));

  function keepTrying() {
    setTimeout(() => {
      flush();
      keepTrying();
    }, AGAIN * (1 + Math.random()));
  }

  kept.on(() => {
    for (const entry of unanswered()) change(entry, (now) => ({ ...now, waits: true }));
    tell();
    flush();
  });
  keepTrying();
  // What only this page holds would end with it.
  live.on("gone", () => {
    const why = kept.holdsAny() && element("unsent").dataset.gone;
    if (why && element("message").textContent !== why) element("message").textContent = why;
    return why;
  });
  live.on("connection", (connected) => connected && flush());
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    await kept.look();
    tell();
    flush();
  });

  return { put, send, flush, all, unanswered, of, drop, change, newKey, on: (listener) => listeners.push(listener) };
})();
