/** Where memory for tensors begins: after what the module itself keeps. */
export function heapBase(): usize {
  return __heap_base;
}

/** Sets n floats to a value. */
export function fill(at: usize, value: f32, n: i32): void {
  const v = f32x4.splat(value);
  const end = at + (<usize>(n & ~3) << 2);
  for (; at < end; at += 16) v128.store(at, v);
  for (let j = 0; j < (n & 3); j++) store<f32>(at + (<usize>j << 2), value);
}
