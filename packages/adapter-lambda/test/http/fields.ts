import t from 'tap'
import { base64Field, bodyField, joinHeaders, joinQuery, textField } from '../../src/http/fields.ts'

t.test('headers', async (t) => {
  t.same(joinHeaders({ Accept: 'a', 'X-Y': undefined }, undefined), { accept: 'a' })
  t.same(joinHeaders({ Accept: 'a' }, { Accept: ['a', 'b;q=0.1'] }), { accept: 'a, b;q=0.1' })
  t.same(joinHeaders(null, null), {})
})

t.test('headers that are none', async (t) => {
  const one = (value: unknown) => () => joinHeaders(value as Record<string, string>, undefined)
  const several = (value: unknown) => () => joinHeaders(null, value as Record<string, string[]>)
  for (const [call, field] of [
    [one([1]), 'headers'],
    [one('a: b'), 'headers'],
    [one({ 'X-Y': 5 }), 'headers.X-Y'],
    [several({ 'X-Y': 'a' }), 'multiValueHeaders.X-Y'],
    [several({ 'X-Y': ['a', null] }), 'multiValueHeaders.X-Y'],
  ] as const)
    t.throws(call, { code: 'MALFORMED_REQUEST', location: { field } }, field)
})

t.test('whether it is base64', async (t) => {
  for (const value of [undefined, null, false]) t.equal(base64Field(value), false)
  t.equal(base64Field(true), true)
  for (const value of ['true', 1, {}])
    t.throws(() => base64Field(value), { code: 'MALFORMED_REQUEST', location: { field: 'isBase64Encoded' } })
})

t.test('a query', async (t) => {
  t.equal(joinQuery({ a: 'x y' }, undefined, encodeURIComponent), 'a=x%20y')
  t.equal(joinQuery({ a: 'ignored' }, { a: ['1', '2'], b: undefined }, encodeURIComponent), 'a=1&a=2&b=')
  t.equal(
    joinQuery({ a: 'x%20y' }, null, (text) => text),
    'a=x%20y',
  )
  t.equal(joinQuery(null, null, encodeURIComponent), '')
})

t.test('fields that must be text', async (t) => {
  t.equal(textField('a', 'path'), 'a')
  for (const value of [undefined, null, 7, {}]) {
    t.throws(() => textField(value, 'path'), {
      code: 'MALFORMED_REQUEST',
      message: "the event's path is missing or no text",
      location: { field: 'path' },
    })
  }
  t.equal(bodyField(null), undefined)
  t.equal(bodyField(undefined), undefined)
  t.equal(bodyField(''), '')
  t.throws(() => bodyField({}), { code: 'MALFORMED_REQUEST', location: { field: 'body' } })
})
