import { binderLink, hubLink, readBranch, readHub, readRepository } from "./hubLink.js";

/** Where the notebooks of this build of the site can be opened without installing anything. */
export interface Deployment {
  readonly repository: string;
  readonly branch: string;
  readonly hub: string | null;
}

/** A way to open a notebook. */
export interface Way {
  readonly name: string;
  readonly href: string;
}

/** Reads one setting; its message names the variable. */
function setting<T>(name: string, read: (text: string) => T, text: string): T {
  try {
    return read(text);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message.replace(/^\w+: /, "") : error}`);
  }
}

/**
 * What the environment says about where this site's notebooks run, when it is built:
 *
 * - `LRLAB_REPOSITORY`, the https address of the repository that holds your course: its lessons get a link to Binder.
 * - `LRLAB_HUB`, the address of your JupyterHub: they get a link to the hub as well.
 * - `LRLAB_BRANCH`, the repository's branch; main when left out.
 *
 * @returns null where nothing is said: no public address of the course is known, and none is made up.
 */
export function deployment(environment: Readonly<Record<string, string | undefined>> = process.env): Deployment | null {
  const { LRLAB_REPOSITORY: repository, LRLAB_HUB: hub, LRLAB_BRANCH: branch } = environment;
  if (!repository) {
    if (!hub && !branch) return null;
    throw new Error(
      `${hub ? "LRLAB_HUB" : "LRLAB_BRANCH"}: LRLAB_REPOSITORY must be set with it, got nothing. Set it to the repository's https address.`,
    );
  }
  return {
    repository: setting("LRLAB_REPOSITORY", readRepository, repository),
    branch: setting("LRLAB_BRANCH", readBranch, branch || "main"),
    hub: hub ? setting("LRLAB_HUB", readHub, hub) : null,
  };
}

/** The ways to open a notebook of this build: on the hub first, then on Binder. */
export function waysToOpen(notebook: string, at: Deployment | null): readonly Way[] {
  if (at === null) return [];
  const { hub, ...rest } = at;
  return [
    ...(hub === null ? [] : [{ name: "Open on the hub", href: hubLink({ ...rest, hub, notebook }) }]),
    { name: "Open on Binder", href: binderLink({ ...rest, notebook }) },
  ];
}
