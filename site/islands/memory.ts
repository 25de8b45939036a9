/** What the reader's browser keeps. Keys are "lrlab/..."; storage may be blocked, full or edited by hand, and the course works all the same. */
const prefix = "lrlab/";
let said = false;

/** Says once per page what is lost; never more than that. */
function say(text: string): void {
  if (said) return;
  said = true;
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  // A live region speaks what changes inside it, so the text comes after the region.
  setTimeout(() => {
    notice.textContent = text;
  }, 50);
  setTimeout(() => notice.remove(), 9000);
}

/** True when something is kept under this key. */
export function has(key: string): boolean {
  try {
    return localStorage.getItem(prefix + key) !== null;
  } catch {
    return false;
  }
}

/** Reads a value; `valid` decides whether it is still what this page wrote. */
export function read<T>(key: string, valid: (value: unknown) => value is T): T | undefined {
  let text: string | null;
  try {
    text = localStorage.getItem(prefix + key);
  } catch {
    return undefined;
  }
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (valid(value)) return value;
  } catch {
    // Not JSON: told below, like any other value that is not ours.
  }
  say("Your saved answers could not be read, so this page starts afresh.");
  forget(key);
  return undefined;
}

/** Keeps a value; whether it could. */
export function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
    return true;
  } catch {
    say("This browser keeps nothing for this site (blocked, or full): what you do lasts until you leave the page.");
    return false;
  }
}

/** Drops a value. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept, so there is nothing to drop.
  }
}
