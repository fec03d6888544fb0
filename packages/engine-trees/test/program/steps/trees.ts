import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind, constantOf, floats, rowsOf, run } from '../../fixtures/run-step.ts'
import { classify, regress, stumpsSection, votesSection } from '../../fixtures/stumps.ts'

const step = { kind: 'trees', x: 0, section: 0, finish: regress }
const x = floats(3, 0.5, 0, 9, 1, -1, 9)

t.test('scores of a regressor; columns that no tree reads do no harm', async (t) => {
  t.match(run(step, [x], [stumpsSection]), {
    types: [{ type: 'float32', columns: 1 }],
    elements: [[1.5, 2.25]],
  })
})

t.test('scores and labels of a classifier', async (t) => {
  t.match(run({ ...step, finish: classify }, [x], [votesSection]), {
    types: [
      { type: 'float32', columns: 3 },
      { type: 'string', columns: 1 },
    ],
    elements: [
      [0, 0, 1, 1, 0, 0],
      ['c', 'a'],
    ],
  })
  const numbers = run({ ...step, finish: { ...classify, labels: [5, 6, -7] } }, [x], [votesSection])
  t.match(numbers, { types: [{}, { type: 'int64' }], elements: [[], [-7n, 5n]] })
})

t.test('labels of many rows', async (t) => {
  const rows = Array.from({ length: 20 }, (_, row) => row % 2)
  const given = [floats(3, ...rows.flatMap((row) => [row, 0, 0]))]
  const labels = [2 ** 40 + 5, 6, -7]
  const { elements } = run({ ...step, finish: { ...classify, labels } }, given, [votesSection])
  t.same(
    elements[1],
    rows.map((row) => (row === 0 ? -7n : 2n ** 40n + 5n)),
  )
})

t.test('an input of any width must be wide enough', async (t) => {
  const any = { ...x, columns: -1 }
  t.same(bind(step, [any], [stumpsSection]).outputs, [{ type: 'float32', columns: 1 }])
  t.match(
    faultOf(() => bind(step, [floats(1, 1)], [stumpsSection])),
    { message: /1 columns, its ensemble reads 2/ },
  )
  const bound = bind(step, [any], [stumpsSection])
  const frame = { rows: 1, first: 0, data: [Float32Array.of(1)], columns: [1], space: () => [] }
  t.throws(() => bound.run(frame), {
    code: 'INVALID_INPUT',
    message: 'an input has 1 columns, the model reads 2',
  })
})

t.test('what does not fit', async (t) => {
  const fault = (given: Parameters<typeof bind>[1], section = stumpsSection, fields = {}) =>
    faultOf(() => bind({ ...step, ...fields }, given, [section]))
  t.match(fault([rowsOf('float64', 2, Float64Array.of(1, 2))]), {
    message: /x is float64, its ensemble reads float32/,
  })
  t.match(fault([constantOf('float32', Float32Array.of(1, 2))]), { message: /is a constant/ })
  t.match(fault([x], stumpsSection.subarray(0, 40)), { code: 'INVALID_ARTIFACT' })
  t.match(fault([x], stumpsSection, { finish: classify }), {
    message: /^step 7 \(trees\), "finish": it has 3 labels/,
  })
  t.match(fault([x], stumpsSection, { section: 1 }), { message: /"section"/ })
})
