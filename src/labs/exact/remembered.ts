/** The function with its last few results kept: a lab's picture and its table ask for the same search, and so does a slider that leaves the problem alone. */
export function remembered<A extends readonly unknown[], B>(compute: (...of: A) => B, most = 16): (...of: A) => B {
  const kept = new Map<string, B>();
  return (...of) => {
    const key = JSON.stringify(of);
    const value = kept.has(key) ? (kept.get(key) as B) : compute(...of); // it has the key
    kept.delete(key);
    kept.set(key, value);
    for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old);
    return value;
  };
}
