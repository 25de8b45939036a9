import { fail } from "../../src/schedules/fail.js";

/** A notebook of a repository that holds the course. */
export interface NotebookAt {
  /** The repository's https address: "https://github.com/you/lr-lab". */
  readonly repository: string;
  readonly branch: string;
  /** Its path under notebooks/: "01-three-fates.ipynb". */
  readonly notebook: string;
}

/** The public BinderHub. */
const binder = "https://mybinder.org";

/** The address in `text` without a slash at its end; throws where it is none that everyone can open safely. */
function httpsAddress(what: string, text: string, advice: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOwnMachine = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url === null || !(url.protocol === "https:" || (url.protocol === "http:" && isOwnMachine))) {
    fail(what, "must be an address that begins with https://", text, advice);
  }
  if (url.username !== "" || url.password !== "") {
    fail(what, "must carry no name or password, because everyone who opens the link can read it", hidden(url), "Leave it out.");
  }
  if (url.search !== "" || url.hash !== "") fail(what, "must end before any ? or #", text, `Use ${url.origin}${bare(url)}.`);
  return url;
}

/** A path without slashes at its end. */
const bare = ({ pathname }: URL): string => pathname.replace(/\/+$/, "");

/** An address as it may be shown: a password stays out of messages. */
const hidden = ({ protocol, host, pathname }: URL): string => `${protocol}//…@${host}${pathname}`;

/** A hub's address, without a slash at its end. */
export function readHub(text: string): string {
  const url = httpsAddress("hub", text.trim(), "Copy the address of the hub's first page.");
  const inside = /^(.*?)\/(?:hub|user)(?:\/|$)/.exec(url.pathname);
  if (inside) fail("hub", "must be the hub's own address", text.trim(), `Use ${url.origin}${inside[1]}.`);
  return url.origin + bare(url);
}

/** A repository's address, without a slash at its end. */
export function readRepository(text: string): string {
  const where = "repository";
  const [, host, path] = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)(?::\d+)?[:/](.+)$/.exec(text.trim()) ?? [];
  const advice =
    host === undefined ? "Copy the address that git clone takes over https." : `Use https://${host}/${path?.replace(/\/+$/, "")}.`;
  const url = httpsAddress(where, text.trim(), advice);
  const parts = bare(url).split("/").slice(1);
  const name = parts.at(-1) ?? "";
  if (url.hostname === "github.com" && parts.length > 2) {
    fail(where, "must be the repository's own address", text.trim(), `Use ${url.origin}/${parts.slice(0, 2).join("/")}.`);
  }
  // The folder that the hub makes is called like this, and its name stands in the link once more.
  if (!/^[\w.-]*\w[\w.-]*$/.test(name) || (url.hostname === "github.com" && parts.length < 2)) {
    fail(where, "must end with the repository's name", text.trim(), `Such as ${url.origin}/you/lr-lab.`);
  }
  return url.origin + bare(url);
}

/** A branch's name, as git allows it. */
export function readBranch(text: string): string {
  const name = text.trim();
  if (name === "" || /^[-/]|\.\.|[\s~^:?*[\\]|@\{|\/\/|[/.]$|\.lock$/.test(name)) {
    fail("branch", "must be the name of a branch", text, "Use main, unless your repository has another.");
  }
  return name;
}

const lastPart = (address: string): string => address.slice(address.lastIndexOf("/") + 1);
const withoutGit = (text: string): string => text.replace(/\.git$/, "");

/**
 * The link that opens a notebook on a JupyterHub with nbgitpuller: it logs in, brings the repository up to date without touching what the
 * learner changed, and opens the notebook in JupyterLab.
 *
 * @throws where an address is none, or no link can be made from it.
 */
export function hubLink({ hub, repository, branch, notebook }: NotebookAt & { readonly hub: string }): string {
  const repo = readRepository(repository);
  const folder = withoutGit(lastPart(repo));
  const query = new URLSearchParams({ repo, branch: readBranch(branch), urlpath: `lab/tree/${folder}/notebooks/${notebook}` });
  // nbgitpuller would call the folder "lr-lab.git".
  if (folder !== lastPart(repo)) query.set("targetpath", folder);
  return `${readHub(hub)}/hub/user-redirect/git-pull?${query}`;
}

/**
 * The link that opens a notebook on the public Binder, which builds the repository's `.binder` the first time.
 *
 * @throws where the repository's address or the branch is none.
 */
export function binderLink({ repository, branch, notebook }: NotebookAt): string {
  const address = readRepository(repository);
  const { hostname, pathname } = new URL(address);
  const path = withoutGit(pathname.slice(1));
  const source =
    hostname === "github.com"
      ? `gh/${path}`
      : hostname === "gitlab.com"
        ? `gl/${encodeURIComponent(path)}`
        : `git/${encodeURIComponent(address)}`;
  const urlpath = new URLSearchParams({ urlpath: `lab/tree/notebooks/${notebook}` });
  return `${binder}/v2/${source}/${encodeURIComponent(readBranch(branch))}?${urlpath}`;
}
