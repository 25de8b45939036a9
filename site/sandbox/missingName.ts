type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is wrong with an import of a name that a module has not, and where to look: in another module, or among the names that begin alike. */
export function missingName(modules: Modules, from: string, missing: string): string {
  const wrong = `import: "${from}" has no ${missing}.`;
  const home = Object.keys(modules).find((name) => Object.hasOwn(modules[name] ?? {}, missing));
  if (home !== undefined) return `${wrong} Import it from "${home}".`;
  const start = missing.slice(0, 3).toLowerCase();
  const names = Object.keys(modules[from] ?? {}).sort();
  const near = names.filter((name) => name.toLowerCase().startsWith(start));
  return near.length > 0 ? `${wrong} Is it ${near.join(", ")}?` : `${wrong} It has ${names.join(", ")}.`;
}
