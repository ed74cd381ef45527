/** The style of a report: light and dark by the reader's setting, from 320 px on, and on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f6f4; --ink: #1b1b19; --soft: #55554f; --grid: #d9d9d3;
  --first: #0b5cad; --second: #b4540a; --third: #6b6b66;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161615; --raised: #222220; --ink: #ecece8; --soft: #b3b3ac; --grid: #3d3d39;
    --first: #7db8f5; --second: #f0a766; --third: #a5a59f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem;
  background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 0.25rem; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 0; text-wrap: balance; }
p { margin: 0.25rem 0; }
header p, li { overflow-wrap: anywhere; }
header p { color: var(--soft); max-width: 60rem; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1rem; margin: 1.25rem 0; }
.number-card { background: var(--raised); border: 1px solid var(--grid); border-radius: 6px; padding: 0.9rem 1rem; }
.number-card h2 { font-size: 1rem; }
.value { font-size: 2.3rem; line-height: 1.1; font-weight: 650; margin: 0.35rem 0 0; font-variant-numeric: tabular-nums; }
.interval, .meaning { color: var(--soft); font-size: 0.875rem; }
dl { margin: 0.6rem 0; font-size: 0.9rem; }
dl div { display: flex; justify-content: space-between; gap: 1rem; border-top: 1px solid var(--grid); padding: 0.2rem 0; }
dd { margin: 0; white-space: nowrap; font-variant-numeric: tabular-nums; }
.passport { border: 1px solid var(--grid); border-radius: 6px; padding: 0.75rem 1rem; font-size: 0.875rem; }
.passport h2 { font-size: 0.95rem; }
.passport ul, .unsaid ul { margin: 0.3rem 0 0; padding-left: 1.2rem; }
figure, .tables, .unsaid { margin: 2.75rem 0 0; }
.tables h2 { margin-top: 2rem; }
figcaption { margin-bottom: 0.75rem; }
.chart svg { display: block; width: 100%; height: auto; }
.wide { max-width: 45rem; } .narrow { max-width: 30rem; display: none; }
@media (max-width: 36rem) { .wide { display: none; } .narrow { display: block; } figure h2 { font-size: 1rem; } }
details { margin-top: 0.75rem; }
summary { cursor: pointer; }
.scroll { overflow-x: auto; margin-top: 0.75rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
caption { text-align: left; color: var(--soft); padding-bottom: 0.35rem; }
th, td { padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--grid); text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button::after { content: ' \\2195'; color: var(--soft); }
th[aria-sort='ascending'] button::after { content: ' \\2191'; color: inherit; }
th[aria-sort='descending'] button::after { content: ' \\2193'; color: inherit; }
:focus-visible, th button:focus-visible { outline: 2px solid var(--first); outline-offset: 2px; }
@media print { .number-card, figure { break-inside: avoid; } th button::after { content: ''; } }
`;
