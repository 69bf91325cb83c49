// Drafts: half-typed text is kept while somebody types, and comes back into its field; where the
// field is gone it is shown with what is not sent yet.
"use strict";

const drafts = (() => {
  const { page } = phone;
  const whose = () => phone.element("mine").dataset;
  const start = () => `draft ${page} ${whose().me} `;
  const fieldIn = (form) => form.querySelector("textarea, input.field");
  const places = () => phone.forms().map(phone.placeOf);

  function keep(form) {
    const field = fieldIn(form);
    const place = phone.placeOf(form);
    const isBlank = !field.value.trim() || field.value === field.defaultValue;
    if (isBlank) return forget(place);
    const list = form.querySelector("[name=list]:checked");
    const { me, device } = whose();
    const text = { text: field.value, list: list && list.value, place, question: form.dataset.question };
    if (kept.get(wordingOf(place))) kept.set(wordingOf(place), undefined);
    kept.set(start() + place, { ...text, me, device, practice: form.elements.practice !== undefined, at: Date.now() });
  }

  function forget(place) {
    for (const name of [start() + place, wordingOf(place)]) if (kept.get(name)) kept.set(name, undefined);
  }

  // While its field was gone it may have been shortened where it waits.
  const wordingOf = (place) => `wording ${page} ${place}`;

  function newest({ place, text, me }) {
    const wording = kept.get(wordingOf(place));
    return wording && wording.of === text && wording.me === me ? wording.text : text;
  }

  function restore(form) {
    const field = fieldIn(form);
    const draft = kept.get(start() + phone.placeOf(form));
    if (!field || !draft || field.value !== field.defaultValue || field === document.activeElement) return;
    if (outbox.all().some((entry) => entry.place === draft.place && entry.text === draft.text)) return forget(draft.place);
    field.value = newest(draft);
    const list = form.querySelector(`[name=list][value="${draft.list}"]`);
    if (list) list.checked = true;
    const details = field.closest("details.deed");
    if (details) details.open = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Practice is no loss.
  const all = () => kept.names(start()).map(kept.get).filter((draft) => !draft.practice);

  // Those whose step is over.
  function stranded() {
    const open = places();
    return all().filter((draft) => !open.includes(draft.place));
  }

  const restoreAll = () => phone.forms().forEach(restore);

  document.addEventListener("input", ({ target }) => {
    if (target.form && target.form.closest("#mine") && fieldIn(target.form)) keep(target.form);
  });
  document.addEventListener("emptied", ({ target }) => forget(phone.placeOf(target.form)));

  kept.on(restoreAll);
  phone.on(restoreAll);

  return { all, stranded, forget };
})();
