import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deployment, waysToOpen } from "../../site/lib/deployment.js";
import { binderLink, hubLink, readBranch, readHub, readRepository } from "../../site/lib/hubLink.js";

const course = {
  hub: "https://hub.example.edu",
  repository: "https://github.com/you/lr-lab",
  branch: "main",
  notebook: "01-three-fates.ipynb",
};

describe("a link to a hub", () => {
  test("is nbgitpuller's, letter by letter", () => {
    expect(hubLink(course)).toBe(
      "https://hub.example.edu/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fyou%2Flr-lab&branch=main&urlpath=lab%2Ftree%2Flr-lab%2Fnotebooks%2F01-three-fates.ipynb",
    );
  });

  test("keeps a hub's path, a notebook's folder, and an address that ends in .git, with the folder named", () => {
    const link = new URL(
      hubLink({
        hub: "https://example.edu/jupyter/",
        repository: "https://git.example.edu/a/b/lr-lab.git/",
        branch: "2026/a+b&c",
        notebook: "schedules/cosine.ipynb",
      }),
    );
    expect(link.origin + link.pathname).toBe("https://example.edu/jupyter/hub/user-redirect/git-pull");
    expect(Object.fromEntries(link.searchParams)).toEqual({
      repo: "https://git.example.edu/a/b/lr-lab.git",
      branch: "2026/a+b&c",
      urlpath: "lab/tree/lr-lab/notebooks/schedules/cosine.ipynb",
      targetpath: "lr-lab",
    });
  });

  test("gives back what it was made from, whatever the names", () => {
    const word = fc.stringMatching(/^[A-Za-z][\w.-]{0,12}[A-Za-z]$/);
    const branch = fc.oneof(
      fc.stringMatching(/^[A-Za-z][\w-]{0,12}$/),
      fc.constantFrom("a/b", "été", "a&repo=x", "a+b", "100%", "a#b", "$(x)"),
    );
    fc.assert(
      fc.property(word, word, branch, (owner, name, branch) => {
        const repository = `https://example.org/${owner}/${name}`;
        const { searchParams } = new URL(hubLink({ ...course, repository, branch }));
        expect([searchParams.get("repo"), searchParams.get("branch")]).toEqual([repository, branch]);
        // What the link opens lies in the folder that nbgitpuller makes: the one it is told, else the address's last part.
        const folder = searchParams.get("targetpath") ?? repository.split("/").at(-1);
        expect(searchParams.get("urlpath")).toBe(`lab/tree/${folder}/notebooks/${course.notebook}`);
      }),
    );
  });
});

describe("a link to Binder", () => {
  const links = (repository: string, branch = "main"): string => binderLink({ repository, branch, notebook: "engine/problems.ipynb" });
  const end = "?urlpath=lab%2Ftree%2Fnotebooks%2Fengine%2Fproblems.ipynb";
  test.each([
    ["https://github.com/you/lr-lab.git", "main", "gh/you/lr-lab/main"],
    ["https://github.com/you/lr-lab", "a/b", "gh/you/lr-lab/a%2Fb"],
    ["https://gitlab.com/group/part/lr-lab/", "main", "gl/group%2Fpart%2Flr-lab/main"],
    ["https://git.example.edu/you/lr-lab.git", "main", "git/https%3A%2F%2Fgit.example.edu%2Fyou%2Flr-lab.git/main"],
  ])("%s, %s", (repository, branch, path) => expect(links(repository, branch)).toBe(`https://mybinder.org/v2/${path}${end}`));
});

describe("what no link can be made from is refused, with what to do", () => {
  test.each([
    [
      readHub,
      "hub.example.edu",
      'hub: must be an address that begins with https://, got "hub.example.edu". Copy the address of the hub\'s first page.',
    ],
    [
      readHub,
      "http://hub.example.edu",
      'hub: must be an address that begins with https://, got "http://hub.example.edu". Copy the address of the hub\'s first page.',
    ],
    [readHub, "", 'hub: must be an address that begins with https://, got "". Copy the address of the hub\'s first page.'],
    [
      readHub,
      "javascript:alert(1)",
      'hub: must be an address that begins with https://, got "javascript:alert(1)". Copy the address of the hub\'s first page.',
    ],
    [
      readHub,
      "https://hub.example.edu/hub/home",
      'hub: must be the hub\'s own address, got "https://hub.example.edu/hub/home". Use https://hub.example.edu.',
    ],
    [
      readHub,
      "https://example.edu/jupyter/user/ada/lab",
      'hub: must be the hub\'s own address, got "https://example.edu/jupyter/user/ada/lab". Use https://example.edu/jupyter.',
    ],
    [
      readHub,
      "https://hub.example.edu/?next=x",
      'hub: must end before any ? or #, got "https://hub.example.edu/?next=x". Use https://hub.example.edu.',
    ],
    [
      readRepository,
      "git@github.com:you/lr-lab.git",
      'repository: must be an address that begins with https://, got "git@github.com:you/lr-lab.git". Use https://github.com/you/lr-lab.git.',
    ],
    [
      readRepository,
      "ssh://git@example.edu:2222/you/lr-lab",
      'repository: must be an address that begins with https://, got "ssh://git@example.edu:2222/you/lr-lab". Use https://example.edu/you/lr-lab.',
    ],
    [
      readRepository,
      "you/lr-lab",
      'repository: must be an address that begins with https://, got "you/lr-lab". Copy the address that git clone takes over https.',
    ],
    [
      readRepository,
      "https://ada:secret@github.com/you/lr-lab",
      'repository: must carry no name or password, because everyone who opens the link can read it, got "https://…@github.com/you/lr-lab". Leave it out.',
    ],
    [
      readRepository,
      "https://github.com/you/lr-lab/tree/main/notebooks",
      'repository: must be the repository\'s own address, got "https://github.com/you/lr-lab/tree/main/notebooks". Use https://github.com/you/lr-lab.',
    ],
    [
      readRepository,
      "https://github.com/you",
      'repository: must end with the repository\'s name, got "https://github.com/you". Such as https://github.com/you/lr-lab.',
    ],
    [
      readRepository,
      "https://example.edu/",
      'repository: must end with the repository\'s name, got "https://example.edu/". Such as https://example.edu/you/lr-lab.',
    ],
    [
      readRepository,
      "https://example.edu/a%20b",
      'repository: must end with the repository\'s name, got "https://example.edu/a%20b". Such as https://example.edu/you/lr-lab.',
    ],
    [readBranch, "", 'branch: must be the name of a branch, got "". Use main, unless your repository has another.'],
    [readBranch, "my branch", 'branch: must be the name of a branch, got "my branch". Use main, unless your repository has another.'],
    [
      readBranch,
      "--upload-pack=x",
      'branch: must be the name of a branch, got "--upload-pack=x". Use main, unless your repository has another.',
    ],
  ])("%o %s", (read, text, message) => expect(() => read(text)).toThrow(new RangeError(message)));

  test("spaces around it and slashes at its end are nobody's fault, and a hub may be tried on one's own machine", () => {
    expect(readHub(" https://hub.example.edu// ")).toBe("https://hub.example.edu");
    expect(readHub("http://localhost:8000/")).toBe("http://localhost:8000");
    expect(readRepository(" https://github.com/you/lr-lab/ ")).toBe("https://github.com/you/lr-lab");
    expect(readBranch(" main ")).toBe("main");
  });
});

describe("what the environment says when the site is built", () => {
  const { repository: LRLAB_REPOSITORY, hub: LRLAB_HUB } = course;

  test("nothing: no links", () => {
    expect(deployment({})).toBeNull();
    expect(waysToOpen(course.notebook, null)).toEqual([]);
  });

  test("a repository: Binder; a hub with it: the hub first", () => {
    const names = (environment: Record<string, string>): string[] =>
      waysToOpen(course.notebook, deployment(environment)).map(({ name }) => name);
    expect(names({ LRLAB_REPOSITORY })).toEqual(["Open on Binder"]);
    expect(names({ LRLAB_REPOSITORY, LRLAB_HUB, LRLAB_BRANCH: "2026" })).toEqual(["Open on the hub", "Open on Binder"]);
    const [hub] = waysToOpen(course.notebook, deployment({ LRLAB_REPOSITORY, LRLAB_HUB }));
    expect(hub?.href).toBe(hubLink(course));
  });

  test.each([
    [{ LRLAB_HUB }, "LRLAB_HUB: LRLAB_REPOSITORY must be set with it, got nothing. Set it to the repository's https address."],
    [
      { LRLAB_BRANCH: "main" },
      "LRLAB_BRANCH: LRLAB_REPOSITORY must be set with it, got nothing. Set it to the repository's https address.",
    ],
    [
      { LRLAB_REPOSITORY, LRLAB_HUB: "hub" },
      'LRLAB_HUB: must be an address that begins with https://, got "hub". Copy the address of the hub\'s first page.',
    ],
    [
      { LRLAB_REPOSITORY: "x" },
      'LRLAB_REPOSITORY: must be an address that begins with https://, got "x". Copy the address that git clone takes over https.',
    ],
    [
      { LRLAB_REPOSITORY, LRLAB_BRANCH: "a b" },
      'LRLAB_BRANCH: must be the name of a branch, got "a b". Use main, unless your repository has another.',
    ],
  ])("%o stops the build", (environment, message) => expect(() => deployment(environment)).toThrow(new Error(message)));
});
