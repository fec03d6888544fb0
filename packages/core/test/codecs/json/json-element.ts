import { allocate, type ElementType, elementTypes } from '@inferry/core'
import t from 'tap'
import { jsonWanted, setJson } from '../../../src/codecs/json/json-element.ts'

const set = (type: ElementType, value: unknown) => {
  const data = allocate(type, 1)
  return (setJson[type] as (data: unknown, at: number, value: unknown) => boolean)(data, 0, value)
    ? data[0]
    : 'refused'
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

const table: readonly (readonly [ElementType, unknown, unknown])[] = [
  ['float32', 0.1, Math.fround(0.1)],
  ['float32', null, nan],
  ['float32', 'NaN', nan],
  ['float32', '-Infinity', -infinity],
  ['float32', 3.4e38, Math.fround(3.4e38)],
  ['float32', 3.5e38, 'refused'],
  ['float32', infinity, 'refused'],
  ['float64', 'Infinity', infinity],
  ['float64', 1e308, 1e308],
  ['float64', -infinity, 'refused'],
  ['float16', 1, 0x3c00],
  ['float16', 'Infinity', 0x7c00],
  ['float16', null, 0x7e00],
  ['float16', 65520, 'refused'],
  ['int8', -128, -128],
  ['int8', 128, 'refused'],
  ['int32', 1.5, 'refused'],
  ['int32', nan, 'refused'],
  ['uint8', -1, 'refused'],
  ['uint32', 4294967295, 4294967295],
  ['uint32', 4294967296, 'refused'],
  ['int64', 2 ** 53 - 1, 2n ** 53n - 1n],
  ['int64', 2 ** 53, 'refused'],
  ['int64', '9223372036854775807', 2n ** 63n - 1n],
  ['int64', '-9223372036854775808', -(2n ** 63n)],
  ['int64', '9223372036854775808', 'refused'],
  ['int64', '1.0', 'refused'],
  ['int64', ' 1', 'refused'],
  ['int64', '', 'refused'],
  ['int64', '0x10', 'refused'],
  ['int64', 0.5, 'refused'],
  ['uint64', '18446744073709551615', 2n ** 64n - 1n],
  ['uint64', -1, 'refused'],
  ['bool', true, 1],
  ['bool', false, 0],
  ['bool', 1, 'refused'],
  ['bool', 'true', 'refused'],
  ['string', 'a', 'a'],
  ['string', null, ''],
  ['string', 1, 'refused'],
]

t.test('values and types', async (t) => {
  for (const [type, value, expected] of table) t.same(set(type, value), expected, `${type} ${String(value)}`)
})

t.test('no type takes arrays, objects, or a value of another kind', async (t) => {
  const objects = [
    [],
    [1],
    {},
    { valueOf: 1, toString: 1 },
    JSON.parse(`${'['.repeat(20000)}${']'.repeat(20000)}`),
    undefined,
  ]
  for (const type of elementTypes) {
    for (const value of objects) t.equal(set(type, value), 'refused', type)
    if (type !== 'bool') t.equal(set(type, true), 'refused', type)
    if (type !== 'string') t.equal(set(type, '12x'), 'refused', type)
    if (!type.startsWith('float') && type !== 'string') t.equal(set(type, null), 'refused', type)
    if (!type.includes('64') && type !== 'string') t.equal(set(type, '12'), 'refused', type)
    t.ok(jsonWanted[type])
  }
})
