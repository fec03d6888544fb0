import t from 'tap'
import { coldPhases } from '../../src/cold/cold-start.ts'
import { style } from '../../src/report/style.ts'
import { colours, seriesClass } from '../../src/report/svg/chart.ts'

t.test('every series has a colour, in the light and in the dark', async (t) => {
  for (let at = 0; at < colours; at++) {
    t.ok(style.includes(`.${seriesClass(at)} { --c: var(--c${at}); }`))
    t.equal(style.match(new RegExp(`--c${at}: #`, 'g'))?.length, 2)
  }
  t.match(style, /prefers-color-scheme: dark/)
  t.notMatch(style, /url\(|@import/)
})

t.test('a table that is cut at an edge has a shade there, in the light and in the dark', async (t) => {
  const [, table = ''] = /\.table \{([^}]*)\}/.exec(style) ?? []
  t.match(table, 'overflow-x: auto')
  for (const side of ['left', 'right']) {
    t.match(table, new RegExp(`var\\(--paper\\)[^,]*, transparent\\) ${side} [^,]* local,`), `cover, ${side}`)
    t.match(table, new RegExp(`var\\(--shade\\), transparent\\) ${side} [^,]* scroll`), `shade, ${side}`)
  }
  t.equal(style.match(/--shade: #/g)?.length, 2)
})

t.test('no two phases of a cold start have the same', async (t) => {
  t.ok(Object.keys(coldPhases).length <= colours)
})
