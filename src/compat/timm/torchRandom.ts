/** The 32-bit numbers of the Mersenne Twister MT19937, PyTorch's generator on the CPU. Matsumoto and Nishimura 1998. */
function* twister(seed: number): Generator<number, never> {
  const state = new Uint32Array(624);
  const word = (i: number): number => state[i % 624] as number;
  state[0] = seed;
  for (let i = 1; i < 624; i++) state[i] = Math.imul(1812433253, word(i - 1) ^ (word(i - 1) >>> 30)) + i;
  for (let i = 0; ; i = (i + 1) % 624) {
    const mixed = (word(i) & 0x80000000) | (word(i + 1) & 0x7fffffff);
    state[i] = word(i + 397) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    let y = word(i);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    yield (y ^ (y >>> 18)) >>> 0;
  }
}

/** `torch.rand(1, generator=g)`, again and again, after `g.manual_seed(seed)`: 24 bits each. */
export function* torchUniforms(seed: number): Generator<number, never> {
  const bits = twister(seed);
  for (;;) yield (bits.next().value % 2 ** 24) / 2 ** 24;
}

/** `torch.randn(1, generator=g)`, again and again, after `g.manual_seed(seed)`: Box-Muller in pairs, from uniform numbers of 53 bits. */
export function* torchNormals(seed: number): Generator<number, never> {
  const bits = twister(seed);
  const uniform = (): number => {
    const high = bits.next().value;
    return ((high % 2 ** 21) * 2 ** 32 + bits.next().value) / 2 ** 53;
  };
  for (;;) {
    const angle = 2 * Math.PI * uniform();
    const radius = Math.sqrt(-2 * Math.log1p(-uniform()));
    yield Math.fround(radius * Math.cos(angle));
    yield Math.fround(radius * Math.sin(angle));
  }
}
