/** Adds a stylesheet that most pages need only once they are touched. */
export function lazyStyle(address: string): void {
  if (document.querySelector(`link[href="${address}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}
