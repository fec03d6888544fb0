import t from 'tap'
import { checkFields, fieldsOf, itemsOf, type Kind, pathOf } from '../../src/result/check-fields.ts'

function complain(path: string, why: string): never {
  throw new Error(`${path} ${why}`)
}

t.test('fields of the kinds that are wanted', async (t) => {
  const check = (kinds: Readonly<Record<string, Kind>>, path = '') =>
    checkFields({ name: 'a', count: 1, kept: false, none: null }, kinds, path, complain)
  check({ name: 'string', count: 'number', kept: 'boolean', other: 'string?' })
  check({ name: 'string?', count: 'number?', kept: 'boolean?' })
  t.throws(() => check({ other: 'string' }), { message: 'other is no text' })
  t.throws(() => check({ name: 'number?' }, 'all[1]'), { message: 'all[1].name is no number' })
  t.throws(() => check({ none: 'boolean?' }), { message: 'none is neither true nor false' })
})

t.test('lists and objects, with their paths', async (t) => {
  t.same(itemsOf({ all: [1, 2] }, 'all', '', complain), [
    [1, 'all[0]'],
    [2, 'all[1]'],
  ])
  t.throws(() => itemsOf({ all: {} }, 'all', 'one', complain), { message: 'one.all is no list' })
  t.same(fieldsOf({ a: 1 }, 'one', complain), { a: 1 })
  for (const value of [undefined, null, [], 'a'])
    t.throws(() => fieldsOf(value, 'one', complain), { message: 'one is no object' })
  t.same([pathOf('', 'a'), pathOf('b', 'a')], ['a', 'b.a'])
})
