// Pooling over windows of size × size that lie wholly inside the image; four channels at a time.
import { load4, store4 } from "./four";

/**
 * y [images, outHeight, outWidth, channels] = the largest number of each window of x [images, height, width, channels]. `places` gets which
 * one it was, counted along the rows of the window: the first of equals. A NaN counts as the largest.
 */
export function maxPool(x: usize, images: i32, height: i32, width: i32, channels: i32, size: i32, stride: i32, y: usize, outHeight: i32, outWidth: i32, places: usize): void {
  const pixel = <usize>channels << 2;
  const line = <usize>width * pixel;
  for (; images; images--, x += <usize>height * line)
    for (let i: i32 = 0; i < outHeight; i++)
      for (let j: i32 = 0; j < outWidth; j++) {
        const corner = x + <usize>(i * stride) * line + <usize>(j * stride) * pixel;
        for (let c: i32 = 0; c < channels; c += 4) {
          const rest = channels - c;
          const first = corner + (<usize>c << 2);
          const at = <usize>c << 2;
          let best = load4(first, rest);
          let which = i32x4.splat(0);
          for (let u: i32 = 0, place: i32 = 0; u < size; u++)
            for (let v: i32 = 0; v < size; v++, place++) {
              const value = load4(first + <usize>u * line + <usize>v * pixel, rest);
              const wins = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
              best = v128.bitselect(value, best, wins);
              which = v128.bitselect(i32x4.splat(place), which, wins);
            }
          store4(y + at, best, rest);
          store4(places + at, which, rest);
        }
        y += pixel;
        places += pixel;
      }
}

/** dx (+)= dy at the place that was the largest. */
export function maxPoolBackward(dy: usize, places: usize, images: i32, height: i32, width: i32, channels: i32, size: i32, stride: i32, outHeight: i32, outWidth: i32, dx: usize, add: i32): void {
  const pixel = <usize>channels << 2;
  const line = <usize>width * pixel;
  if (!add) memory.fill(dx, 0, <usize>(images * height) * line);
  for (; images; images--, dx += <usize>height * line)
    for (let i: i32 = 0; i < outHeight; i++)
      for (let j: i32 = 0; j < outWidth; j++) {
        const corner = dx + <usize>(i * stride) * line + <usize>(j * stride) * pixel;
        for (let c: i32 = 0; c < channels; c += 4) {
          const rest = channels - c;
          const at = <usize>c << 2;
          const d = load4(dy + at, rest);
          const which = load4(places + at, rest);
          for (let u: i32 = 0, place: i32 = 0; u < size; u++)
            for (let v: i32 = 0; v < size; v++, place++) {
              const to = corner + at + <usize>u * line + <usize>v * pixel;
              store4(to, f32x4.add(load4(to, rest), v128.and(d, i32x4.eq(which, i32x4.splat(place)))), rest);
            }
        }
        dy += pixel;
        places += pixel;
      }
}

/** y = the mean of each window. */
export function averagePool(x: usize, images: i32, height: i32, width: i32, channels: i32, size: i32, stride: i32, y: usize, outHeight: i32, outWidth: i32): void {
  const pixel = <usize>channels << 2;
  const line = <usize>width * pixel;
  const count = f32x4.splat(<f32>(size * size));
  for (; images; images--, x += <usize>height * line)
    for (let i: i32 = 0; i < outHeight; i++)
      for (let j: i32 = 0; j < outWidth; j++, y += pixel) {
        const corner = x + <usize>(i * stride) * line + <usize>(j * stride) * pixel;
        for (let c: i32 = 0; c < channels; c += 4) {
          const rest = channels - c;
          const at = <usize>c << 2;
          let sum = f32x4.splat(0);
          for (let u: i32 = 0; u < size; u++)
            for (let v: i32 = 0; v < size; v++) sum = f32x4.add(sum, load4(corner + at + <usize>u * line + <usize>v * pixel, rest));
          store4(y + at, f32x4.div(sum, count), rest);
        }
      }
}

/** dx (+)= dy / size² over each window. */
export function averagePoolBackward(dy: usize, images: i32, height: i32, width: i32, channels: i32, size: i32, stride: i32, outHeight: i32, outWidth: i32, dx: usize, add: i32): void {
  const pixel = <usize>channels << 2;
  const line = <usize>width * pixel;
  const count = f32x4.splat(<f32>(size * size));
  if (!add) memory.fill(dx, 0, <usize>(images * height) * line);
  for (; images; images--, dx += <usize>height * line)
    for (let i: i32 = 0; i < outHeight; i++)
      for (let j: i32 = 0; j < outWidth; j++, dy += pixel) {
        const corner = dx + <usize>(i * stride) * line + <usize>(j * stride) * pixel;
        for (let c: i32 = 0; c < channels; c += 4) {
          const rest = channels - c;
          const at = <usize>c << 2;
          const d = f32x4.div(load4(dy + at, rest), count);
          for (let u: i32 = 0; u < size; u++)
            for (let v: i32 = 0; v < size; v++) {
              const to = corner + at + <usize>u * line + <usize>v * pixel;
              store4(to, f32x4.add(load4(to, rest), d), rest);
            }
        }
      }
}
