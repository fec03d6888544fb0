import { allocate, type ElementType, elementTypes } from '@inferry/core'
import fc from 'fast-check'
import t from 'tap'
import { csvWanted, isCsvNumber, setCsv } from '../../../src/codecs/csv/csv-element.ts'

const set = (type: ElementType, text: string) => {
  const data = allocate(type, 1)
  return (setCsv[type] as (data: unknown, at: number, text: string) => boolean)(data, 0, text)
    ? data[0]
    : 'refused'
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

t.test('floats', async (t) => {
  const table: readonly (readonly [string, unknown])[] = [
    ['', nan],
    ['1', 1],
    ['-1.5', -1.5],
    ['+2', 2],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['1e3', 1000],
    ['-1E-3', -0.001],
    [' 1.5\t', 1.5],
    ['NaN', nan],
    ['nan', nan],
    ['-inf', -infinity],
    ['Infinity', infinity],
    [' inf ', infinity],
    ['1e999', 'refused'],
    [' ', 'refused'],
    ['\u00a01', 'refused'],
    ['1\u00a0', 'refused'],
    ['1\n', 'refused'],
    ['0x10', 'refused'],
    ['0X1', 'refused'],
    ['0b1', 'refused'],
    ['0o7', 'refused'],
    [' 0x10', 'refused'],
    ['1_000', 'refused'],
    ['1,5', 'refused'],
    ['1 2', 'refused'],
    ['abc', 'refused'],
    ['e5', 'refused'],
    ['-', 'refused'],
    ['.', 'refused'],
    ['null', 'refused'],
    ['true', 'refused'],
    ['infinit', 'refused'],
  ]
  for (const [text, value] of table) t.same(set('float64', text), value, JSON.stringify(text))
})

t.test('what can be a number', async (t) => {
  for (const text of ['0', ' 1.5', '-inf', 'nan', '1e3']) t.ok(isCsvNumber(text), text)
  for (const text of ['', ' ', 'a', '0x1', '1 2', 'banana']) t.notOk(isCsvNumber(text), text)
})

t.test('other types', async (t) => {
  const table: readonly (readonly [ElementType, string, unknown])[] = [
    ['float32', '0.1', Math.fround(0.1)],
    ['float32', '1e39', 'refused'],
    ['float32', 'inf', infinity],
    ['float16', '1', 0x3c00],
    ['float16', '65520', 'refused'],
    ['float16', '-inf', 0xfc00],
    ['float16', '', 0x7e00],
    ['float16', 'x', 'refused'],
    ['int8', '-128', -128],
    ['int8', '3.0', 3],
    ['int8', '128', 'refused'],
    ['int8', '', 'refused'],
    ['int8', 'nan', 'refused'],
    ['uint32', '4294967295', 4294967295],
    ['int64', ' -9223372036854775808 ', -(2n ** 63n)],
    ['int64', '+5', 5n],
    ['int64', '5.00', 5n],
    ['int64', '9223372036854775808', 'refused'],
    ['int64', '1e3', 'refused'],
    ['int64', '5.5', 'refused'],
    ['int64', '', 'refused'],
    ['uint64', '18446744073709551615', 2n ** 64n - 1n],
    ['uint64', '-1', 'refused'],
    ['bool', 'True', 1],
    ['bool', ' false ', 0],
    ['bool', '1', 1],
    ['bool', 'yes', 'refused'],
    ['bool', '', 'refused'],
    ['string', ' x ', ' x '],
    ['string', '', ''],
  ]
  for (const [type, text, value] of table) t.same(set(type, text), value, `${type} ${JSON.stringify(text)}`)
  for (const type of elementTypes) t.ok(csvWanted[type])
})

t.test('any number that JavaScript writes is read exactly', async () => {
  fc.assert(
    fc.property(fc.double(), (value) => Object.is(set('float64', String(value)), value) || value === 0),
  )
})
