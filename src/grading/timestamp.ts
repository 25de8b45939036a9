/**
 * Reads the time of a `timestamp.txt`: as ISO 8601 with its offset, or as nbgrader writes it, "2026-12-01 22:58:23.948203 Europe/Berlin" or "… UTC".
 *
 * @param text the file's.
 * @returns ISO 8601 in UTC, to the second; null where it is no such time.
 */
export function readTimestamp(text: string): string | null {
  const [, day = "", time = "", zone = ""] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(\S*)$/.exec(text.trim()) ?? [];
  if (day === "" || zone === "") return null;
  const isOffset = /^(Z|[+-]\d\d:?\d\d)$/.test(zone);
  const at = isOffset ? Date.parse(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")}`) : inZone(`${day}T${time}Z`, zone);
  return Number.isFinite(at) ? `${new Date(at).toISOString().slice(0, 19)}Z` : null;
}

/** The time at which clocks of a zone show this; NaN for no zone. Of an hour that comes twice, the first. */
function inZone(shown: string, zone: string): number {
  const clock = Date.parse(shown);
  try {
    const format = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    const offsetAt = (at: number): number => Date.parse(`${format.format(at).replace(" ", "T")}Z`) - at;
    // The offset a day before, which holds in all but the hours after a change; there the one after it.
    const first = clock - offsetAt(clock - 86_400_000);
    return first + offsetAt(first) === clock ? first : clock - offsetAt(clock + 86_400_000);
  } catch {
    return Number.NaN;
  }
}
