import { shown } from "../schedules/fail.js";

/** What XML 1.0 can't or shouldn't hold in any form: control characters but tab and line breaks, halves of a surrogate pair, and two that are none. */
const impossible = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u;

/**
 * Text as it stands between tags and in attributes of an XML file.
 *
 * @throws a RangeError at a character that XML has no way to write.
 */
export function escapeXml(text: string): string {
  const [character] = impossible.exec(text) ?? [];
  if (character !== undefined) {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw new RangeError(`XML: a text must have no character U+${code}, got ${shown(text.slice(0, 60))}. Take it out of the text.`);
  }
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\r", "&#13;");
}
