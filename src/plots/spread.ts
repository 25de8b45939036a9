/** Something that wants to stand at `at` and needs `size` pixels around it. */
export interface Wish {
  readonly at: number;
  readonly size: number;
}

/**
 * Moves wishes apart along one line so that none overlap and all stay between `low` and `high`, each as near its place as it can be.
 *
 * Neighbours that touch form a block, which sits at the mean of what its members want (pool adjacent violators).
 */
export function spreadOut(wishes: readonly Wish[], low: number, high: number): number[] {
  const order = wishes.map((_, i) => i).sort((i, j) => at(wishes, i) - at(wishes, j) || i - j);
  const blocks: { start: number; size: number; members: number[] }[] = [];
  const place = (members: number[]): { start: number; size: number; members: number[] } => {
    let size = 0;
    let sum = 0;
    for (const i of members) {
      const wish = wishes[i] as Wish; // i comes from the list's own indices
      sum += wish.at - wish.size / 2 - size;
      size += wish.size;
    }
    const start = Math.max(low, Math.min(sum / members.length, high - size));
    return { start, size, members };
  };
  for (const i of order) {
    let block = place([i]);
    for (let last = blocks.at(-1); last && last.start + last.size > block.start; last = blocks.at(-1)) {
      blocks.pop();
      block = place([...last.members, ...block.members]);
    }
    blocks.push(block);
  }
  const result = new Array<number>(wishes.length).fill(0);
  for (const { start, members } of blocks) {
    let top = start;
    for (const i of members) {
      const { size } = wishes[i] as Wish;
      result[i] = top + size / 2;
      top += size;
    }
  }
  return result;
}

const at = (wishes: readonly Wish[], i: number): number => (wishes[i] as Wish).at;
