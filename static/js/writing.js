// Writing: counts characters, keeps half-typed text on this phone, and sends what could not be
// sent at once. Text leaves this phone's memory only when the server has it, or when somebody
// throws it away.
"use strict";

{
  const { page, element } = phone;
  const { me } = element("mine").dataset;  // what is kept is one person's, on a shared phone too
  const DRAFTS = `draft ${page} `;
  const DRAFT = `${DRAFTS}${me} `;     // one for each question: the text, and its list
  const WAITINGS = `waiting ${page} `;
  const WAITING = `${WAITINGS}${me}`;  // ideas that were sent but never answered, or were refused
  const RETRY = 5000;
  const BOLD_FROM = 20;                // characters left
  const FORGET = 30 * 24 * 3600 * 1000;

  // A private window or a full phone keeps nothing: then it is held as long as this page is open.
  const held = new Map();

  const read = (name) => { try { return held.get(name) || JSON.parse(localStorage.getItem(name)); } catch (_) { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); held.delete(name); return true; } catch (_) { return false; } };
  const keepOrHold = (name, value) => keep(name, value) || held.set(name, value);
  const forget = (name) => { held.delete(name); try { localStorage.removeItem(name); } catch (_) { /* nothing is kept */ } };
  const names = () => { try { return [...new Set([...held.keys(), ...Object.keys(localStorage)])]; } catch (_) { return [...held.keys()]; } };

  const forms = () => [...document.querySelectorAll("form.idea")];
  const field = (form) => form.elements.text;
  const chosen = (form) => form.querySelector("[name=list]:checked");

  // Practice is not kept, so it never comes back in a later step.
  const isPractice = (form) => form.dataset.draft.startsWith("practice");

  function newKey() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // The counter: bold at the last twenty, and over the limit it says by how many.

  const segments = window.Intl && Intl.Segmenter ? new Intl.Segmenter() : null;
  const length = (text) => (segments ? [...segments.segment(text)].length : [...text].length);
  const over = (form) => length(field(form).value.trim()) - Number(form.dataset.limit);

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
    const radio = chosen(form);
    if (!radio) return;
    field(form).placeholder = radio.dataset.placeholder;
    form.classList.toggle("possibility", radio.value === "possibility");
    form.classList.toggle("barrier", radio.value === "barrier");
    count(form);
  }

  // Drafts

  function keepDraft(form) {
    const name = DRAFT + form.dataset.draft;
    const text = field(form).value;
    if (!text.trim()) return forget(name);
    keepOrHold(name, { text, list: chosen(form) && chosen(form).value, at: Date.now() });
  }

  function restore(form) {
    const draft = read(DRAFT + form.dataset.draft);
    if (draft && !field(form).value && field(form) !== document.activeElement) {
      field(form).value = draft.text;
      const radio = form.querySelector(`[name=list][value="${draft.list}"]`);
      if (radio) radio.checked = true;
    }
    face(form);
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.matches("form.idea")) return;
    face(form);
    keepDraft(form);
    inField.delete(form);
    if (event.target === field(form)) form.querySelector(".saved").replaceChildren();
  });

  // Sending from the field. The text stays in it until there is an answer.

  document.addEventListener("htmx:config:request", (event) => {
    const form = event.detail.ctx.sourceElement;
    if (!form.matches("form.idea")) return;
    if (over(form) > 0) {
      event.preventDefault();
      field(form).focus();
    } else if (document.body.classList.contains("disconnected")) {
      event.preventDefault();
      putAside(form, event.detail.ctx.request.submitter);
    }
  });

  document.addEventListener("htmx:after:request", (event) => {
    const { sourceElement: form, request, response, text } = event.detail.ctx;
    if (!form.matches("form.idea")) return;
    inField.delete(form);
    if (!isOurs(response.status, parsed(text))) {
      event.preventDefault();
      return putAside(form, request.submitter);
    }
    if (response.status >= 400) return;
    if (field(form).value === request.body.get("text")) empty(form);
  });

  // The sign-in page of a guest network answers 200 as well. Only our own part, or our own reason
  // why not, is an answer; anything else is as if there was none.
  const isOurs = (status, content) => Boolean(content.querySelector(status < 400 ? "#mine" : "#mine, #message"));

  function parsed(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  }

  live.on("unreached", ({ sourceElement: form, request }) => {
    if (!form.matches("form.idea")) return false;
    putAside(form, request.submitter);
    return true;
  });

  function empty(form) {
    field(form).value = "";
    forget(DRAFT + form.dataset.draft);
    live.sayTyping(false);
    count(form);
  }

  // Waiting: what could not be sent keeps its key, so that it arrives once. Where this phone keeps
  // nothing the text waits in its field.

  const inField = new Map();           // forms whose text waits there, and the button that sent it

  const waiting = () => (read(WAITING) || []).filter((idea) => !idea.practice || forms().some(isPractice));

  function putAside(form, submitter) {
    const text = field(form).value;
    if (!text.trim()) return;
    const idea = {
      key: form.elements.key.value,
      question: form.dataset.question,
      list: chosen(form).value,
      text,
      more: Boolean(submitter && submitter.name === "one_more"),
      practice: isPractice(form),
      at: Date.now(),
    };
    if (!keep(WAITING, [...waiting(), idea])) return waitInField(form, submitter);
    form.elements.key.value = newKey();
    empty(form);
    form.querySelector(".saved").textContent = element("unsent").dataset.waits;
    showUnsent();
  }

  function waitInField(form, submitter) {
    inField.set(form, submitter);
    form.querySelector(".saved").textContent = element("unsent").dataset.waitsInField;
  }

  let submitting = null;

  // Ends when every form was answered or given up; a form that waits is not sent twice.
  function sendFromFields() {
    if (document.body.classList.contains("disconnected")) return Promise.resolve();
    submitting = submitting || Promise.all([...inField].map(submitAgain)).finally(() => { submitting = null; });
    return submitting;
  }

  function submitAgain([form, submitter]) {
    if (!form.isConnected || over(form) > 0) return inField.delete(form);
    return new Promise((resolve) => {
      document.addEventListener("htmx:finally:request", function end({ detail: { ctx } }) {
        if (ctx.sourceElement !== form) return;
        document.removeEventListener("htmx:finally:request", end);
        resolve();
      });
      form.requestSubmit(submitter && submitter.isConnected ? submitter : undefined);
    });
  }

  const replace = (idea, changed) => keepOrHold(WAITING, waiting().flatMap((one) => (one.key === idea.key ? changed : [one])));

  const unanswered = () => waiting().filter((idea) => !idea.refused);
  const refused = () => waiting().filter((idea) => idea.refused);

  let sending = null;

  function sendWaiting() {
    sending = sending || sendEach().finally(() => {
      sending = null;
      showUnsent();
    });
    return sending;
  }

  async function sendEach() {
    for (const idea of unanswered()) {
      if (!(await send(idea))) return;
    }
  }

  // True when there was an answer, whatever it was.
  async function send(idea) {
    const body = new URLSearchParams({ key: idea.key, question: idea.question, list: idea.list, text: idea.text, waited: "1" });
    if (idea.more) body.set("one_more", "1");
    if (idea.practice) body.set("practice", "1");
    let answer;
    try {
      answer = await live.ask(`${page}/ideas`, { method: "POST", body });
    } catch (_unanswered) {
      return false;
    }
    const { status, redirected, html } = answer;
    const content = parsed(html);
    if (redirected || !isOurs(status, content)) return false;
    if (status === 200) {
      replace(idea, []);
      await phone.show(html);
    } else {
      replace(idea, [{ ...idea, key: newKey(), refused: content.textContent.trim() }]);
    }
    return true;
  }

  // What this phone still holds: waiting ideas, and drafts whose step is over.

  let lastShown = "[]";

  function showUnsent() {
    const box = element("unsent");
    const entries = [
      ...waiting().map((idea) => ({ ...idea, why: idea.refused || box.dataset.waits, waits: !idea.refused })),
      ...stranded().map((draft) => ({ ...draft, why: closed() ? box.dataset.closed : box.dataset.ended })),
    ];
    const state = JSON.stringify(entries);
    if (state === lastShown) return;
    lastShown = state;
    box.querySelector("ul").replaceChildren(...entries.map(card));
    box.hidden = !entries.length;
    takeBackQuestion();
  }

  const closed = () => element("mine").classList.contains("closed");

  function stranded() {
    const open = forms().map((form) => form.dataset.draft);
    return named(DRAFT).filter((name) => !name.startsWith(`${DRAFT}practice`))
      .map((name) => ({ ...read(name), name, question: name.slice(DRAFT.length) }))
      .filter((draft) => draft.text && !open.includes(draft.question));
  }

  function card(entry) {
    const box = element("unsent");
    const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
    item.className = entry.list || "";
    item.querySelector("use").setAttribute("href", `#icon-${entry.list || "alert"}`);
    item.querySelector(".text").textContent = entry.text;
    item.querySelector(".why").textContent = entry.why;
    item.querySelector(".send").hidden = entry.waits || closed();
    item.querySelector(".send").addEventListener("click", () => sendAnyway(entry));
    const drop = item.querySelector(".drop");
    drop.addEventListener("click", () => {
      if (drop.textContent !== box.dataset.sure) drop.textContent = box.dataset.sure;
      else throwAway(entry);
    });
    return item;
  }

  function sendAnyway(entry) {
    if (entry.name) {
      const idea = { key: newKey(), question: entry.question, list: entry.list || "possibility", text: entry.text, at: Date.now() };
      keepOrHold(WAITING, [...waiting(), idea]);
      forget(entry.name);
    } else {
      replace(entry, [{ ...entry, refused: undefined, more: true }]);
    }
    showUnsent();
    sendWaiting();
  }

  function throwAway(entry) {
    if (entry.name) forget(entry.name);
    else replace(entry, []);
    showUnsent();
  }

  const named = (start) => names().filter((name) => name.startsWith(start));
  const isOld = ({ at }) => Date.now() - at > FORGET;

  function forgetOld() {
    for (const name of named("draft ")) {
      const draft = read(name);
      if (!draft || isOld(draft)) forget(name);
    }
    for (const name of named("waiting ")) {
      const young = (read(name) || []).filter((idea) => !isOld(idea));
      if (young.length) keep(name, young);
      else forget(name);
    }
  }

  // The next person on this phone begins with empty hands, once what waits is sent: afterwards it
  // would be theirs. What was refused would be nobody's: it goes by a second press only.
  let handingOn = null;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id !== "next-person" || mayBeHandedOn()) return;
    event.preventDefault();
    handingOn = handingOn || sendAndHandOn(form).finally(() => { handingOn = null; });
  });

  async function sendAndHandOn(form) {
    const sent = [...inField.keys()];
    await Promise.all([sendFromFields(), sendWaiting()]);
    const waits = unanswered().length || inField.size;
    const isBackInField = sent.some((one) => one.isConnected && field(one).value);  // with the reason
    if (waits || isBackInField) {
      element("menu").open = false;
      if (waits) element("message").textContent = element("unsent").dataset.beforeNext;
    } else if (mayBeHandedOn()) {
      form.requestSubmit();
    } else {
      askBeforeThrowing(form);
    }
  }

  const question = () => document.querySelector("#next-person [role=alert]");
  const mayBeHandedOn = () => !unanswered().length && !inField.size && (!refused().length || question());

  function askBeforeThrowing(form) {
    const box = element("unsent");
    const asked = document.createElement("div");
    const title = document.createElement("strong");
    const list = document.createElement("ul");
    const button = form.querySelector("button");
    asked.setAttribute("role", "alert");
    title.textContent = element("unsent-title").textContent;
    list.className = "mine";
    list.append(...refused().map((idea) => {
      const item = card({ ...idea, why: idea.refused });
      item.querySelector(".deeds").remove();
      return item;
    }));
    asked.append(title, list);
    button.before(asked);
    button.dataset.says = button.textContent;
    button.textContent = box.dataset.sure;
  }

  // Other texts are at stake now.
  function takeBackQuestion() {
    if (!question()) return;
    const button = element("next-person").querySelector("button");
    button.textContent = button.dataset.says;
    question().remove();
  }

  function forgetOthers() {
    for (const name of named(DRAFTS)) if (!name.startsWith(DRAFT)) forget(name);
    for (const name of named(WAITINGS)) if (name !== WAITING) forget(name);
  }

  function refresh() {
    forms().forEach(restore);
    inField.forEach((submitter, form) => waitInField(form, submitter));
    showUnsent();
  }

  function tryAgain() {
    sendFromFields();
    if (unanswered().length) sendWaiting();
  }

  forgetOld();
  forgetOthers();
  refresh();
  sendWaiting();
  phone.on(refresh);
  live.on("connection", (connected) => connected && tryAgain());
  addEventListener("online", tryAgain);
  setInterval(tryAgain, RETRY);
}
