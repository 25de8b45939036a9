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
  };
  visit(tree);
};

function lean({ children: [math] }) {
  const [semantics] = math.children;
  const isDisplay = math.properties.display === "block";
  const bare = {
    ...math,
    properties: isDisplay ? { display: "block" } : {},
    children: semantics.children.filter(({ tagName }) => tagName !== "annotation"),
  };
  return isDisplay ? { type: "element", tagName: "div", properties: { className: ["display"] }, children: [bare] } : bare;
}

/** The same for KaTeX's HTML text. */
export const leanMathText = (html) =>
  html.replace(
    /^<span class="katex"><math xmlns="[^"]*"( display="block")?><semantics>([\s\S]*)<annotation[\s\S]*<\/semantics><\/math><\/span>$/,
    "<math$1>$2</math>",
  );
