/** Hands the reader a file. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn; a minute is enough for any.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file of text. */
export const textFile = (text: string, type = "text/plain"): Blob => new Blob([text], { type: `${type};charset=utf-8` });
