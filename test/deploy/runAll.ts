/**
 * Runs all cells of a notebook in the classic Notebook's page: `node test/deploy/runAll.ts ADDRESS FILE`, where ADDRESS is any page of the
 * running server, with its token. Ends with 1 where a cell fails that is not meant to.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launchChromium, root } from "../realParts.ts";

/** The classic Notebook's page, as far as this speaks to it. */
interface Page {
  readonly Jupyter: {
    readonly notebook: {
      readonly kernel_busy: boolean;
      get_cells(): readonly {
        readonly cell_type: string;
        readonly input_prompt_number?: number | "*" | null;
        readonly metadata: { readonly tags?: readonly string[] };
        readonly output_area?: { readonly outputs: readonly { readonly output_type: string; readonly evalue?: string }[] };
      }[];
    };
  };
}

const [address = "", file = ""] = process.argv.slice(2);
const url = new URL(address);
url.pathname = `/notebooks/${file}`;
const pictures = join(root, "test-results", "deploy");
mkdirSync(pictures, { recursive: true });

const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(url.href);
await page.locator("#kernel_indicator_icon[title='Kernel Idle']").waitFor({ timeout: 120_000 });
await page.locator("#celllink").click();
await page.locator("#run_all_cells a").click();
await page.waitForFunction(
  () => {
    const { notebook } = (globalThis as unknown as Page).Jupyter;
    const code = notebook.get_cells().filter(({ cell_type }) => cell_type === "code");
    return !notebook.kernel_busy && code.every(({ input_prompt_number }) => typeof input_prompt_number === "number");
  },
  undefined,
  { timeout: 120_000 },
);
const cells = await page.evaluate(() =>
  (globalThis as unknown as Page).Jupyter.notebook
    .get_cells()
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ metadata, output_area }) => ({
      isMeant: metadata.tags?.includes("raises-exception") ?? false,
      errors: output_area?.outputs.flatMap(({ output_type, evalue }) => (output_type === "error" ? [evalue ?? ""] : [])) ?? [],
    })),
);
await page.screenshot({ path: join(pictures, file.replace(/ipynb$/, "png")) });
await browser.close();
const failed = cells.filter(({ isMeant }) => !isMeant).flatMap(({ errors }) => errors);
console.log(failed.length === 0 ? `        ${file}: all ${cells.length} cells ran.` : `        ${file}: ${failed.join("; ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
