import { escapeHtml } from "../../notebook/host/escapeHtml.js";
import { declarations } from "../../plots/tokens.js";

/** What the page's script (site/scorm/player.ts) is told of the lesson. */
interface PlayedLesson {
  readonly name: string;
  readonly parts: readonly string[];
  readonly questions: readonly { readonly id: string; readonly right: string }[];
  readonly pass: number;
}

/** The page that a platform opens: a line on how the lesson stands, and the lesson's own pages in a frame. */
export const playerPage = ({ title, lesson }: { readonly title: string; readonly lesson: PlayedLesson }): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="player/player.css">
<script type="module" src="player/player.js"></script>
</head>
<body data-lesson="${escapeHtml(JSON.stringify(lesson))}">
<section aria-label="How you stand">
<p><b>${escapeHtml(title)}</b></p>
<p role="status" data-progress></p>
<p role="status" data-keeping></p>
<noscript><p>This lesson reports your answers with a script, and your browser runs none. <a href="${escapeHtml(lesson.parts[0] ?? "")}">Read it all the same.</a></p></noscript>
</section>
<iframe title="${escapeHtml(title)}"></iframe>
</body>
</html>
`;

/** Its stylesheet. */
export const playerStyle = `:root{color-scheme:light dark;${declarations("light")}}
@media(prefers-color-scheme:dark){:root{${declarations("dark")}}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:.8125rem/1.5 Inter,system-ui,sans-serif}
section{display:flex;flex-wrap:wrap;gap:0 1.25rem;align-items:baseline;padding:.5rem 1rem;border-bottom:1px solid var(--line)}
p{margin:0;color:var(--muted)}
a{color:inherit}
iframe{flex:1;border:0;width:100%;min-height:0}
b{color:var(--ink)}
`;

/** What the lesson's own pages leave out within the package: the way to the rest of the course. */
export const withinStyle = `.site-header nav,.site-footer,.neighbours a:not([href]),nav.contents li:has(>a.stop:not([href])){display:none}
a:not([href]){color:inherit;text-decoration:none;cursor:inherit}
`;
