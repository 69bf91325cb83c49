// The next person on this phone begins with empty hands, once what waits is sent: afterwards it
// would be theirs. What was refused or only begun would be nobody's: it goes by a second press only.
"use strict";

{
  const { page, element } = phone;
  const words = () => element("unsent").dataset;
  const button = () => document.querySelector("#next-person .hand-on");
  const question = () => document.querySelector("#next-person [role=alert]");
  const READ = 700;                    // ms; sooner it would be the same press, bounced
  let asked = null;                    // the texts that the question shows
  let askedAt = 0;
  let handingOn = null;

  // A new wording that was begun is a text of its own.
  function atStake() {
    return [
      ...outbox.all().filter((entry) => entry.refused).map((entry) => ({ ...entry, says: entry.why })),
      ...drafts.all().map((draft) => ({ ...draft, says: words().begun })),
      ...unsent.before().map((entry) => ({ ...entry, says: words().before })),
    ].flatMap((entry) => {
      const begun = unsent.begun(entry);
      return begun ? [entry, { ...entry, text: begun.text, says: words().begun }] : [entry];
    });
  }

  const textsAtStake = () => JSON.stringify(atStake().map(({ text }) => text));
  const mayBeHandedOn = () => !outbox.unanswered().length && ["[]", asked].includes(textsAtStake());

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id !== "next-person") return;
    if (asked !== null && Date.now() - askedAt < READ) return event.preventDefault();
    if (mayBeHandedOn()) return leaveNothing();
    event.preventDefault();
    handingOn = handingOn || sendAndHandOn(form).finally(() => { handingOn = null; });
  });

  async function sendAndHandOn(form) {
    await outbox.flush();
    if (outbox.unanswered().length) {
      element("menu").open = false;
      element("message").textContent = words().beforeNext;
    } else if (mayBeHandedOn()) {
      form.requestSubmit();
    } else {
      askBeforeThrowing();
    }
  }

  function askBeforeThrowing() {
    takeBackQuestion();
    asked = textsAtStake();
    askedAt = Date.now();
    const title = document.createElement("strong");
    const list = document.createElement("ul");
    const box = document.createElement("div");
    box.setAttribute("role", "alert");
    title.textContent = element("unsent-title").textContent;
    list.className = "mine";
    list.append(...atStake().map((entry) => {
      const item = unsent.card(entry);
      item.querySelector(".why").textContent = entry.says;
      item.querySelector(".deeds").remove();
      return item;
    }));
    box.append(title, list);
    button().before(box);
    button().after(wayBack());
    button().dataset.says = button().textContent;
    button().textContent = words().sureNext;
    button().classList.add("quiet");
    document.querySelector("#next-person .back").focus();  // a key that is held down throws nothing away
  }

  // To where it can still be sent.
  function wayBack() {
    const back = document.createElement("button");
    back.type = "button";
    back.className = "button back";
    back.textContent = words().back;
    back.addEventListener("click", () => {
      takeBackQuestion();
      element("menu").open = false;
      const field = [...element("mine").querySelectorAll("textarea")].find((one) => one.value);
      if (field) field.focus();
    });
    return back;
  }

  // Other texts are at stake now.
  function takeBackQuestion() {
    if (!question()) return;
    asked = null;
    button().textContent = button().dataset.says;
    button().classList.remove("quiet");
    document.querySelector("#next-person .back").remove();
    question().remove();
  }

  const remember = (who, value) => kept.set(`handed ${page} ${who}`, value);

  // Also of those whom this phone was before. One mark: where the phone isn't handed on after all,
  // it is taken back for all of them.
  function leaveNothing() {
    const also = [...new Set(unsent.before().map(({ me }) => me))];
    remember(element("mine").dataset.me, { at: Date.now(), also });
  }

  // What the person before wrote here is not for the eyes of the next one.
  function forgetOthers() {
    // Who is still here has not handed it on.
    remember(element("mine").dataset.me);
    for (const name of ["out", "draft", "wording"].flatMap((kind) => kept.names(`${kind} ${page} `))) {
      if (unsent.hasHandedOn(kept.get(name).me)) kept.set(name, undefined);
    }
  }

  kept.on(forgetOthers);
  unsent.on(takeBackQuestion);
  document.addEventListener("input", takeBackQuestion);
  document.addEventListener("emptied", takeBackQuestion);
}
