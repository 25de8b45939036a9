import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, begin, findApi, type SearchedWindow } from "../../site/scorm/lms.js";
import {
  betterStatus,
  chosen,
  decode,
  encode,
  finishedPart,
  fresh,
  type Lesson,
  retried,
  type State,
  sessionTime,
  standing,
} from "../../site/scorm/state.js";
import { scorm } from "../../src/cli/commands/scorm.js";
import { siteIn } from "../../src/cli/scormHost.js";
import { manifest } from "../../src/grading/scorm/manifest.js";
import { fileAt, relocateModule, relocatePage, relocateStyle, type Site, wayTo } from "../../src/grading/scorm/relocate.js";
import { scormPackage } from "../../src/grading/scorm/scormPackage.js";
import { zipFiles } from "../../src/grading/zipFiles.js";
import { lessonNamed } from "../../src/notebook/host/courseFiles.js";
import { builtSite } from "../browser/serve.js";
import { allOf, only, readXml } from "./readXml.js";

const lesson: Lesson = {
  name: "a-lesson",
  parts: ["1.html", "2.html"],
  questions: [
    { id: "one", right: "b" },
    { id: "two", right: "ac" },
  ],
  pass: 50,
};
const did = (...choices: readonly (readonly [string, string])[]): State =>
  choices.reduce((state, [id, letter]) => chosen(state, id, letter), fresh);
const readAll = (state: State): State => finishedPart(finishedPart(state, 2), 1);

describe("a lesson's standing", () => {
  test("counts a question by its first choices, as many as are right", () => {
    const rows = [
      [did(), 0, 0, null],
      [did(["one", "b"]), 1, 1, 50],
      [did(["one", "a"], ["one", "b"]), 1, 0, 0],
      [did(["two", "c"]), 0, 0, 0],
      [did(["two", "c"], ["two", "a"], ["two", "b"]), 1, 1, 50],
      [did(["two", "c"], ["two", "b"], ["two", "a"]), 1, 0, 0],
      [did(["one", "b"], ["two", "a"], ["two", "c"]), 2, 2, 100],
    ] as const;
    for (const [state, answered, right, score] of rows) {
      expect(standing(lesson, state, 50)).toEqual({ answered, right, score, status: "incomplete" });
    }
  });

  test("is complete when every question is answered and every part read, and passed from the mark on", () => {
    const half = did(["one", "b"], ["two", "b"], ["two", "a"]);
    expect(standing(lesson, finishedPart(half, 1), 50).status).toBe("incomplete");
    expect(standing(lesson, readAll(half), 50).status).toBe("passed");
    expect(standing(lesson, readAll(half), 50.01).status).toBe("completed");
    expect(standing(lesson, readAll(did(["one", "b"])), 0).status).toBe("incomplete");
    expect(standing({ ...lesson, questions: [] }, readAll(fresh), 80)).toEqual({ answered: 0, right: 0, score: null, status: "passed" });
  });

  test("choosing twice changes nothing, trying again forgets one question", () => {
    const state = did(["one", "a"], ["two", "c"]);
    expect(chosen(state, "one", "a")).toBe(state);
    expect(retried(state, "one")).toEqual(did(["two", "c"]));
    expect(finishedPart(finishedPart(state, 2), 1).read).toEqual([1, 2]);
  });

  test("what was reached is not taken back", () => {
    expect(betterStatus("", "incomplete")).toBe("incomplete");
    expect(betterStatus("not attempted", "incomplete")).toBe("incomplete");
    expect(betterStatus("completed", "incomplete")).toBe("completed");
    expect(betterStatus("failed", "completed")).toBe("completed");
    expect(betterStatus("passed", "completed")).toBe("passed");
  });

  test("comes back from what the platform kept, whatever was done", () => {
    const step = fc.oneof(
      fc.tuple(fc.constantFrom("one", "two"), fc.constantFrom("a", "b", "c")).map(
        ([id, letter]) =>
          (state: State) =>
            chosen(state, id, letter),
      ),
      fc.constantFrom(1, 2).map((part) => (state: State) => finishedPart(state, part)),
      fc.constantFrom("one", "two").map((id) => (state: State) => retried(state, id)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom(1, 2), (steps, part) => {
        const state = { ...steps.reduce((before, make) => make(before), fresh), part };
        expect(decode(lesson, encode(state), String(part))).toEqual(state);
      }),
    );
  });

  test("is fresh from anything else, and keeps of an older lesson what still is there", () => {
    for (const data of [
      "",
      "null",
      "{}",
      '"x"',
      "[1]",
      '{"v":2,"answers":{"one":"a"}}',
      '{"v":1,"answers":5,"read":"no"}',
      '{"v":1,"answers":{"one":"A<"},"read":[0,3,"1",1.5]}',
    ]) {
      expect(decode(lesson, data, "9")).toEqual(fresh);
    }
    expect(decode(lesson, '{"v":1,"answers":{"one":"ab","gone":"a","__proto__":"a"},"read":[2,2,7]}', "2")).toEqual({
      answers: { one: "ab" },
      read: [2],
      part: 2,
    });
  });

  test("fits into what SCORM 1.2 keeps, with every option of every question chosen", () => {
    const all = lessonNamed("test", "05-dropping").quiz.map(({ id, options }) => [id, "abcdefgh".slice(0, options.length)] as const);
    expect(encode({ answers: Object.fromEntries(all), read: [1, 2, 3], part: 3 }).length).toBeLessThan(4096 / 4);
  });

  test("a session's time is written with hours of four digits", () => {
    expect([0, 9, 61_239, 3_599_999, 360_000_000, -5, 1e15].map(sessionTime)).toEqual([
      "0000:00:00.00",
      "0000:00:00.01",
      "0000:01:01.24",
      "0001:00:00.00",
      "0100:00:00.00",
      "0000:00:00.00",
      "9999:59:59.99",
    ]);
  });
});

describe("a platform's API", () => {
  const api = { LMSInitialize: () => "true" } as unknown as Api;
  const windowIn = (parent: SearchedWindow | null, more: object = {}): SearchedWindow => {
    const made = { parent, ...more };
    return (parent === null ? Object.assign(made, { parent: made }) : made) as SearchedWindow;
  };
  const abroad = new Proxy({} as SearchedWindow, {
    get() {
      throw new Error("another origin");
    },
  });

  test("is found around the lesson, and around what opened it", () => {
    const top = windowIn(null, { API: api });
    expect(findApi(top)).toBe(api);
    expect(findApi(windowIn(windowIn(windowIn(top))))).toBe(api);
    expect(findApi(windowIn(null, { opener: windowIn(top) }))).toBe(api);
    expect(findApi(windowIn(windowIn(null, { opener: windowIn(top) })))).toBe(api);
    expect(findApi(windowIn(null))).toBeNull();
    expect(findApi(windowIn(abroad))).toBeNull();
    expect(findApi(windowIn(null, { opener: abroad }))).toBeNull();
    expect(findApi(windowIn(windowIn(abroad), { opener: windowIn(top) }))).toBe(api);
  });

  test("says in its own words what it does not take, and is left alone after the end", () => {
    const heard: string[] = [];
    let code = 301;
    const platform = (refuses: readonly string[]): Api => ({
      LMSInitialize: () => !refuses.includes("begin"),
      LMSGetValue: (name) => `value of ${name}`,
      LMSSetValue: (name, value) => {
        heard.push(`${name}=${value}`);
        return String(!refuses.includes(name));
      },
      LMSCommit: () => {
        heard.push("commit");
        return String(!refuses.includes("commit"));
      },
      LMSFinish: () => {
        heard.push("finish");
        return "true";
      },
      LMSGetLastError: () => code,
      LMSGetErrorString: (of) => `words for ${of}`,
    });
    expect(begin(platform(["begin"]))).toBe("words for 301, code 301");
    const lms = begin(platform(["b"]));
    if (typeof lms === "string") throw new Error(lms);
    expect(lms.get("x")).toBe("value of x");
    expect(lms.save({ a: "1" })).toBeNull();
    expect(lms.save({ a: "2", b: "3", c: "4" })).toBe("b: words for 301, code 301");
    code = 401; // not implemented
    expect(lms.save({ b: "5" })).toBeNull();
    lms.finish();
    lms.finish();
    expect(lms.save({ a: "6" })).toBeNull();
    expect(heard).toEqual(["a=1", "commit", "a=2", "b=3", "c=4", "commit", "b=5", "commit", "finish"]);
  });
});

describe("addresses", () => {
  const pages: Record<string, string> = {
    "index.html": "home",
    "lessons/a/index.html": `<link href="/_astro/a.css"><a href="/lessons/a/2/#x">2</a><a class="c" href="/glossary/?a=1&amp;b#t">G</a><a href="https://example.org/">E</a><a href="#main">M</a><p>href="/lost/"</p><img data-narrow="/figures/a.svg" alt="a > b" src="/figures/a.svg"><lr-embed data-page="/play/?v=1&amp;w=2"></lr-embed><script>const a = '<a href="/lost/">'</script>`,
    "lessons/a/2/index.html": "",
    "glossary/index.html": "",
    "play/index.html": "",
    "figures/a.svg": "",
    "_astro/a.css": "a{b:url(/_astro/f.woff2)}c{d:url(data:x)}e{f:url(/fonts/m.woff2?1)}",
    "_astro/f.woff2": "",
    "fonts/m.woff2": "",
    "_astro/a.js":
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the module under test.
      'import"./b.js";const a=`/_astro/w.js`,b=`${`/`.replace(/\\/$/,``)}/sandbox/frame.html`,c="/".replace(/\\/$/,"")+"/code/n.json",d=`/lessons/a/`,e=import(`./c.js`),f="./none.js";',
    "_astro/b.js": "",
    "_astro/c.js": "",
    "_astro/w.js": "",
    "sandbox/frame.html": "",
    "code/n.json": "",
  };
  const site: Site = { has: (path) => Object.hasOwn(pages, path), text: (path) => pages[path] as string };
  const own = new Set(["lessons/a/index.html", "lessons/a/2/index.html", "play/index.html"]);

  test("lead from one file to another", () => {
    expect(wayTo("a/b/c.html", "a/b/d.html")).toBe("d.html");
    expect(wayTo("a/b/c.html", "a/d/e.html")).toBe("../d/e.html");
    expect(wayTo("a.html", "b/c.html")).toBe("b/c.html");
    expect(wayTo("a/b/c.html", "d.html")).toBe("../../d.html");
    expect(fileAt(site, "/lessons/a/?q#f")).toEqual({ path: "lessons/a/index.html", rest: "?q#f" });
    expect(fileAt(site, "/")).toEqual({ path: "index.html", rest: "" });
    expect(fileAt(site, "/lost/")).toBeNull();
    const path = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 }).map((names) => `${names.join("/")}.html`);
    fc.assert(fc.property(path, path, (from, to) => new URL(wayTo(from, to), `http://x/${from}`).pathname === `/${to}`));
  });

  test("of a page become relative; a link out of the package ends, one out of the site opens a tab", () => {
    const { text, needs } = relocatePage(site, "lessons/a/index.html", { pages: own, site: null });
    expect(text).toBe(
      `<link href="../../_astro/a.css"><a href="2/index.html#x">2</a><a class="c">G</a><a href="https://example.org/" target="_blank" rel="noopener">E</a><a href="#main">M</a><p>href="/lost/"</p><img data-narrow="../../figures/a.svg" alt="a > b" src="../../figures/a.svg"><lr-embed data-page="../../play/index.html?v=1&amp;w=2"></lr-embed><script>const a = '<a href="/lost/">'</script>`,
    );
    expect([...new Set(needs)]).toEqual(["_astro/a.css", "lessons/a/2/index.html", "figures/a.svg", "play/index.html"]);
  });

  test("lead to the whole site where its address is known", () => {
    const { text } = relocatePage(site, "lessons/a/index.html", { pages: own, site: "https://example.org/course" });
    expect(text).toContain('<a class="c" href="https://example.org/course/glossary/?a=1&amp;b#t" target="_blank" rel="noopener">G</a>');
  });

  test("of styles and modules count from themselves", () => {
    expect(relocateStyle(site, "_astro/a.css")).toEqual({
      text: "a{b:url(f.woff2)}c{d:url(data:x)}e{f:url(../fonts/m.woff2?1)}",
      needs: ["_astro/f.woff2", "fonts/m.woff2"],
    });
    const { text, needs } = relocateModule(site, "_astro/a.js");
    expect(text).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
      'import"./b.js";const a=new URL("./w.js",import.meta.url).href,b=`${new URL("../",import.meta.url).href.replace(/\\/$/,"")}/sandbox/frame.html`,c=new URL("../",import.meta.url).href.replace(/\\/$/,"")+"/code/n.json",d=`/lessons/a/`,e=import(`./c.js`),f="./none.js";',
    );
    expect([...needs].sort()).toEqual(["_astro/b.js", "_astro/c.js", "_astro/w.js", "code/n.json", "sandbox/frame.html"]);
  });

  test("of what is missing are named", () => {
    const lost: Site = { ...site, text: () => '<img src="/figures/lost.svg">' };
    expect(() => relocatePage(lost, "lessons/a/index.html", { pages: own, site: null })).toThrow(
      "lessons/a/index.html needs /figures/lost.svg, which the built site lacks. Build it again: npm run build.",
    );
    expect(() => relocateStyle({ ...site, text: () => "url(/_astro/lost)" }, "a.css")).toThrow("a.css needs /_astro/lost, which");
    expect(() => relocateModule({ ...site, text: () => '"/_astro/lost.js"' }, "_astro/a.js")).toThrow("_astro/a.js needs /_astro/lost.js");
  });
});

test("a manifest escapes what it is given, and names its files as addresses", () => {
  const xml = readXml(
    manifest({ id: "a", title: `"A" & <B> ${"é".repeat(300)}`, start: "index.html", files: ["b c&d.html", "index.html", "ü/a'.js"] }),
  );
  expect(only(xml, "organizations", "organization", "title").text).toBe(`"A" & <B> ${"é".repeat(190)}`);
  expect(allOf(xml, "file").map(({ attributes }) => attributes.href)).toEqual(["b%20c%26d.html", "index.html", "%C3%BC/a'.js"]);
});

describe("a lesson's package", () => {
  const folder = mkdtempSync(join(tmpdir(), "scorm-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files: Record<string, string | Uint8Array> = {};
  beforeAll(() => {
    const site = siteIn(builtSite());
    files = scormPackage({ lesson: lessonNamed("test", "05-dropping"), title: "Dropping & <more>", site, address: null, pass: 80 });
  });
  const texts = (pattern: RegExp): [string, string][] =>
    Object.entries(files).flatMap(([path, content]) =>
      typeof content === "string" && pattern.test(path) ? [[path, content] as [string, string]] : [],
    );

  test("lists every file, and nothing else", () => {
    const xml = readXml(files["imsmanifest.xml"] as string);
    const listed = allOf(xml, "file").map(({ attributes }) => decodeURIComponent(attributes.href ?? ""));
    expect([...listed, "imsmanifest.xml"].sort()).toEqual(Object.keys(files).sort());
    expect(new Set(listed).size).toBe(listed.length);
    const resource = only(xml, "resources", "resource");
    expect(resource.attributes).toMatchObject({ type: "webcontent", "adlcp:scormtype": "sco", href: "index.html" });
    expect(listed).toContain("index.html");
    expect(only(xml, "metadata", "schema").text).toBe("ADL SCORM");
    expect(only(xml, "metadata", "schemaversion").text).toBe("1.2");
    const item = only(xml, "organizations", "organization", "item");
    expect(item.attributes.identifierref).toBe(resource.attributes.identifier);
    expect(only(item, "title").text).toBe("Dropping & <more>");
  });

  test("has the lesson's parts, questions and right options, as its page tells the script", () => {
    const [, data = ""] = /data-lesson="([^"]*)"/.exec(files["index.html"] as string) ?? [];
    const told = JSON.parse(data.replaceAll("&quot;", '"')) as Lesson;
    expect(told.parts.every((path) => Object.hasOwn(files, path))).toBe(true);
    expect(told.parts.length).toBeGreaterThan(1);
    const onPages = texts(/^lessons\//).flatMap(([, html]) =>
      [...html.matchAll(/<lr-quiz id="([^"]*)"[\s\S]*?<\/lr-quiz>/g)].map(([quiz, id]) => ({
        id,
        right: [...quiz.matchAll(/<details([^>]*)>/g)]
          .flatMap(([, attributes = ""]) => (/data-right="true"/.test(attributes) ? [/data-letter="(.)"/.exec(attributes)?.[1]] : []))
          .join(""),
      })),
    );
    const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }): number => String(a.id).localeCompare(String(b.id));
    expect(onPages.sort(byId)).toEqual([...told.questions].sort(byId));
  });

  test("asks for nothing from a host's root, and every relative address in its pages is a file of it", () => {
    for (const [path, html] of texts(/^(lessons|playground)\/.*\.html$|^index\.html$/)) {
      const addresses = [...html.matchAll(/<[a-zA-Z][^>]*?\s(?:href|src|data-narrow|data-page)="([^"]*)"/g)].map(
        ([, address = ""]) => address,
      );
      expect(addresses.length, path).toBeGreaterThan(2);
      for (const address of addresses.filter((one) => !/^(#|https?:|data:)/.test(one))) {
        const { pathname } = new URL(address.replaceAll("&amp;", "&"), `http://x/${path}`);
        expect(address, path).not.toMatch(/^\//);
        expect(Object.hasOwn(files, decodeURIComponent(pathname.slice(1))), `${path}: ${address}`).toBe(true);
      }
    }
    for (const [path, code] of texts(/\.(js|css)$/)) expect(/["'`(]\/(_astro|figures|fonts)\//.test(code), path).toBe(false);
  });

  test("is a ZIP of the same bytes every time, small enough for a platform", () => {
    const zip = zipFiles(files);
    const some = Object.fromEntries(Object.entries(files).slice(0, 40).reverse());
    const again = Object.fromEntries(Object.entries(some).reverse());
    expect(Buffer.from(zipFiles(some)).equals(Buffer.from(zipFiles(again)))).toBe(true);
    expect(zip.length).toBeLessThan(4e6);
    expect(Object.keys(unzipSync(zip)).sort()).toEqual(Object.keys(files).sort());
  });

  test("is refused with what to do where the order makes no sense", async () => {
    const run = async (...args: string[]) => scorm.run(args);
    const out = join(folder, "a.zip");
    await expect(run("--out", out)).rejects.toThrow("it takes the name of one lesson, got none.");
    await expect(run("05-dropping")).rejects.toThrow("it needs a file to write into. Add --out FILE.zip.");
    await expect(run("nowhere", "--out", out)).rejects.toThrow("there is no lesson nowhere.");
    await expect(run("05-dropping", "--out", out, "--pass", "101")).rejects.toThrow(
      "--pass must be a number from 0 to 100, in per cent, got 101.",
    );
    await expect(run("05-dropping", "--out", out, "--site", "ftp://x")).rejects.toThrow("--site must be the web address of the course");
    await expect(run("05-dropping", "--out", folder)).rejects.toThrow("--out must be a file, got the folder");
    const none: Parameters<typeof scormPackage>[0]["site"] = { has: () => false, text: () => "", bytes: () => new Uint8Array() };
    expect(() => scormPackage({ lesson: lessonNamed("test", "cosine"), title: "", site: none, address: null, pass: 80 })).toThrow(
      "scorm: the built site must have /schedules/cosine/, got none in dist/. Build it: npm run build.",
    );
  });
});
