// Every text the room reads on this page: whether it lies within its box, and its size.
() => {
  const out = [];
  const foot = document.getElementById("projector-foot").getBoundingClientRect();
  for (const element of document.querySelectorAll("#projector-slide *, #projector-foot *")) {
    const own = [...element.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
    if (!own || element.closest(".hidden, [hidden]")) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const list = element.closest("[data-paged]");
    const around = (list || document.documentElement).getBoundingClientRect();
    if (list && (box.left >= around.right - 1 || box.right <= around.left + 1)) continue;
    const inside = box.left >= around.left - 1 && box.right <= around.right + 1
      && box.top >= around.top - 1 && box.bottom <= Math.min(around.bottom, innerHeight) + 1
      && (!list || !foot.height || around.bottom <= foot.top + 1);
    out.push([element.textContent.trim().slice(0, 40), inside, parseFloat(getComputedStyle(element).fontSize)]);
  }
  return out;
}
