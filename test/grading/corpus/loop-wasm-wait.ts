// Waits in WebAssembly for a notice that nobody gives: no processor time is spent.
export function halve(): unknown {
  const bytes = [
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...[1, 4, 1, 96, 0, 0], // a type: from nothing to nothing
    ...[2, 9, 1, 1, 109, 1, 109, 2, 3, 1, 1], // imports m.m: a shared memory of one page
    ...[3, 2, 1, 0], // one function of that type
    ...[7, 5, 1, 1, 102, 0, 0], // exports it as f
    ...[10, 15, 1, 13, 0, 65, 0, 65, 0, 66, 127, 254, 1, 2, 0, 26, 11], // waits while what stands at 0 is 0, for ever
  ];
  const m = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)), { m: { m } });
  (exports.f as () => void)();
  return { rates: [], sum: 0 };
}
