// Live: a screen's panels stay equal to a fresh page.
//
// The server pushes panels with the revision of the audience; a heartbeat every 5 s carries the
// newest revision and the server's time. A screen that is behind for a second re-reads itself
// once; so it does after connecting, waking or coming online. Where WebSockets are blocked it
// polls. Everything here may be missing: each page works as a plain page as well.
"use strict";

const live = (() => {
  const body = document.body ? document.body.dataset : {};
  const page = location.pathname;
  const BEAT = 5000;                   // as the server sends it
  const SILENCE = 2 * BEAT;            // then the screen says "not connected"
  const BEHIND = 1000;                 // a push may still be under way
  const POLL = 5000;
  const GONE = [401, 403, 404, 410];   // not for this browser any more: the page itself says why
  let revision = 0;
  let skew = 0;                        // server's clock minus ours, in ms
  let spread = 0;                      // seconds over which a room spreads what all do at once
  let heard = Date.now();
  let socket = null;
  let rereading = null;
  let held = false;                    // a hand holds a part of this screen: pushes wait
  const listeners = { panels: [], connection: [] };

  const now = () => Date.now() + skew;
  const soon = (ms) => ms + Math.random() * spread * 1000;
  const tell = (what, value) => listeners[what].forEach((listener) => listener(value));

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
      try {
        const answer = await fetch(`${page}?since=${revision}`, { headers: { "HX-Request": "true" } });
        if (answer.redirected || GONE.includes(answer.status)) return location.reload();
        if (answer.status >= 400) return;      // a proxy's word, not ours: as good as offline
        heardSomething();
        if (answer.status === 200) {
          const html = await answer.text();
          await show(html, newestIn(html));
        }
      } catch (_offline) {
        // Said by "not connected"; the next beat, poll or reconnect tries again.
      } finally {
        rereading = null;
      }
    }, delay);
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
    if (message.r > revision) {
      setTimeout(() => { if (message.r > revision) reread(soon(0)); }, BEHIND);
    }
  }

  function connect() {
    socket = io({
      transports: ["websocket"],
      reconnectionDelay: 500,
      reconnectionDelayMax: 1500,
      randomizationFactor: 0.5,
      auth: { workshop: Number(body.workshop), audience: body.audience, language: body.language },
    });
    socket.on("connect", () => { heardSomething(); reread(0); });
    socket.on("panels", (message) => { heardSomething(); show(message.html, message.r); });
    socket.on("beat", beat);
  }

  // Polling only while no socket is up, with jitter, so that a room does not ask at once.
  function poll() {
    if (!socket || !socket.connected) reread(0);
    setTimeout(poll, POLL + Math.random() * POLL);
  }

  function start() {
    if (!body.workshop) return;
    revision = Number(body.revision);
    skew = Number(body.now) - Date.now();
    if (window.io) connect();
    setTimeout(poll, POLL);
    setInterval(watchSilence, 1000);
    addEventListener("online", () => { if (socket) socket.connect(); reread(0); });
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
    on: (what, listener) => listeners[what].push(listener),
    say: (event, message) => socket && socket.connected && socket.emit(event, message),
  };
})();
