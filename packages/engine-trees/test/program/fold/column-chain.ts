import t from 'tap'
import type { Built } from '../../../src/program/fold/built.ts'
import { columnChain } from '../../../src/program/fold/column-chain.ts'
import type { Step } from '../../../src/program/steps/index.ts'

/** Value 0 is an input of two columns; each step is the value after those before it; constants are from 100 on. */
function chain(steps: readonly Step[], ...constants: readonly (readonly number[])[]) {
  const built: Built = {
    maker: (value) => steps[value - 1],
    constant(value) {
      const numbers = constants[value - 100]
      return (
        numbers && {
          type: 'float32',
          columns: numbers.length,
          constant: true,
          elements: Float32Array.from(numbers),
        }
      )
    },
    type: () => ({ type: 'float32', columns: 2 }),
  }
  const { base, steps: found, falls } = columnChain(steps.length, built)
  return { base, values: found.map(([value]) => value), falls: [falls(0), falls(1)] }
}

const binary = (operation: string, left: number, right: number) =>
  ({ kind: 'binary', operation, left, right }) as Step

t.test('scalers, from either side', async (t) => {
  t.same(chain([binary('sub', 0, 100), binary('mul', 101, 1)], [1, 2], [3]), {
    base: 0,
    values: [1, 2],
    falls: [false, false],
  })
  t.same(chain([binary('add', 0, 100), binary('max', 1, 100), binary('min', 100, 2)], [-1]), {
    base: 0,
    values: [1, 2, 3],
    falls: [false, false],
  })
})

t.test('the order is turned round, column by column', async (t) => {
  t.same(chain([binary('mul', 0, 100)], [1, -1]).falls, [false, true])
  t.same(chain([binary('div', 0, 100)], [-2]).falls, [true, true])
  t.same(chain([binary('sub', 100, 0)], [0]).falls, [true, true])
  t.same(chain([binary('sub', 100, 0), binary('mul', 1, 101)], [0], [1, -1]).falls, [true, false])
})

t.test('an imputer', async (t) => {
  const isnan: Step = { kind: 'unary', operation: 'isnan', x: 0 }
  const where: Step = { kind: 'where', condition: 1, x: 100, y: 0 }
  t.same(chain([isnan, where], [5, 6]), { base: 0, values: [1, 2], falls: [false, false] })
  t.equal(chain([isnan, { ...where, x: 0, y: 100 }], [5, 6]).base, 2, 'the other way round')
  t.equal(chain([{ ...isnan, operation: 'not' }, where], [5, 6]).base, 2)
})

t.test('what does not keep the order', async (t) => {
  const ends = (step: Step, ...numbers: number[]) => t.equal(chain([step], numbers).base, 1)
  ends(binary('mul', 0, 100), 1, 0)
  ends(binary('mul', 0, 100), Infinity)
  ends(binary('div', 100, 0), 1)
  ends(binary('add', 0, 100), Number.NaN)
  ends(binary('sub', 0, 100), 1, -Infinity)
  ends(binary('max', 0, 100), Number.NaN)
  ends(binary('pow', 0, 100), 2)
  ends(binary('mul', 0, 0))
  ends({ kind: 'unary', operation: 'abs', x: 0 })
})

t.test('one column that becomes several', async (t) => {
  const steps: Record<number, Step> = {
    1: binary('add', 0, 100),
    2: { kind: 'unary', operation: 'isnan', x: 0 },
    3: { kind: 'where', condition: 2, x: 100, y: 0 },
  }
  const built: Built = {
    maker: (value) => steps[value],
    constant: (value) =>
      value === 100
        ? { type: 'float32', columns: 2, constant: true, elements: Float32Array.of(1, 2) }
        : undefined,
    type: (value) => ({ type: 'float32', columns: value === 1 || value === 3 ? 2 : 1 }),
  }
  t.equal(columnChain(1, built).base, 1)
  t.equal(columnChain(3, built).base, 3)
  t.equal(columnChain(1, { ...built, type: () => ({ type: 'float64', columns: 2 }) }).base, 1)
})
