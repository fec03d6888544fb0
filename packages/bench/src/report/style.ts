import { colours } from './svg/chart.ts'

/** The report's looks: dark where the reader's system is, and for narrow screens. */
export const style = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1c1e21; --faint: #5f6670; --rule: #d9dce1; --shade: #1c1e2150;
  --c0: #3b62c9; --c1: #e8a90c; --c2: #e8604c; --c3: #3fa995; --c4: #8d55d7; --c5: #d6679a; --c6: #7a8694; --c7: #9a6b3f; --c8: #7c9a1e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181c; --ink: #e6e8eb; --faint: #a0a7b1; --rule: #343941; --shade: #e6e8eb60;
    --c0: #7d9df2; --c1: #f2c14e; --c2: #ff8a75; --c3: #62cdb8; --c4: #b58cf5; --c5: #f39cc3; --c6: #a3aebb; --c7: #c99b6d; --c8: #b5d15a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 84rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .3rem; }
p { margin: .2rem 0; max-width: 58rem; color: var(--faint); }
figure { margin: .8rem 0 0; }
h3 { font-size: 1rem; font-weight: 400; margin: 1.2rem 0 .5rem; color: var(--faint); }
/* A shade at the edge behind which there is more: the cover before it scrolls with the table. */
.table { overflow-x: auto; background:
  linear-gradient(to right, var(--paper) 50%, transparent) left / 3rem 100% no-repeat local,
  linear-gradient(to left, var(--paper) 50%, transparent) right / 3rem 100% no-repeat local,
  linear-gradient(to right, var(--shade), transparent) left / 1.2rem 100% no-repeat scroll,
  linear-gradient(to left, var(--shade), transparent) right / 1.2rem 100% no-repeat scroll; }
svg { display: block; width: 100%; max-width: 50rem; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.grid { stroke: var(--rule); stroke-width: 1; }
.curve path { fill: none; stroke: var(--c); stroke-width: 2; stroke-linejoin: round; }
.curve circle, rect { fill: var(--c); }
.beside text { fill: var(--c); }
/* In units of the chart, which is as wide as the screen then. */
@media (max-width: 34rem) {
  svg text { font-size: 18px; }
  th:first-child, td:first-child { position: sticky; left: 0; min-width: 8.5rem; white-space: normal; background: var(--paper); }
}
.again path { stroke-dasharray: 5 3; }
${Array.from({ length: colours }, (_, at) => `.s${at} { --c: var(--c${at}); }`).join(' ')}
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: 0 0 .4rem; padding: 0; font-size: .85rem; }
.swatch { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; border-radius: .15rem; background: var(--c); }
.swatch.again { background: repeating-linear-gradient(90deg, var(--c) 0 3px, transparent 3px 5px); }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
th { font-weight: 600; color: var(--faint); }
`
