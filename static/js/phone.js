// The phone: fetches its own part when the room moves on.
"use strict";

{
  let fetching = null;

  // The head names the state of the personal part. When it differs from the one shown, the
  // phone fetches its own part, at a random moment within the room's spread.
  function followTheRoom() {
    const head = document.getElementById("phone-top");
    const mine = document.getElementById("mine");
    if (!head || !mine || head.dataset.mine === mine.dataset.token || fetching) return;
    fetching = setTimeout(async () => {
      try {
        await htmx.ajax("GET", `${location.pathname}/mine`, { target: "#mine", swap: "outerMorph" });
      } finally {
        fetching = null;
      }
    }, live.soon(0));
  }

  live.on("panels", followTheRoom);

  let told = 0;
  document.addEventListener("input", (event) => {
    if (event.target.name !== "text" || Date.now() - told < 8000) return;
    told = Date.now();
    live.say("typing");
  });
}
