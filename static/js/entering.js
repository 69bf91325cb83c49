// Coming in over a bad network: the form is sent until there is an answer. Doubles are harmless,
// because this browser has its key already. Whatever is no plain "you are in" goes the plain way.
"use strict";

{
  const AGAIN = 2500;
  const PATIENCE = 8000;               // then a request that hangs is given up
  let wake = null;                     // ends a pause between two tries

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.join")) return;
    event.preventDefault();
    if (wake) wake();
    else enter(event.target);
  });

  async function enter(form) {
    wake = () => {};
    let answer;
    while (!(answer = await tried(form))) {
      form.querySelector(".waits").textContent = form.querySelector(".waits").dataset.waits;
      await pause();
    }
    if (answer.type === "opaqueredirect") location.assign(form.dataset.then);
    else form.submit();                // refused, or a guest network's own page: to be seen
  }

  // Nothing where there was no answer: no network, silence, or a proxy's excuse.
  async function tried(form) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: patience.signal });
      return answer.status >= 500 || answer.status === 429 ? null : answer;
    } catch (_unanswered) {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  function pause() {
    return new Promise((resolve) => {
      wake = resolve;
      addEventListener("online", resolve, { once: true });
      setTimeout(resolve, AGAIN * (1 + Math.random()));
    });
  }
}
