import fc from 'fast-check'
import t from 'tap'
import {
  isArray,
  isObject,
  skipElements,
  skipMembers,
  skipValue,
} from '../../../src/processing/json/skip-json.ts'

t.test('values are where JSON.parse finds them', async () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(2), (text, indent) => {
      const value = Buffer.from(JSON.stringify(JSON.parse(text), null, indent))
      const bytes = Buffer.concat([Buffer.from(' '), value, Buffer.from(' ]')])
      return skipValue(bytes, 1, bytes.length) === 1 + value.length
    }),
  )
})

t.test('what JSON.parse refuses is refused', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'{}[],:"\\1-.e 0anul'), maxLength: 12 })
  fc.assert(
    fc.property(text, (text) => {
      const bytes = Buffer.from(text.trim())
      let valid = true
      try {
        JSON.parse(text.trim())
      } catch {
        valid = false
      }
      return (skipValue(bytes, 0, bytes.length) === bytes.length) === valid
    }),
    { numRuns: 5000 },
  )
})

t.test('members and elements', async (t) => {
  const parts = (spans: number[], bytes: Buffer) =>
    Array.from({ length: spans.length / 2 }, (_, at) =>
      bytes.subarray(spans[at * 2], spans[at * 2 + 1]).toString(),
    )
  const object = Buffer.from('{ "a" : 1.0 , "b":{"c":[2]}, "a":"x"}')
  const members: number[] = []
  t.equal(skipMembers(object, 0, object.length, members), object.length)
  t.same(parts(members, object), ['"a"', '1.0', '"b"', '{"c":[2]}', '"a"', '"x"'])
  const array = Buffer.from('[ 1 ,[2, 3],{} ]')
  const elements: number[] = []
  t.equal(skipElements(array, 0, array.length, elements), array.length)
  t.same(parts(elements, array), ['1', '[2, 3]', '{}'])
  t.equal(skipMembers(array, 0, array.length), ~0)
  t.equal(skipElements(object, 0, object.length), ~0)
  t.ok(isObject(object, 0) && isArray(array, 0) && !isObject(array, 0) && !isArray(object, 0))
})

t.test('depth has an end', async (t) => {
  const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))
  t.equal(skipValue(nested(512), 0, 1024), 1024)
  t.equal(skipValue(nested(513), 0, 1026), ~512)
  t.equal(skipValue(nested(1e6), 0, 2e6), ~512)
})
