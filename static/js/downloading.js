// Files that take a while to be written: their button says so until the browser has them.
"use strict";

{
  // The browser downloads by itself, by the plain link or form, and the server tells this page with
  // a cookie for the press. fetch() and a blob would hold a ZIP of 50 MB in the page's memory, and
  // Safari on iOS shows a blob where it saves an attachment, browsers inside apps lose it; in a
  // hidden frame iOS may download nothing. A refusal comes as 204, which leads nowhere.
  const ASKS = 250;                    // ms between two looks at the cookies
  const LONGEST = 180000;              // ms; reading and writing are given up after a minute each
  const HERE = "here";

  const token = () => [...crypto.getRandomValues(new Uint32Array(3))]
    .map((n) => n.toString(36).padStart(7, "0")).join("");

  // What the cookie of this press holds, if it has come; it is taken away.
  function told(press) {
    const name = `arrival-${press}=`;
    const found = document.cookie.split("; ").find((each) => each.startsWith(name));
    if (!found) return null;
    document.cookie = `${name}; path=/; max-age=0; samesite=lax`;
    return decodeURIComponent(found.slice(name.length));
  }

  function begin(button) {
    const press = token();
    const says = button.querySelector("[data-says]");
    const line = button.closest(".take-home, .head").querySelector(".arrival");
    const before = says.textContent;
    const late = Date.now() + LONGEST;

    button.setAttribute("aria-busy", "true");
    says.textContent = button.dataset.writing;
    line.classList.add("hidden");
    line.textContent = button.dataset.writing;

    const looking = setInterval(() => {
      const how = told(press) ?? (Date.now() > late ? line.dataset.late : null);
      if (how === null) return;
      clearInterval(looking);
      button.removeAttribute("aria-busy");
      says.textContent = before;
      line.classList.toggle("hidden", how === HERE);
      line.textContent = how === HERE ? "" : how || line.dataset.late;
    }, ASKS);
    return press;
  }

  const isBusy = (button) => button.getAttribute("aria-busy") === "true";

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.dataset.writing) return;
    if (isBusy(button)) return event.preventDefault();
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "arrival" });
    field.value = begin(button);
    event.target.append(field);
    setTimeout(() => field.remove());
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-writing]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (isBusy(link)) return;
    const file = new URL(link.href);
    file.searchParams.set("arrival", begin(link));
    location.assign(file);
  });
}
