/** A question as GIFT says it, with its marks undone. */
export interface GiftQuestion {
  readonly category: string;
  readonly id: string;
  readonly title: string;
  readonly format: string;
  readonly stem: string;
  readonly numeric: boolean;
  readonly answers: readonly { readonly percent: number; readonly text: string; readonly feedback: string }[];
}

/** Reads GIFT one character after the other, from what its documentation says: a backslash takes the next character's meaning. */
export function readGift(source: string): GiftQuestion[] {
  const questions: GiftQuestion[] = [];
  let [category, id] = ["", ""];
  for (const block of source.split(/\n\s*\n/)) {
    const lines = block.split("\n").filter((line) => {
      const [, found] = /^\/\/.*\[id:([^\]]*)\]/.exec(line) ?? [];
      id = found ?? id;
      return !line.startsWith("//");
    });
    const text = lines.join("\n").trim();
    if (text === "") continue;
    if (text.startsWith("$CATEGORY:")) category = text.slice("$CATEGORY:".length).trim();
    else questions.push({ category, id, ...readQuestion(text) });
  }
  return questions;
}

/** Characters with their marks: [":", true] is an escaped colon, which means nothing. */
type Character = readonly [character: string, plain: boolean];

function characters(text: string): Character[] {
  const found: Character[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== "\\") found.push([text[i] as string, false]);
    else {
      i += 1;
      if (!/[\\~=#{}:n]/.test(text[i] ?? "")) throw new Error(`GIFT: a backslash before ${text[i]}`);
      found.push([text[i] === "n" ? "\n" : (text[i] as string), true]);
    }
  }
  return found;
}

const isMark = ([character, plain]: Character, marks: string): boolean => !plain && marks.includes(character);
const said = (list: readonly Character[]): string =>
  list
    .map(([character]) => character)
    .join("")
    .trim();

function readQuestion(text: string): Omit<GiftQuestion, "category" | "id"> {
  const all = characters(text);
  const colons = all.flatMap((one, i) => (isMark(one, ":") && isMark(all[i + 1] ?? ["", true], ":") ? [i] : []));
  const [first, second] = colons;
  if (first !== 0 || second === undefined || colons.length !== 2) throw new Error(`GIFT: a title between :: and ::, got ${text}`);
  const opens = all.flatMap((one, i) => (isMark(one, "{") ? [i] : []));
  const closes = all.flatMap((one, i) => (isMark(one, "}") ? [i] : []));
  if (opens.length !== 1 || closes.length !== 1 || closes[0] !== all.length - 1)
    throw new Error(`GIFT: one { and one } at the end, got ${text}`);
  const [open = 0] = opens;
  const [, format = "", stem = ""] = /^\[(\w+)\]([\s\S]*)$/.exec(said(all.slice(second + 2, open))) ?? [];
  let body = all.slice(open + 1, -1);
  const start = body.findIndex(([character]) => !/\s/.test(character));
  const numeric = isMark(body[start] ?? ["", true], "#");
  if (numeric) body = body.slice(start + 1);
  const starts = body.flatMap((one, i) => (isMark(one, "=~") ? [i] : []));
  if (said(body.slice(0, starts[0])) !== "") throw new Error(`GIFT: text before the first answer, got ${text}`);
  const answers = starts.map((at, i) => {
    const one = body.slice(at + 1, starts[i + 1]);
    const hash = one.findIndex((character) => isMark(character, "#"));
    const raw = said(one.slice(0, hash < 0 ? undefined : hash));
    const weight = /^%(-?[\d.]+)%/.exec(raw);
    const percent = weight ? Number(weight[1]) : isMark(body[at] as Character, "=") ? 100 : 0;
    return { percent, text: raw.slice(weight?.[0].length ?? 0), feedback: hash < 0 ? "" : said(one.slice(hash + 1)) };
  });
  return { title: said(all.slice(2, second)), format, stem, numeric, answers };
}
