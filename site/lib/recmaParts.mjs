/**
 * Makes a lesson's text render one part of itself: what `remarkLesson` put into `<Fragment part={2}>` is made only where the text is asked for
 * part 2, or for no part at all. So a page draws the figures that it shows and no others.
 */
export const recmaParts = () => (program) => {
  const visit = (node) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== "object" || value === null) continue;
      const part = partOf(value);
      if (part !== null) node[key] = onlyIn(part, value);
      visit(part === null ? value : value.arguments);
    }
  };
  visit(program);
};

/** The number of the part that a call makes, as it stands in the code; null for every other node. */
function partOf({ type, arguments: given }) {
  if (type !== "CallExpression" || given[1]?.type !== "ObjectExpression") return null;
  const [made] = given;
  if ((made.name ?? made.property?.name) !== "Fragment") return null;
  const part = given[1].properties.find(({ key }) => (key?.name ?? key?.value) === "part");
  return part ? Number(part.value.value) : null;
}

const literal = (value) => ({ type: "Literal", value });
const asked = () => ({
  type: "MemberExpression",
  object: { type: "Identifier", name: "props" },
  property: { type: "Identifier", name: "part" },
  computed: false,
  optional: false,
});

/** `props.part === undefined || props.part === 2 ? … : null` */
const onlyIn = (part, made) => ({
  type: "ConditionalExpression",
  test: {
    type: "LogicalExpression",
    operator: "||",
    left: {
      type: "BinaryExpression",
      operator: "===",
      left: asked(),
      right: { type: "UnaryExpression", operator: "void", prefix: true, argument: literal(0) },
    },
    right: { type: "BinaryExpression", operator: "===", left: asked(), right: literal(part) },
  },
  consequent: made,
  alternate: literal(null),
});
