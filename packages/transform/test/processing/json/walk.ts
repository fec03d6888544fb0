import t from 'tap'
import { matchKey } from '../../../src/processing/json/match-key.ts'
import { isSingle, kindOf, memberAt, walkOf } from '../../../src/processing/json/walk.ts'
import type { Step } from '../../../src/processing/json-path.ts'

function walk(step: Step, text: string): { readonly found: string[]; readonly missing: string | undefined } {
  const bytes = Buffer.from(text)
  const spans: number[] = []
  const missing = walkOf(step)(bytes, 0, bytes.length, spans)
  const found = Array.from({ length: spans.length / 2 }, (_, at) =>
    bytes.subarray(spans[at * 2], spans[at * 2 + 1]).toString(),
  )
  return { found, missing }
}

const names = (...names: string[]): Step => ({ kind: 'names', names })
const indexes = (...indexes: number[]): Step => ({ kind: 'indexes', indexes })
const all: Step = { kind: 'all' }

t.test('what is there', async (t) => {
  t.same(walk(names('a'), '{"b":1,"a":2.0}').found, ['2.0'])
  t.same(walk(names('a', 'c'), '{"c":1,"b":2}').found, ['1'])
  t.same(walk(names('a'), '{"a":1,"a":2}').found, ['2'], 'the last of equal keys, as in JSON.parse')
  t.same(walk(indexes(-1, 0), '[1,2,3]').found, ['3', '1'])
  t.same(walk({ kind: 'indexes', indexes: [{ from: 1, until: undefined }, 0] }, '[1,2,3]').found, [
    '2',
    '3',
    '1',
  ])
  t.same(walk(all, '[1,[2]]').found, ['1', '[2]'])
  t.same(walk(all, '{"a":1,"b":{}}').found, ['1', '{}'])
})

t.test('what is missing', async (t) => {
  for (const [step, text, missing] of [
    [names('a'), '{"b":1}', 'wants "a", which is not there'],
    [names('a', 'c'), '{"b":1}', 'wants "a" or "c", which is not there'],
    [names('a'), '[1]', 'wants an object, but there is an array'],
    [indexes(1), '[1]', 'picks element 1, but the array has only 1 element'],
    [indexes(-3), '[1,2]', 'picks element -3, but the array has only 2 elements'],
    [indexes(0), '"text"', 'wants an array, but there is a string'],
    [names('a'), '{"a":1', 'wants JSON'],
    [indexes(0), '[1]]', 'wants JSON'],
    [all, '{"a":1}}', 'wants JSON'],
    [all, '[1', 'wants JSON'],
    [all, '1', 'wants an object or an array, but there is a number, true, false or null'],
  ] as const) {
    t.equal(walk(step, text).missing, missing)
  }
  t.same(walk(indexes(0, 5, 1), '[1,2]').found, ['1', '2'], 'the others are found')
})

t.test('steps to one value', async (t) => {
  t.ok(isSingle(names('a')) && isSingle(indexes(1)))
  t.notOk(isSingle(names('a', 'b')) || isSingle(indexes(1, 2)) || isSingle(all))
  t.notOk(isSingle({ kind: 'indexes', indexes: [{ from: 0, until: 1 }] }))
})

t.test('members and kinds', async (t) => {
  t.equal(memberAt(Buffer.from('{"a":1}'), [1, 4, 5, 6], matchKey('a')), 0)
  t.equal(memberAt(Buffer.from('{"a":1}'), [1, 4, 5, 6], matchKey('b')), -1)
  t.equal(kindOf(Buffer.from('{}'), 0), 'an object')
})
