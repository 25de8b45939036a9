import { createHash } from "node:crypto";

/**
 * Runs before the first paint, so that nothing flashes: marks that scripts work, and sets the colours the reader chose.
 * Storage may be blocked; then the system's colours stand.
 */
export const headScript = `(e=>{e.dataset.js="";try{const t=localStorage.getItem("lrlab/theme");/^(light|dark)$/.test(t)&&(e.dataset.theme=t)}catch{}})(document.documentElement)`;

const hash = createHash("sha256").update(headScript).digest("base64");

/**
 * What a page may load and run: its own files, and the one script above by its hash. Any static host will do.
 *
 * @param options wasm: whether the page itself compiles WebAssembly. Training in a Worker needs none of it: a Worker obeys its own response's policy.
 */
export const policy = ({ wasm }: { readonly wasm: boolean }): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'${wasm ? " 'wasm-unsafe-eval'" : ""}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
