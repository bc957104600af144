/** The look of the page, by the values of `tokens.css`: it must stand alone, without script and without other files. */
export const docsStyle = `
:root {
  color-scheme: dark light;
  --bg: #0b0d0e; --surface-1: #121516; --surface-2: #191d1f; --surface-3: #242a2c;
  --line: #23292b; --line-strong: #353d40;
  --text-1: #eeece6; --text-2: #b5b9b5; --text-3: #8e9694;
  --accent: #a9b4ff; --focus: #eeece6;
  --ui: "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --mono: "Geist Mono Variable", ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: light) {
  :root {
    --bg: #f1f0ea; --surface-1: #fff; --surface-2: #f7f6f2; --surface-3: #e8e6de;
    --line: #dddbd2; --line-strong: #c3c1b7;
    --text-1: #14181a; --text-2: #454b4e; --text-3: #5f6567;
    --accent: #3b49c4; --focus: #14181a;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 68px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--surface-1); color: var(--text-1); font: 13px/20px var(--ui); font-variant-numeric: tabular-nums; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 20px; top: 14px; z-index: 2; background: var(--surface-1); padding: 2px 8px; }
.bar { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: 12px; height: 52px; padding: 0 20px; background: var(--bg); border-bottom: 1px solid var(--line); }
.bar svg { width: 22px; height: 22px; flex: none; }
.bar b { font-weight: 620; font-size: 14px; letter-spacing: -.012em; white-space: nowrap; }
.bar span { color: var(--text-3); white-space: nowrap; }
.bar a { margin-left: auto; white-space: nowrap; }
.columns { display: grid; grid-template-columns: 296px minmax(0, 1fr); }
nav { position: sticky; top: 52px; align-self: start; height: calc(100vh - 52px); overflow: auto; padding: 16px 0 32px; background: var(--bg); border-right: 1px solid var(--line); }
nav h2 { margin: 16px 20px 4px; font-size: 12px; line-height: 18px; font-weight: 500; color: var(--text-3); }
nav h2:first-child { margin-top: 0; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li a { display: flex; gap: 8px; padding: 4px 20px; color: var(--text-2); text-decoration: none; overflow-wrap: anywhere; }
nav li a:hover { background: var(--surface-2); color: var(--text-1); }
nav li a:focus-visible { outline-offset: -2px; }
nav li code { background: none; padding: 0; font-size: 12px; }
nav li .method { flex: none; width: 38px; color: var(--text-3); font: 500 11px/20px var(--mono); }
main { min-width: 0; padding: 32px 0 64px; }
section, .lead { padding: 0 32px; max-width: 960px; }
.lead { padding-bottom: 24px; }
h1 { margin: 0 0 8px; font-size: 28px; line-height: 36px; font-weight: 640; letter-spacing: -.02em; }
.lead p { max-width: 680px; margin: 0; color: var(--text-2); font-size: 14px; line-height: 21px; }
.group { max-width: none; padding: 24px 32px 0; margin: 0; border-top: 1px solid var(--line); font-size: 20px; line-height: 26px; font-weight: 620; letter-spacing: -.012em; }
.under { padding: 4px 32px 20px; margin: 0; color: var(--text-2); }
section { padding-bottom: 32px; }
.path { border-top: 1px solid var(--line); padding-top: 20px; max-width: none; }
.path > * { max-width: 896px; }
h2.chapter { margin: 0 0 4px; font-size: 16px; line-height: 24px; font-weight: 620; letter-spacing: -.012em; }
h3 { margin: 0 0 8px; font-size: 16px; line-height: 24px; font-weight: 620; letter-spacing: -.012em; overflow-wrap: anywhere; }
h3 .method { display: inline-block; margin-right: 8px; padding: 0 6px; border: 1px solid var(--line-strong); border-radius: 3px; color: var(--text-2); font: 500 12px/20px var(--mono); vertical-align: 1px; }
h3 code { background: none; padding: 0; font-size: 15px; font-weight: 600; }
h4 { margin: 20px 0 4px; font-size: 12px; line-height: 18px; font-weight: 500; color: var(--text-3); }
p, ul, ol { margin: 0 0 8px; max-width: 680px; color: var(--text-2); }
p.sentence { color: var(--text-1); }
ul, ol { padding-left: 20px; }
code { font-family: var(--mono); font-size: 12px; padding: 1px 4px; border-radius: 3px; background: var(--surface-2); overflow-wrap: anywhere; }
pre { margin: 8px 0 0; padding: 12px 16px; overflow: auto; max-height: 420px; background: var(--surface-2); border: 1px solid var(--line); border-radius: 6px; line-height: 18px; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
.scroll { overflow-x: auto; }
section > .scroll + p, section > pre + p { margin-top: 12px; }
table { width: 100%; border-collapse: collapse; text-align: left; }
th, td { padding: 7px 16px 7px 0; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { padding: 6px 16px 6px 0; font-size: 12px; line-height: 18px; font-weight: 500; color: var(--text-3); border-bottom-color: var(--line-strong); white-space: nowrap; }
tbody th code { background: none; padding: 0; font-weight: 600; overflow-wrap: normal; white-space: nowrap; }
tbody th.status { white-space: nowrap; font-weight: 600; }
td { color: var(--text-2); }
td.type, td.unit { white-space: nowrap; }
td.meaning { min-width: 240px; width: 60%; padding-right: 0; }
.none { color: var(--text-3); }
@media (max-width: 860px) {
  .columns { display: block; }
  nav { position: static; height: auto; max-height: 40vh; border-right: 0; border-bottom: 1px solid var(--line); }
  section, .lead { padding-left: 20px; padding-right: 20px; }
  .group, .under { padding-left: 20px; padding-right: 20px; }
  .bar span { display: none; }
  td.meaning { min-width: 180px; }
}
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; --bg: #fff; --surface-1: #fff; --surface-2: #fff; --line: #c3c1b7; --line-strong: #83857e; --text-1: #000; --text-2: #222; --text-3: #444; --accent: #000; }
  .bar { position: static; }
  .columns { display: block; }
  nav, .skip { display: none; }
  pre { max-height: none; white-space: pre-wrap; }
  h3, h4 { break-after: avoid; }
  tr, pre { break-inside: avoid; }
  section, .lead, .group, .under { padding-left: 0; padding-right: 0; max-width: none; }
}
`
