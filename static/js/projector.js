// The projector: pages of what is longer than the wall, and the facilitator's keys.
"use strict";

{
  const slide = () => document.getElementById("projector-slide");
  const lists = () => [...document.querySelectorAll("[data-paged]")];

  // What does not fit flows into further columns; only the browser knows how many.
  const gap = (list) => parseFloat(getComputedStyle(list).columnGap) || 0;
  const step = (list) => list.getBoundingClientRect().width + gap(list);
  const pagesOf = (list) => Math.max(1, Math.ceil((list.scrollWidth + gap(list) - 2) / step(list)));

  const wall = {
    get pages() { return Math.max(1, ...lists().map(pagesOf)); },
    get page() { return Math.min(Number(slide().dataset.page), wall.pages - 1); },
    get more() { return lists().some((list) => Number(list.dataset.total || 0) > list.children.length); },
  };

  function turn() {
    for (const list of lists()) list.scrollLeft = Math.min(wall.page, pagesOf(list) - 1) * step(list);
    const said = document.querySelector(".foot .pages");
    const paged = wall.pages > 1 || wall.more;
    document.body.classList.toggle("paged", paged);
    if (said) said.textContent = paged ? words(said) : "";
  }

  function words(said) {
    if (wall.more) return said.dataset.more;
    return said.dataset.words.replace("{page}", wall.page + 1).replace("{pages}", wall.pages);
  }

  document.addEventListener("DOMContentLoaded", turn);
  live.on("panels", turn);
  addEventListener("resize", turn);
}
