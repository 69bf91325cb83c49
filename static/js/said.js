// What was refused or asked: said in #message, and gone when it no longer holds.
"use strict";

const said = (() => {
  const STAYS = 15000;
  const line = () => document.getElementById("message");
  const position = () => document.querySelector("[data-position]")?.dataset.position;
  let fading = null;
  let saidAt = null;

  function say(text) {
    line().textContent = text;
  }

  // Whoever says it, an answer or a script, the line empties after a while.
  function watch() {
    new MutationObserver(() => {
      clearTimeout(fading);
      saidAt = position();
      if (line().textContent) fading = setTimeout(() => say(""), STAYS);
    }).observe(line(), { childList: true, characterData: true, subtree: true });
  }

  // "Press again" means nothing any more once the session has gone on.
  function forget() {
    if (line()?.textContent && position() !== saidAt) say("");
  }

  document.addEventListener("DOMContentLoaded", watch);
  live.on("panels", forget);

  return { say };
})();
