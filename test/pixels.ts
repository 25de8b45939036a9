import type { Page } from "playwright";

/** What a picture looks like, from its pixels alone. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** The colour of most pixels along its edges, as #rrggbb: a filled curve may cover more than the paper around it. */
  readonly paper: string;
  /** Which part of the pixels stands out from the paper, with a contrast of at least 3. */
  readonly ink: number;
  /** The strongest contrast of any pixel with the paper, from 1 to 21 (WCAG 2). */
  readonly contrast: number;
}

/** A part of a picture, in whole pixels from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads how parts of a PNG look.
 *
 * @param page any page: its canvas decodes the picture.
 * @param png the picture.
 * @param boxes the parts.
 */
export function looksOf(page: Page, png: Buffer, boxes: readonly Box[]): Promise<readonly Look[]> {
  return page.evaluate(
    async ([base64, parts]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d", { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      return parts.map(lookAt);

      function lookAt({ x: left, y: top, width, height }: Box): Look {
        const { data } = context.getImageData(left, top, width, height);
        const pixels = new Uint32Array(data.buffer);
        const colourOf = (pixel: number): number => ((pixel & 255) << 16) | (pixel & 0xff00) | ((pixel >> 16) & 255);
        const counts = new Map<number, number>();
        // Whole runs of one colour at once: most of a picture is paper.
        for (let start = 0, i = 1; i <= pixels.length; i++) {
          if (pixels[i] === pixels[start]) continue;
          const colour = colourOf(pixels[start] as number);
          counts.set(colour, (counts.get(colour) ?? 0) + i - start);
          start = i;
        }
        const edge = new Map<number, number>();
        for (let y = 0; y < height; y++) {
          const isEdge = Math.min(y, height - 1 - y) < 4;
          for (let x = 0; x < width; x++) {
            if (!isEdge && x === 4) x = Math.max(x, width - 4);
            const colour = colourOf(pixels[y * width + x] as number);
            edge.set(colour, (edge.get(colour) ?? 0) + 1);
          }
        }
        const linear = (channel: number): number => (channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
        const luminance = (colour: number): number =>
          0.2126 * linear(colour >> 16) + 0.7152 * linear((colour >> 8) & 255) + 0.0722 * linear(colour & 255);
        const [paper] = [...edge].reduce((most, one) => (one[1] > most[1] ? one : most));
        const contrastWithPaper = (colour: number): number => {
          const [low, high] = [luminance(colour), luminance(paper)].sort((a, b) => a - b) as [number, number];
          return (high + 0.05) / (low + 0.05);
        };
        let ink = 0;
        let contrast = 1;
        for (const [colour, count] of counts) {
          const ratio = contrastWithPaper(colour);
          if (ratio >= 3) ink += count;
          contrast = Math.max(contrast, ratio);
        }
        return {
          width: width,
          height: height,
          paper: `#${paper.toString(16).padStart(6, "0")}`,
          ink: ink / (width * height),
          contrast,
        };
      }
    },
    [png.toString("base64"), boxes] as const,
  );
}
