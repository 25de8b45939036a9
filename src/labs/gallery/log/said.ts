/** What the library says, in the page's terms: without the function's name, and with a list where it speaks of an argument. */
export function said(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error))
    .replace(/^(readTrace|diagnose|schedule|fromUrl|fromPyTorch|readPython): /, "")
    .replace("or say which it is", "or choose it from the list")
    .replace(/ Epochs are no updates: with them the plan needs .*$/, " Where the log counts epochs, choose that column and say so.");
  return message.charAt(0).toUpperCase() + message.slice(1);
}
