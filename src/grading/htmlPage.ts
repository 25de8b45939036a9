import { createHash } from "node:crypto";
import { escapeHtml } from "../notebook/host/escapeHtml.js";
import { declarations } from "../plots/tokens.js";

/**
 * A page that is one file: no script, no picture or font from elsewhere, light or dark as the reader's system is, the site's quiet paper.
 * Its policy lets nothing run or load, so that text which should have been escaped could do no harm either.
 *
 * @param title plain text; also the tab's.
 * @param body HTML within the page, which brings its own h1.
 */
export const htmlPage = ({ title, body }: { readonly title: string; readonly body: string }): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${generator}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;

/** Says in a page that it was made, and can be made again. */
export const generator = "LR Lab";

const style = `
:root{color-scheme:light dark;${declarations("light")}}
@media(prefers-color-scheme:dark){:root{${declarations("dark")}}}
*{box-sizing:border-box}
html{font:1.0625rem/1.6 "Source Serif 4 Variable","Source Serif 4",Georgia,"Noto Serif",serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{max-width:52rem;margin:0 auto;padding:2rem 1rem 4rem;overflow-wrap:anywhere}
h1,h2,h3,.kicker,table,ul.tests,.note,figcaption,.cut,.tag,.label,.message,summary{font-family:"Inter Variable",Inter,system-ui,sans-serif}
h1,h2,h3{font-weight:600;letter-spacing:-.015em;line-height:1.25}
h1{font-size:1.9rem;margin:0 0 .25rem}
h2{font-size:1.3rem;margin:3rem 0 .75rem}
h3{font-size:1.1rem;margin:0 0 .5rem}
p{margin:.6rem 0}
p,ul,ol,blockquote{max-width:42rem}
.note,figcaption{max-width:34rem}
a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:.2em}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:2px solid var(--run-a);outline-offset:2px}
.kicker,.label,.note,figcaption,.cut{color:var(--muted);font-size:.8125rem;line-height:1.5}
.kicker{margin:0 0 .5rem}
.label{margin:1.5rem 0 .25rem}
.title{font-weight:600}
code,pre{font-family:"JetBrains Mono Variable","JetBrains Mono",ui-monospace,Consolas,monospace;font-variant-ligatures:none}
code{font-size:.9em}
pre{font-size:.8125rem;line-height:1.55;margin:0;padding:.75rem;background:var(--raised);border:1px solid var(--line);border-radius:8px;overflow:auto;white-space:pre;tab-size:2;unicode-bidi:isolate;direction:ltr}
pre code{font-size:inherit}
pre.out{border-style:dashed;margin-top:.25rem;white-space:pre-wrap;max-height:20rem}
pre.lines{counter-reset:line;padding-left:0;padding-right:0}
.lines span.line{display:block;min-height:1.55em;padding:0 .75rem 0 3rem;position:relative;unicode-bidi:isolate}
.lines span.line::before{counter-increment:line;content:counter(line);position:absolute;left:0;width:2.2rem;text-align:right;color:var(--muted);user-select:none}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.45;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
th:last-child,td:last-child{padding-right:0}
th{font-weight:600}
thead th{color:var(--muted);font-weight:500}
.number{text-align:right;white-space:nowrap}
.word{white-space:nowrap}
table.class{min-width:38rem}
td bdi,td .message{overflow-wrap:anywhere}
td .message{font-size:inherit}
td>div>.message:first-child{margin-top:0}
.who{min-width:8rem;max-width:13rem}
.wide{min-width:11rem}
.box{background:var(--raised);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:1rem 0 1.5rem}
.box>:last-child{margin-bottom:0}
ul.tests{list-style:none;max-width:none;margin:.75rem 0 0;padding:0;font-size:.9375rem;line-height:1.5}
ul.tests>li{border-top:1px solid var(--line);padding:.6rem 0}
ul.tests>li:last-child{padding-bottom:0}
.row{display:flex;flex-wrap:wrap;gap:.1rem .75rem;align-items:baseline}
.row>.name{flex:1 1 14rem}
.row>.points{color:var(--muted);white-space:nowrap;font-variant-numeric:tabular-nums}
.tag{font-weight:600;white-space:nowrap;font-size:.875rem}
.tag.right{color:var(--right)}
.tag.wrong{color:var(--wrong)}
.message{font-size:.9375rem;line-height:1.5;margin:.25rem 0 0;white-space:pre-wrap;unicode-bidi:isolate;overflow:hidden}
blockquote{margin:.6rem 0 1rem;padding-left:1rem;border-left:3px solid var(--line);white-space:pre-wrap;unicode-bidi:isolate}
.prose blockquote{white-space:normal}
details{margin:1rem 0}
td details{margin:.25rem 0 0}
summary{font-size:.9375rem;cursor:pointer}
td summary{font-size:inherit}
details>.prose{border-left:3px solid var(--line);padding-left:1rem}
figure{margin:1rem 0}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 1rem;margin-bottom:1.5rem}
.pair>*{min-width:0}
.pair pre{white-space:pre-wrap}
mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-decoration-color:var(--run-a);text-underline-offset:.25em}
figure svg{display:block;max-width:100%;height:auto;color:var(--ink)}
.phone{display:none}
@media(max-width:520px){html{font-size:1rem}pre{white-space:pre-wrap}.phone{display:block}.desk{display:none}body{padding-top:1.25rem}.box{padding:.75rem}.row>.name{order:1;flex-basis:100%}.row>.points{margin-left:auto}
table.class{min-width:0}table.class,.class tbody,.class tr{display:block}.class thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.class tr{border-bottom:1px solid var(--line);padding:.5rem 0}.class td{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.75rem;max-width:none;border:0;padding:.1rem 0;text-align:left;white-space:normal}
.class td::before{content:attr(data-name);color:var(--muted)}}
@media print{html{background:#fff}pre{white-space:pre-wrap}pre.out{max-height:none}.box{break-inside:avoid}}
`;

const styleHash = createHash("sha256").update(style).digest("base64");
