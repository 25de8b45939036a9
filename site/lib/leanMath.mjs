/**
 * KaTeX's MathML without what only copies the formula's source: the annotation, and the wrappers that hold it. A display formula gets a
 * box of its own that scrolls where a phone is too narrow for it.
 */
export const leanMath = () => (tree) => {
  const visit = (node) => {
    node.children?.forEach((child, i) => {
      if (child.properties?.className?.includes("katex")) node.children[i] = lean(child);
      else visit(child);
    });
    keepStops(node);
  };
  visit(tree);
};

/** Keeps a comma or a full stop on the line of the formula it ends: browsers break lines on both sides of a math element. */
function keepStops(node) {
  node.children?.forEach((child, i) => {
    const next = node.children[i + 1];
    const stop = child.tagName === "math" && next?.type === "text" ? /^[.,;:?!)]+/.exec(next.value)?.[0] : undefined;
    if (!stop) return;
    next.value = next.value.slice(stop.length);
    node.children[i] = {
      type: "element",
      tagName: "span",
      properties: { className: ["whole"] },
      children: [child, { type: "text", value: stop }],
    };
  });
}

function lean({ children: [math] }) {
  const isDisplay = math.properties.display === "block";
  // semantics holds one row and the annotation; a math element is a row itself.
  const [row] = math.children[0].children;
  const children = row.tagName === "mrow" ? row.children : [row];
  const bare = { ...math, properties: isDisplay ? { display: "block" } : {}, children };
  setApart(bare);
  writeSigns(bare);
  joinWords(bare);
  return isDisplay ? { type: "element", tagName: "div", properties: { className: ["display"] }, children: [bare] } : bare;
}

/** The invisible operator that KaTeX puts after \\max and its like. */
const application = "\u2061";

const isApplication = ({ tagName, children }) => tagName === "mo" && children[0]?.value === application;

/**
 * Takes that operator out of scripts, where as a third child it makes browsers drop the subscript; elsewhere gives it the thin space
 * that TeX sets between cos and what follows without a bracket.
 */
function setApart(node) {
  if (/^m(sub|sup|subsup)$/.test(node.tagName)) node.children = node.children.filter((child) => !isApplication(child));
  node.children?.forEach((child, i) => {
    const next = node.children[i + 1];
    if (isApplication(child) && /^m(frac|i|n|sub|sup)$/.test(next?.tagName ?? "")) child.properties = { rspace: "0.1667em" };
    setApart(child);
  });
}

/** What makes the minus behind it a sign and no operation. */
const isBeforeSign = (node) => node?.tagName === "mspace" || (node?.tagName === "mo" && /^[=<>≤≥≈≠,(⋅·]$/.test(node.children[0]?.value));

/** Sets a sign close to its number, and writes a double-struck letter as the character it is: browsers know no other way. */
function writeSigns(node) {
  node.children?.forEach((child, i) => {
    if (child.tagName === "mo" && child.children[0]?.value === "−" && isBeforeSign(node.children[i - 1]))
      child.properties = { form: "prefix" };
    if (child.properties?.mathvariant === "double-struck") {
      child.properties = {};
      child.children = [{ type: "text", value: doubleStruck[child.children[0].value] }];
    }
    writeSigns(child);
  });
}
const doubleStruck = { E: "𝔼", R: "ℝ" };

const isUpright = ({ tagName, properties }) => tagName === "mi" && properties?.mathvariant === "normal";

/** Writes the letters of an upright word, as in \\mathrm{end}, as the one identifier that they are. */
function joinWords(node) {
  const joined = [];
  for (const child of node.children ?? []) {
    const last = joined.at(-1);
    if (last && isUpright(child) && (isUpright(last) || last.isWord)) {
      const text = last.children[0].value + child.children[0].value;
      joined[joined.length - 1] = { ...last, properties: {}, isWord: true, children: [{ type: "text", value: text }] };
    } else joined.push(child);
  }
  joined.forEach(joinWords);
  // A row of one is that one.
  if (node.children)
    node.children = joined.map((child) => (child.tagName === "mrow" && child.children.length === 1 ? child.children[0] : child));
}

/** The same for KaTeX's HTML text. */
export const leanMathText = (html) =>
  html
    .replace(
      /^<span class="katex"><math xmlns="[^"]*"( display="block")?><semantics>(?:<mrow>)?([\s\S]*?)(?:<\/mrow>)?<annotation[\s\S]*<\/semantics><\/math><\/span>$/,
      "<math$1>$2</math>",
    )
    .replaceAll(/(?:<mi mathvariant="normal">.<\/mi>){2,}/gu, (word) => `<mi>${word.replaceAll(/<[^>]+>/g, "")}</mi>`)
    .replaceAll(/<mi mathvariant="double-struck">(.)<\/mi>/g, (_, letter) => `<mi>${doubleStruck[letter]}</mi>`)
    .replaceAll(/(<mo>[=<>≤≥≈≠,(⋅·]<\/mo>)<mo>−/g, '$1<mo form="prefix">−')
    .replaceAll(/<mrow>(<(m[ion])\b[^>]*>[^<]*<\/\2>)<\/mrow>/g, "$1")
    .replaceAll(/<mo>\u2061<\/mo>(?=<\/m(?:sub|sup|subsup)>)/g, "")
    .replaceAll(/<mo>(?=\u2061<\/mo><m(?:frac|i|n|sub|sup)>)/g, '<mo rspace="0.1667em">');
