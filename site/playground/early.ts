type Field = HTMLInputElement | HTMLSelectElement;

/**
 * Holds back what is set and pressed while the page's code is on its way. The answer does it all, once: parts that live earlier than others
 * are not told before.
 */
export function rememberEarly(host: HTMLElement): () => void {
  const fields = new Map<Field, { readonly value: string; readonly checked: boolean }>();
  let pressed: HTMLButtonElement | null = null;
  const done = new AbortController();
  const hold = (event: Event): void => {
    event.stopPropagation();
    const { target, type } = event;
    if (type === "click") pressed = (target instanceof Element && target.closest("button")) || pressed;
    else if (target instanceof HTMLSelectElement) fields.set(target, { value: target.value, checked: false });
    else if (target instanceof HTMLInputElement) fields.set(target, { value: target.value, checked: target.checked });
  };
  for (const type of ["input", "change", "click"]) host.addEventListener(type, hold, { capture: true, signal: done.signal });
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
