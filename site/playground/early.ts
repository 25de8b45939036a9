type Field = HTMLInputElement | HTMLSelectElement;

/** Remembers what is set and pressed while the page's code is on its way. The answer does it all again, once the code is there. */
export function rememberEarly(host: HTMLElement): () => void {
  const fields = new Map<Field, { readonly value: string; readonly checked: boolean }>();
  let pressed: HTMLButtonElement | null = null;
  const done = new AbortController();
  host.addEventListener(
    "input",
    ({ target }) => {
      if (target instanceof HTMLSelectElement) fields.set(target, { value: target.value, checked: false });
      if (target instanceof HTMLInputElement) fields.set(target, { value: target.value, checked: target.checked });
    },
    { signal: done.signal },
  );
  host.addEventListener(
    "click",
    ({ target }) => {
      if (target instanceof Element) pressed = target.closest("button") ?? pressed;
    },
    { signal: done.signal },
  );
  return () => {
    done.abort();
    for (const [field, { value, checked }] of fields) {
      if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) field.checked = checked;
      else field.value = value;
      for (const sign of ["input", "change"]) field.dispatchEvent(new Event(sign, { bubbles: true }));
    }
    pressed?.click();
  };
}
