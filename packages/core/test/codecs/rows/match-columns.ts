import t from 'tap'
import { matchColumns, matchNames } from '../../../src/codecs/rows/match-columns.ts'
import { rowLayout } from '../../../src/codecs/rows/row-layout.ts'
import { signature } from '../../fixtures/models.ts'
import { refusal } from '../../fixtures/refusals.ts'

const layout = rowLayout(
  signature([
    { name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] },
    { name: 's', type: 'string', shape: [-1, 1] },
  ]),
)
const [a, b, s] = [
  { input: 0, offset: 0 },
  { input: 0, offset: 1 },
  { input: 1, offset: 0 },
]

t.test('columns in any order', async (t) => {
  t.same(matchColumns(layout, ['s', 'b', 'a'], 'x'), [s, b, a])
  const place = { whole: false }
  t.same(matchNames(layout, ['s', 'b', 'a'], 'x'), [
    { ...s, ...place },
    { ...b, ...place },
    { ...a, ...place },
  ])
})

t.test('whole inputs where they are allowed', async (t) => {
  t.same(matchNames(layout, ['X', 's'], 'x'), [
    { ...a, whole: true },
    { ...s, whole: false },
  ])
  t.match(
    refusal(() => matchColumns(layout, ['X', 's'], 'x')),
    { message: /unknown column "X"/ },
  )
})

t.test('refuses', async (t) => {
  const table: readonly (readonly [readonly string[], RegExp])[] = [
    [['a', 'b', 's', 'c'], /^the header has the unknown column "c"; known are a, b, s$/],
    [['a', 'bb', 's'], /^the header has the unknown column "bb" and lacks b; known are a, b, s$/],
    [['A', 'B', 's'], /unknown column "A" and lacks a, b; known are a, b, s; names are case-sensitive$/],
    [['a', 'b', 's', 'a'], /has the column "a" twice/],
    [['a', 's'], /lacks the column b/],
    [['s'], /lacks the columns a, b/],
    [['a', 'b', ' s'], /unknown column " s"/],
  ]
  for (const [names, message] of table) {
    for (const match of [matchColumns, matchNames]) {
      t.match(
        refusal(() => match(layout, names, 'the header')),
        { code: 'INVALID_INPUT', message },
      )
    }
  }
  t.match(
    refusal(() => matchNames(layout, ['X', 'b', 's'], 'x')),
    { message: /the column "b" twice/ },
  )
})

t.test('a model without names of columns', async (t) => {
  const unnamed = rowLayout(signature([{ name: 'X', type: 'float32', shape: [-1, 2] }]))
  t.match(
    refusal(() => matchColumns(unnamed, ['a', 'b'], 'x')),
    { message: /no column names for X; send rows without/ },
  )
  t.same(matchNames(unnamed, ['X'], 'x'), [{ input: 0, offset: 0, whole: true }])
  t.match(
    refusal(() => matchNames(unnamed, [], 'x')),
    { message: /lacks the column X/ },
  )
})
