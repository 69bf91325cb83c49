// Live: a screen's panels stay equal to a fresh page.
//
// The server pushes panels with the revision of the audience; a heartbeat every 5 s carries the
// newest revision and the server's time, and comes at once when a socket connects. A screen that
// is behind for a second re-reads itself once; so it does on waking. Where WebSockets are blocked
// it polls. Everything here may be missing: each page works as a plain page as well.
"use strict";

const live = (() => {
  const body = document.body ? document.body.dataset : {};
  const page = location.pathname;
  const BEAT = 5000;                   // as the server sends it
  const SILENCE = 8500;                // looked at every second: within 10 s it says "not connected"
  const BEHIND = 1000;                 // a push may still be under way
  const POLL = 5000;
  const TYPING = 20000;                // as long as the server counts somebody as writing
  const PATIENCE = 8000;               // then a request that hangs is given up
  const BLOCKED = 10;
  const GONE = [401, 403, 404, 410];   // not for this browser any more: the page itself says why
  let revision = 0;
  let skew = 0;                        // server's clock minus ours, in ms
  let spread = 0;                      // seconds over which a room spreads what all do at once
  let heard = Date.now();
  let socket = null;
  let failures = 0;
  let rereading = null;
  let typedAt = 0;                     // when somebody typed and no socket was there to say it
  let isBack = false;                  // the socket has just opened: its first beat says what was missed
  let held = false;                    // a hand holds a part of this screen: pushes wait
  const listeners = { panels: [], connection: [], gone: [] };

  const now = () => Date.now() + skew;
  const soon = (ms) => ms + Math.random() * spread * 1000;
  const tell = (what, value) => listeners[what].forEach((listener) => listener(value));

  // A request of this page's own. It throws where there was no answer: no network, silence, or a
  // proxy's excuse; whoever asked tries again later. (AbortSignal.timeout is not on every phone.)
  async function ask(url, options = {}) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(url, {
        ...options, headers: { "HX-Request": "true" }, signal: patience.signal,
      });
      const html = await answer.text();
      if (isExcuse(answer.status)) throw Object.assign(new Error(`answered with ${answer.status}`), { html });
      return { status: answer.status, redirected: answer.redirected, html };
    } finally {
      clearTimeout(timer);
    }
  }

  const isExcuse = (status) => status >= 500 || status === 429;

  // A press that got no answer says so, and can be made again.
  function sayUnreached(on) {
    const line = document.getElementById("message");
    if (on) line.textContent = body.unreached;
    else if (line.textContent === body.unreached) line.textContent = "";
  }

  document.addEventListener("htmx:before:request", () => sayUnreached(false));
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (ctx && ctx.text === undefined) sayUnreached(true);
  });
  document.addEventListener("htmx:before:response", (event) => {
    const { ctx } = event.detail;
    const isOurs = ctx.response.headers.has("HX-Reswap");  // has its own sentence
    if (!isExcuse(ctx.response.status) || isOurs) return;
    event.preventDefault();
    sayUnreached(true);
  });

  // Panels arrive as HTML whose roots have ids; an older panel than the one shown is dropped.
  async function show(html, newest) {
    if (held) return;
    const holder = document.createElement("template");
    holder.innerHTML = html;
    let fresh = "";
    for (const panel of holder.content.children) {
      const shown = document.getElementById(panel.id);
      if (!shown || Number(shown.dataset.revision) > newest) continue;
      panel.setAttribute("hx-swap-oob", "outerMorph");
      fresh += panel.outerHTML;
    }
    if (fresh) {
      await htmx.swap({ text: fresh, target: document.body, swap: "none", sourceElement: document.body });
    }
    revision = Math.max(revision, newest);
    tell("panels");
  }

  // One re-read at a time; asking again while one waits changes nothing.
  function reread(delay) {
    if (rereading) return;
    rereading = setTimeout(async () => {
      const said = typedAt;
      const typing = Date.now() - said < TYPING ? "&typing=1" : "";
      try {
        const { status, redirected, html } = await ask(`${page}?since=${revision}${typing}`);
        if (redirected || GONE.includes(status)) return leave();
        heardSomething();
        if (typedAt === said) typedAt = 0;  // else somebody typed on while the answer came
        if (status === 200) await show(html, newestIn(html));
      } catch (_unanswered) {
        // Said by "not connected"; the next beat, poll or reconnect tries again.
      } finally {
        rereading = null;
      }
    }, delay);
  }

  // The page itself says why; but one that holds what nothing else does stays.
  function leave() {
    if (!listeners.gone.some((keeps) => keeps())) location.reload();
  }

  function newestIn(html) {
    const marks = [...html.matchAll(/data-revision="(\d+)"/g)].map((mark) => Number(mark[1]));
    return Math.max(revision, ...marks);
  }

  // Nothing moves while something is dragged; afterwards the screen re-reads itself.
  function hold(on) {
    held = on;
    if (!on) reread(0);
  }

  function heardSomething() {
    heard = Date.now();
    if (document.body.classList.contains("disconnected")) {
      document.body.classList.remove("disconnected");
      tell("connection", true);
    }
  }

  function watchSilence() {
    if (Date.now() - heard < SILENCE) return;
    if (!document.body.classList.contains("disconnected")) {
      document.body.classList.add("disconnected");
      tell("connection", false);
    }
    if (socket && socket.connected) socket.disconnect().connect();
  }

  function beat(message) {
    heardSomething();
    skew = message.t - Date.now();
    spread = message.spread;
    const patience = isBack ? 0 : BEHIND;
    isBack = false;
    if (message.r > revision) {
      setTimeout(() => { if (message.r > revision) reread(soon(0)); }, patience);
    }
  }

  function connect() {
    socket = io({
      transports: ["websocket"],
      timeout: 3000,
      reconnectionDelay: 500,
      reconnectionDelayMax: 1500,
      randomizationFactor: 0.5,
      auth: { workshop: Number(body.workshop), audience: body.audience, language: body.language },
    });
    socket.on("connect", () => { isBack = true; heardSomething(); failed(0); });
    socket.on("connect_error", () => failed(failures + 1));
    socket.on("disconnect", sentAway);
    socket.on("panels", (message) => { heardSomething(); show(message.html, message.r); });
    socket.on("beat", beat);
  }

  // By the server, which the library takes as final: the page says why. Where it still opens, so does a socket.
  function sentAway(reason) {
    if (reason !== "io server disconnect") return;
    reread(soon(0));
    setTimeout(() => socket.connect(), SILENCE);
  }

  // Where WebSockets are blocked (so many failed in a row), and only they, trying would be the room's whole load.
  function failed(times) {
    failures = times;
    const seldom = times >= BLOCKED && !document.body.classList.contains("disconnected");
    socket.io.reconnectionDelayMax(seldom ? 15000 + Math.random() * 45000 : 1500);
  }

  // Polling only while no socket is up, with jitter, so that a room does not ask at once.
  function poll() {
    if (!socket || !socket.connected) reread(0);
    setTimeout(poll, POLL + Math.random() * POLL);
  }

  // A socket may be there and never open, or seem open and be dead: the page asks in any case.
  function backOnline() {
    if (socket && !socket.connected) {
      failed(0);
      // Now, and not after the pause that may be running.
      socket.disconnect().connect();
    }
    reread(soon(0));
  }

  // Somebody is writing, or has just sent it. Without a socket the next poll says so.
  function sayTyping(on) {
    const connected = socket && socket.connected;
    if (on && connected) socket.emit("typing");
    typedAt = on && !connected ? Date.now() : 0;
  }

  function start() {
    if (!body.workshop) return;
    revision = Number(body.revision);
    skew = Number(body.now) - Date.now();
    if (window.io) connect();
    setTimeout(poll, POLL);
    setInterval(watchSilence, 1000);
    addEventListener("online", backOnline);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") reread(soon(0));
    });
    tell("panels");
  }

  document.addEventListener("DOMContentLoaded", start);

  return {
    now,
    soon,
    hold,
    ask,
    leave,
    on: (what, listener) => listeners[what].push(listener),
    sayTyping,
  };
})();
