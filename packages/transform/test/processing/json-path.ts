import fc from 'fast-check'
import t from 'tap'
import { indexIn, picksNothing, sliceIn } from '../../src/processing/json-path.ts'

t.test('indexes count from either end', async (t) => {
  t.equal(indexIn(5, 2), 2)
  t.equal(indexIn(5, -1), 4)
  t.equal(indexIn(5, -6), -1)
})

t.test('slices are those of Array.prototype.slice', async () => {
  const edge = fc.integer({ min: -8, max: 8 })
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { maxLength: 6 }),
      edge,
      fc.option(edge, { nil: undefined }),
      (array, from, until) => {
        const [first, behind] = sliceIn(array.length, { from, until })
        const picked = array.filter((_, index) => index >= first && index < behind)
        return JSON.stringify(picked) === JSON.stringify(array.slice(from, until))
      },
    ),
  )
})

t.test('a slice picks nothing if it does so of every array', async () => {
  const edge = fc.integer({ min: -4, max: 4 })
  const arrays = Array.from({ length: 20 }, (_, length) => Array.from({ length }, () => 0))
  fc.assert(
    fc.property(edge, fc.option(edge, { nil: undefined }), (from, until) => {
      return picksNothing({ from, until }) === arrays.every((array) => array.slice(from, until).length === 0)
    }),
  )
})
