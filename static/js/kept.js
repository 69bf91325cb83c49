// Kept: what this phone remembers for its person, in IndexedDB, so that it survives a reload.
// Where a phone refuses that (a private window, a blocked upgrade, a full disk) it is held as long
// as this page is open. Reading is at once, from what this page knows.
"use strict";

const kept = (() => {
  const PATIENCE = 1500;               // a store that does not answer is none
  // Of other sessions: a clock may be wrong.
  const FORGET = 30 * 24 * 3600 * 1000;
  const known = new Map();
  const here = ` ${location.pathname} `;
  const held = new Set();              // names whose value is not, or not yet, in the store
  const listeners = [];
  let database = null;
  let opening = null;

  // Whoever asks waits a moment only; a store that comes later is taken up all the same.
  function open() {
    if (opening) return opening;
    const comes = new Promise((resolve, reject) => {
      const asked = indexedDB.open("phone", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    }).then(takeUp).finally(() => { opening = null; });
    opening = patiently(comes);
    opening.catch(() => comes.then(look).then(() => listeners.forEach((listener) => listener()), () => null));
    return opening;
  }

  function takeUp(found) {
    database = found;
    found.onclose = found.onversionchange = lose;
  }

  function lose() {
    if (database) database.close();
    database = null;
  }

  function patiently(work) {
    return Promise.race([work, new Promise((_, reject) => { setTimeout(reject, PATIENCE); })]);
  }

  function transact(deed) {
    return patiently(new Promise((resolve, reject) => {
      const transaction = database.transaction("kept", "readwrite");
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      deed(transaction.objectStore("kept"), transaction);
    }));
  }

  // One transaction: `deed` asks the store, and the promise ends when it is all on the disk. A phone
  // that slept may have lost its store: it is opened anew, once.
  async function within(deed) {
    if (database) {
      try {
        return await transact(deed);
      } catch (refused) {
        // Silence: it may still happen.
        if (!refused) throw refused;
        lose();
      }
    }
    await open();
    return transact(deed);
  }

  function remember(name, value) {
    if (value === undefined) known.delete(name);
    else known.set(name, value);
  }

  const write = (store, name, value) => (value === undefined ? store.delete(name) : store.put(value, name));

  // Undefined forgets. Ends when it is kept, or held because it can't be.
  async function set(name, value) {
    remember(name, value);
    held.add(name);
    try {
      await within((store, transaction) => {
        write(store, name, value);
        if (transaction.commit) transaction.commit();  // also when the page is left at this moment
      });
      if (known.get(name) === value) held.delete(name);
    } catch (_refused) {
      // It is held.
    }
  }

  // In one transaction, whatever another tab does: `into` makes the new value from the old one.
  async function change(name, into) {
    if (!held.has(name)) {
      try {
        let value;
        await within((store) => {
          store.get(name).onsuccess = ({ target }) => write(store, name, value = into(target.result));
        });
        if (!held.has(name)) remember(name, value);  // a newer one is on its way into the store
        return value;
      } catch (_refused) {
        held.add(name);
      }
    }
    remember(name, into(known.get(name)));
    return known.get(name);
  }

  // What could not be kept so far, also that something was thrown away.
  async function settle() {
    const late = [...held].map((name) => [name, known.get(name)]);
    try {
      await within((store) => late.forEach(([name, value]) => write(store, name, value)));
    } catch (_refused) {
      return;
    }
    for (const [name, value] of late) if (known.get(name) === value) held.delete(name);
  }

  // Other tabs of this phone keep things as well.
  async function look() {
    if (held.size) await settle();
    const found = new Map();
    try {
      await within((store) => {
        store.openCursor().onsuccess = ({ target: { result } }) => {
          if (!result) return;
          found.set(result.key, result.value);
          result.continue();
        };
      });
    } catch (_refused) {
      return;
    }
    for (const name of [...known.keys()]) if (!held.has(name) && !found.has(name)) known.delete(name);
    for (const [name, value] of found) if (!held.has(name)) known.set(name, value);
    for (const [name, { at }] of found) if (!name.includes(here) && Date.now() - at > FORGET) set(name, undefined);
  }

  const ready = look();

  return {
    // When it is known what is kept, and when a store came late.
    on: (listener) => {
      ready.then(listener);
      listeners.push(listener);
    },
    lasts: (name) => !held.has(name),  // longer than this page
    holdsAny: () => [...held].some((name) => known.has(name)),
    get: (name) => known.get(name),
    names: (start) => [...known.keys()].filter((name) => name.startsWith(start)),
    set,
    change,
    look,
  };
})();
