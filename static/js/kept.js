// Kept: what this phone remembers for its person, in IndexedDB, so that it survives a reload.
// Where a phone refuses that (a private window, a blocked upgrade, a full disk) it is held as long
// as this page is open. Reading is at once, from what this page knows.
"use strict";

const kept = (() => {
  const PATIENCE = 1500;               // a store that does not answer is none
  const FORGET = 30 * 24 * 3600 * 1000;
  const known = new Map();
  const held = new Set();              // names whose value is not, or not yet, in the store
  let database = null;

  function open() {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open("phone", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = asked.onblocked = () => reject(asked.error);
    });
  }

  function patiently(work) {
    return Promise.race([work, new Promise((_, reject) => { setTimeout(reject, PATIENCE); })]);
  }

  // One transaction: `deed` asks the store, and the promise ends when it is all on the disk.
  function within(deed) {
    return patiently(new Promise((resolve, reject) => {
      const transaction = database.transaction("kept", "readwrite");
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      deed(transaction.objectStore("kept"), transaction);
    }));
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
        remember(name, value);
        return value;
      } catch (_refused) {
        held.add(name);
      }
    }
    remember(name, into(known.get(name)));
    return known.get(name);
  }

  // Other tabs of this phone keep things as well.
  async function look() {
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
    for (const [name, { at }] of found) if (Date.now() - at > FORGET) set(name, undefined);
  }

  async function begin() {
    try {
      database = await patiently(open());
      database.onversionchange = () => database.close();
      await look();
    } catch (_refused) {
      database = null;
    }
  }

  return {
    ready: begin(),
    lasts: (name) => !held.has(name),  // longer than this page
    get: (name) => known.get(name),
    names: (start) => [...known.keys()].filter((name) => name.startsWith(start)),
    set,
    change,
    look,
  };
})();
