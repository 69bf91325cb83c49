// The next person on this phone begins with empty hands, once what waits is sent: afterwards it
// would be theirs. What was refused would be nobody's: it goes by a second press only.
"use strict";

{
  const { page, element } = phone;
  const refused = () => outbox.all().filter((entry) => entry.refused);
  const question = () => document.querySelector("#next-person [role=alert]");
  const mayBeHandedOn = () => !outbox.unanswered().length && (!refused().length || question());
  let handingOn = null;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id !== "next-person") return;
    if (mayBeHandedOn()) return remember({ at: Date.now() });
    event.preventDefault();
    handingOn = handingOn || sendAndHandOn(form).finally(() => { handingOn = null; });
  });

  async function sendAndHandOn(form) {
    await outbox.flush();
    if (outbox.unanswered().length) {
      element("menu").open = false;
      element("message").textContent = element("unsent").dataset.beforeNext;
    } else if (mayBeHandedOn()) {
      form.requestSubmit();
    } else {
      askBeforeThrowing(form);
    }
  }

  function askBeforeThrowing(form) {
    const asked = document.createElement("div");
    const title = document.createElement("strong");
    const list = document.createElement("ul");
    const button = form.querySelector("button");
    asked.setAttribute("role", "alert");
    title.textContent = element("unsent-title").textContent;
    list.className = "mine";
    list.append(...refused().map((entry) => {
      const item = unsent.card({ ...entry, says: entry.why });
      item.querySelector(".deeds").remove();
      return item;
    }));
    asked.append(title, list);
    button.before(asked);
    button.dataset.says = button.textContent;
    button.textContent = element("unsent").dataset.sure;
  }

  // Other texts are at stake now.
  function takeBackQuestion() {
    if (!question()) return;
    const button = element("next-person").querySelector("button");
    button.textContent = button.dataset.says;
    question().remove();
  }

  const remember = (value) => kept.set(`handed ${page} ${element("mine").dataset.me}`, value);

  // What the person before wrote here is not for the eyes of the next one.
  function forgetOthers() {
    // Who is still here has not handed it on.
    remember();
    for (const name of [...kept.names(`out ${page} `), ...kept.names(`draft ${page} `)]) {
      if (unsent.hasHandedOn(kept.get(name).me)) kept.set(name, undefined);
    }
  }

  kept.on(forgetOthers);
  unsent.on(takeBackQuestion);
}
