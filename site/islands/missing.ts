/** What this browser lacks to run code in the page, and what there is instead, as a sentence; null where it has all. */
export function missing(): string | null {
  const instead = "What stands here is what the course's own run showed; the notebook runs it anywhere.";
  if (typeof Worker !== "function") return `This browser has no Workers, so no code runs in this page. ${instead}`;
  if (!("sandbox" in HTMLIFrameElement.prototype) || typeof MessageChannel !== "function")
    return `This browser can't shut code into a frame of its own, so no code runs in this page. ${instead}`;
  return null;
}
