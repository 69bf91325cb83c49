// The ballot: a tap places or takes back a dot at once; the ballot goes up whole, with a number
// that rises with each change, and is sent until it is answered. What this phone shows stands
// until then, whatever arrives meanwhile. Without this script every tap is a plain form.
"use strict";

{
  const WAIT = 150;                    // a few quick taps travel together
  let vote = null;
  let number = 0;                      // of the newest change that this phone knows
  let dots = null;                     // by topic, of that change; null: as the page shows them
  let waiting = null;

  const ballot = () => document.getElementById("ballot");
  const forms = (within) => [...within.querySelectorAll("form[data-topic]")];
  const marks = (form) => Number(form.dataset.marks);
  const lane = () => `ballot ${vote}`;
  const onItsWay = () => outbox.of(lane());
  const dotsIn = ({ body }) => new Map(body.filter(([name]) => name === "dots").map(([, dots]) => dots.split(":")));
  const used = (list) => forms(list).reduce((sum, form) => sum + marks(form), 0);

  // What the server shows is the truth, unless this phone knows of a newer change: an answer that
  // was long on its way takes nothing back, and what still waits here goes up later.
  function adopt() {
    const shown = ballot();
    if (!shown) return;
    const theirs = Number(shown.dataset.number);
    if (vote !== shown.dataset.vote) [vote, number, dots] = [shown.dataset.vote, 0, null];
    const entry = onItsWay();
    if (entry && entry.number >= number) [number, dots] = [entry.number, dotsIn(entry)];
    if (dots && (entry || theirs < number)) redraw(shown);
    else dots = null;
    number = Math.max(number, theirs);
  }

  function redraw(shown) {
    for (const form of forms(shown)) form.dataset.marks = dots.get(form.dataset.topic) || 0;
    shown.querySelectorAll("section").forEach(draw);
    if (onItsWay()) sayState("unsaved");
  }

  function tap(form, by) {
    const list = form.closest("section");
    const { dots, cap } = list.dataset;
    const wanted = by === null ? (marks(form) ? 0 : 1) : marks(form) + by;
    if (wanted < 0 || wanted > Number(cap)) return;
    if (wanted > marks(form) && used(list) >= Number(dots)) return say(list, list.dataset.full);
    form.dataset.marks = wanted;
    say(list, "");
    draw(list);
    sendAsShown();
  }

  async function sendAsShown() {
    number += 1;
    dots = new Map(forms(ballot()).map((one) => [one.dataset.topic, marks(one)]));
    sayState("unsaved");
    const body = [["vote", vote], ["number", number]];
    for (const [topic, count] of dots) if (count) body.push(["dots", `${topic}:${count}`]);
    const { url, what } = ballot().dataset;
    const name = await outbox.put({ lane: lane(), numbered: true, number, url, what, body });
    clearTimeout(waiting);
    waiting = setTimeout(() => outbox.send(name), WAIT);
  }

  function say(list, text) {
    list.querySelector(".full").textContent = text;
  }

  function draw(list) {
    const { dots, cap, said } = list.dataset;
    const spent = used(list);
    const full = spent >= Number(dots);
    list.querySelector(".figure").textContent = said.replace("{used}", spent).replace("{dots}", dots);
    list.querySelectorAll(".dots use").forEach((dot, place) => {
      dot.setAttribute("href", place < spent ? "#icon-dot" : "#icon-dot-empty");
    });
    for (const form of forms(list)) {
      const placed = marks(form);
      const row = form.querySelector(".topic");
      row.setAttribute("aria-pressed", placed > 0);
      if (row.matches("button")) {
        row.querySelector("use").setAttribute("href", placed ? "#icon-dot-placed" : "#icon-dot-empty");
        row.value = `${form.dataset.topic}:${placed ? 0 : 1}`;
        disable(row, full && !placed);
      } else {
        const [less, more] = row.querySelectorAll(".step");
        row.querySelector(".marks").textContent = placed;
        less.value = `${form.dataset.topic}:${Math.max(0, placed - 1)}`;
        more.value = `${form.dataset.topic}:${placed + 1}`;
        disable(less, !placed);
        disable(more, full || placed >= Number(cap));
      }
    }
  }

  function disable(button, off) {
    if (off) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }

  function sayState(state) {
    const line = document.getElementById("ballot-saved");
    if (line) line.textContent = ballot().dataset[state];
  }

  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-topic]")) {
      event.preventDefault();
      const by = event.submitter && event.submitter.dataset.by;
      tap(event.target, by ? Number(by) : null);
    } else if (event.target.id === "abstain") {
      number += 1;                     // it clears the dots; one on its way is older
      dots = new Map();
      const field = event.target.elements.number || document.createElement("input");
      Object.assign(field, { type: "hidden", name: "number", value: number });
      event.target.append(field);
    }
  }, true);

  document.addEventListener("DOMContentLoaded", adopt);
  phone.on(adopt);
  outbox.on((refused) => {
    if (refused && refused.numbered) dots = null;
    adopt();
  });
}
