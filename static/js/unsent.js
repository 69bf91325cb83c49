// What this phone still holds: entries that wait for the network or were refused, texts whose step
// is over, and texts from before somebody joined anew. Each can be read, changed, sent or thrown away.
"use strict";

const unsent = (() => {
  const { page, element } = phone;
  const box = element("unsent");
  const details = box.querySelector("details");
  const FEW = 2;                       // so many stand open, in the step in which they came
  let lastShown = "[]";
  let lastStep = null;

  const closed = () => element("mine").classList.contains("closed");
  const isShownElsewhere = (entry) => entry.numbered && document.getElementById("ballot");  // by its own line

  function held() {
    return [
      ...outbox.all().filter((entry) => (entry.waits || entry.refused) && !isShownElsewhere(entry))
        .map((entry) => ({ ...entry, says: entry.refused ? entry.why : waitingFor(entry) })),
      ...drafts.stranded().map((draft) => ({ ...draft, draft: true, says: closed() ? box.dataset.closed : box.dataset.ended })),
      ...before().map((entry) => ({ ...entry, waits: false, says: box.dataset.before })),
    ];
  }

  function waitingFor({ name, why }) {
    if (why) return `${why} ${box.dataset.again}`;
    return kept.lasts(name) ? box.dataset.waits : box.dataset.passing;
  }

  // Texts of whoever this was before (a lost cookie, a backup): not sent as somebody else's unasked.
  function before() {
    const { me } = element("mine").dataset;
    return [...kept.names(`out ${page} `), ...kept.names(`draft ${page} `)]
      .map((name) => ({ ...kept.get(name), name }))
      .filter((one) => one.text && !one.practice && one.me !== me && !hasHandedOn(one.me));
  }

  const hasHandedOn = (who) => kept.names(`handed ${page} `)
    .some((name) => name === `handed ${page} ${who}` || (kept.get(name).also || []).includes(who));

  function show() {
    const entries = held();
    const state = JSON.stringify(entries.map(({ claim, ...rest }) => rest).concat(closed(), element("mine").dataset.limit));
    if (state === lastShown) return;
    lastShown = state;
    const waiting = entries.filter((entry) => entry.waits && !entry.refused).length;
    const { one, many } = box.dataset;
    box.querySelector(".how-many").textContent = waiting ? (waiting === 1 ? one : many.replace("{n}", waiting)) : "";
    lay(box.querySelector("ul"), entries);
    sayOnce();
    if (entries.length > waiting || (box.hidden && entries.length <= FEW)) details.open = true;
    else if (entries.length === FEW + 1) details.open = false;
    box.hidden = !entries.length;
    told.forEach((listener) => listener());
  }

  // Who types in a card goes on typing while others come and go: it stays what and where it is.
  let laid = new Map();

  function lay(list, entries) {
    const { limit } = element("mine").dataset;
    const before = laid;
    laid = new Map(entries.map((entry) => {
      const state = JSON.stringify({ ...entry, claim: null, limit, closed: closed() });
      return [state, before.get(state) || card(entry)];
    }));
    const items = [...laid.values()];
    for (const gone of [...list.children]) if (!items.includes(gone)) gone.remove();
    items.forEach((item, at) => { if (list.children[at] !== item) list.insertBefore(item, list.children[at] || null); });
  }

  // A new wording that is being typed, of this text and no other, until it is sent or thrown away.
  const wordingOf = (entry) => `wording ${page} ${which(entry)}`;

  function begun(entry) {
    const wording = kept.get(wordingOf(entry));
    return wording && wording.of === entry.text && wording.me === entry.me ? wording : null;
  }

  function keepWording(entry, text) {
    const { me, text: of } = entry;
    kept.set(wordingOf(entry), text === (of || "") ? undefined : { text, of, me, at: Date.now() });
  }

  // The same reason is not read five times.
  function sayOnce() {
    let before = null;
    for (const why of box.querySelectorAll("ul .why")) {
      why.hidden = why.textContent === before;
      before = why.textContent;
    }
  }

  // What only waits makes room for the next step: a line is left of it.
  function makeRoom() {
    const step = element("mine").className;
    if (lastStep !== step && lastStep !== null && held().every((entry) => entry.waits && !entry.refused)) details.open = false;
    lastStep = step;
  }

  function card(entry) {
    const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector(name);
    const list = sent(entry, "list") || "";
    item.className = list;
    part("use").setAttribute("href", `#icon-${list || "alert"}`);
    part(".text").textContent = entry.text || entry.what;
    const long = sendable(entry) && tooLong(entry.text);
    const why = part(".why");
    why.textContent = long || entry.says;
    const again = part(".send");
    again.hidden = (entry.waits && !entry.refused) || !sendable(entry) || Boolean(long);
    again.addEventListener("click", () => sendAgain(entry, entry.text));
    const edit = part(".edit");
    edit.hidden = !(entry.refused || long) || !sendable(entry);
    const form = part("form");
    form.elements.wording.value = (begun(entry) || entry).text || "";
    edit.open = Boolean(begun(entry));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wording = form.elements.wording.value;
      if (wording.trim() && !tooLong(wording)) sendAgain(entry, wording);
    });
    form.addEventListener("input", () => {
      keepWording(entry, form.elements.wording.value);
      const says = tooLong(form.elements.wording.value) || (long ? "" : entry.says);
      if (why.textContent !== says) why.textContent = says;
      why.hidden = false;
    });
    const away = part(".drop");
    away.addEventListener("click", () => {
      if (away.textContent !== box.dataset.sure) away.textContent = box.dataset.sure;
      else throwAway(entry);
    });
    return item;
  }

  const which = (entry) => entry.name || entry.place;
  const sent = (entry, name) => entry[name] || new URLSearchParams(entry.body).get(name);

  // What is too long is taken in no step. Says by how much, or nothing.
  function tooLong(text) {
    const over = writing.excess(text || "", element("mine").dataset.limit);
    if (over <= 0) return "";
    return over === 1 ? box.dataset.longOne : box.dataset.longMany.replace("{n}", over);
  }

  // An idea can be sent in any step; other texts only where they were written.
  const sendable = (entry) => !closed() && entry.place.startsWith("idea ");

  // A second tap sends nothing.
  const leaving = new Set();

  async function sendAgain(entry, text) {
    if (leaving.has(which(entry))) return;
    leaving.add(which(entry));
    const key = outbox.newKey();
    const list = sent(entry, "list") || "possibility";
    const body = [["key", key], ["question", sent(entry, "question")], ["list", list], ["text", text], ["one_more", "1"]];
    const name = await outbox.put({ lane: key, url: `${page}/ideas`, place: entry.place, body, text, waits: true });
    await throwAway(entry);
    leaving.delete(which(entry));
    outbox.send(name);
  }

  async function throwAway(entry) {
    kept.set(wordingOf(entry), undefined);
    if (entry.draft) drafts.forget(entry.place);
    else await kept.set(entry.name, undefined);
    show();
  }

  const told = [];
  outbox.on(() => show());
  phone.on(() => { makeRoom(); show(); });
  kept.on(() => { show(); makeRoom(); });

  return { card, before, begun, hasHandedOn, on: (listener) => told.push(listener) };
})();
