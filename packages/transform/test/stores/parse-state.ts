import t from 'tap'
import { parseState } from '../../src/stores/parse-state.ts'

for (const [text, state] of [
  ['{"key":"k","state":{"a":1}}', { a: 1 }],
  ['{"key":"k","state":null}', null],
  ['{"key":"other","state":1}', undefined],
  ['{"key":"k","sta', undefined],
  ['null', undefined],
  ['7', undefined],
  ['', undefined],
] as const) {
  t.test(text, async (t) => {
    t.same(parseState(text, 'k'), state)
  })
}
