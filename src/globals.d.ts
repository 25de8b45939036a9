/** The host names that `lrlab` uses, and no others: everything here exists in Node, browsers and Workers alike. */
interface Console {
  log(...values: unknown[]): void;
}
declare var console: Console;

interface ImportMeta {
  url: string;
}

declare function atob(text: string): string;
declare function btoa(bytes: string): string;

declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean;
  class Memory {
    constructor(pages: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: object;
  }
}
