import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext } from "playwright";

/** What is wrong with a page that is opened as a file: it asks for something, says something, opens a dialog, scrolls sideways, or axe complains. */
export async function filePageFaults(context: BrowserContext, file: string): Promise<string[]> {
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const faults: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== address) faults.push(`asks for ${request.url()}`);
  });
  page.on("console", (message) => faults.push(`says ${message.text()}`));
  page.on("dialog", (dialog) => {
    faults.push(`opens a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  if (content > window) faults.push(`is ${content} wide in a window of ${window}`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  faults.push(...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`));
  await page.close();
  return faults;
}
