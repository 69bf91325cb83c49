// Timers are moments: every screen counts down to the same one, on the server's clock.
"use strict";

{
  const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  function tick() {
    for (const timer of document.querySelectorAll("[data-ends-at]")) {
      const ends = Number(timer.dataset.endsAt);
      const left = ends ? Math.max(0, Math.round((ends - live.now()) / 1000)) : null;
      const text = left === null ? "" : left ? shown(left) : timer.dataset.over || "0:00";
      if (timer.textContent !== text) timer.textContent = text;
      timer.classList.toggle("over", left === 0);
    }
  }

  document.addEventListener("DOMContentLoaded", tick);
  live.on("panels", tick);
  setInterval(tick, 250);
}
