import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Branch } from '../../../src/ensemble/definition.ts'
import { floatKey, floatOfKey } from '../../../src/ensemble/float-order.ts'
import type { Built } from '../../../src/program/fold/built.ts'
import { columnChain } from '../../../src/program/fold/column-chain.ts'
import { foldThresholds } from '../../../src/program/fold/fold-thresholds.ts'
import type { Step } from '../../../src/program/steps/index.ts'
import { anyValue } from '../../ensemble/fixtures/any-ensemble.ts'
import { branch } from '../../ensemble/fixtures/ensembles.ts'
import { takesTrue } from '../../ensemble/fixtures/naive-scores.ts'

const columns = 2
const first = 3

/** One step on two columns, with the constant of each; `impute` stands for two. */
interface Link {
  readonly operation: 'add' | 'sub' | 'rsub' | 'mul' | 'div' | 'max' | 'min' | 'impute'
  readonly constants: readonly [number, number]
}

/** Value 0 is what the links start from, the last step's is what they end with. */
function built(links: readonly Link[]): { readonly built: Built; readonly end: number } {
  const steps: Step[] = []
  const constants = new Map<number, Float32Array>()
  for (const { operation, constants: numbers } of links) {
    const x = steps.length
    const constant = 100 + constants.size
    constants.set(constant, Float32Array.from(numbers))
    if (operation === 'impute') {
      steps.push({ kind: 'unary', operation: 'isnan', x })
      steps.push({ kind: 'where', condition: x + 1, x: constant, y: x })
    } else if (operation === 'rsub')
      steps.push({ kind: 'binary', operation: 'sub', left: constant, right: x })
    else steps.push({ kind: 'binary', operation, left: x, right: constant })
  }
  return {
    end: steps.length,
    built: {
      maker: (value) => steps[value - 1],
      type: () => ({ type: 'float32', columns }),
      constant(value) {
        const elements = constants.get(value)
        return elements && { type: 'float32', columns, constant: true, elements }
      },
    },
  }
}

const computations: Record<Link['operation'], (x: number, constant: number) => number> = {
  add: (x, constant) => x + constant,
  sub: (x, constant) => x - constant,
  rsub: (x, constant) => constant - x,
  mul: (x, constant) => x * constant,
  div: (x, constant) => x / constant,
  max: Math.max,
  min: Math.min,
  impute: (x, constant) => (Number.isNaN(x) ? constant : x),
}

function computed(links: readonly Link[], column: number, x: number): number {
  return links.reduce((value, { operation, constants }) => {
    return Math.fround(computations[operation](value, Math.fround(constants[column] as number)))
  }, Math.fround(x))
}

const usual = fc.double({ min: -1000, max: 1000, noNaN: true })
const anyLink = fc.record({
  operation: fc.constantFrom('add', 'sub', 'rsub', 'mul', 'div', 'max', 'min', 'impute' as const),
  constants: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(usual, usual) },
    { weight: 1, arbitrary: fc.tuple(anyValue, anyValue) },
  ),
})
const anyBranch = fc.record({
  feature: fc.integer({ min: first, max: first + columns - 1 }),
  mode: fc.constantFrom('leq', 'lt', 'gte', 'gt' as const),
  threshold: fc.oneof(fc.constantFrom(0, 1, -5), usual, anyValue),
  missingTracksTrue: fc.boolean(),
  whenTrue: fc.constant(1),
  whenFalse: fc.constant(2),
})
const special = [0, -0, 1, -1, Infinity, -Infinity, Number.NaN, 1e-45, 3.4e38, -3.4e38]

const goes = (node: Branch, x: number) => (takesTrue(node, x, Math.fround) ? node.whenTrue : node.whenFalse)

t.test('any scaling of any comparison, at the found threshold and beside it', async (t) => {
  let found = 0
  fc.assert(
    fc.property(
      fc.array(anyLink, { minLength: 1, maxLength: 4 }),
      fc.array(anyBranch, { minLength: 1, maxLength: 6 }),
      fc.array(anyValue),
      (links, branches, values) => {
        const { built: steps, end } = built(links)
        const chain = columnChain(end, steps)
        if (chain.base !== 0) return
        const folded = foldThresholds(branches, first, chain, steps) as readonly Branch[]
        branches.forEach((before, index) => {
          const after = folded[index] as Branch
          const near = [-2, -1, 0, 1, 2].map((step) => floatOfKey(floatKey(after.threshold) + step))
          for (const x of [...near, ...special, ...values.map(Math.fround)]) {
            const wanted = goes(before, computed(links, before.feature - first, x))
            assert.equal(goes(after, x), wanted, `${x}: ${JSON.stringify(before)}`)
          }
          found++
        })
      },
    ),
    { numRuns: 500 },
  )
  t.ok(found > 300, 'most chains keep the order')
})

t.test('a threshold that is turned round', async (t) => {
  const { built: steps, end } = built([{ operation: 'mul', constants: [2, -2] }])
  const nodes = [branch(2, 3, { feature: first + 1, threshold: 6 })]
  // -2x <= 6 holds where x is no smaller than -3.
  const below = floatOfKey(floatKey(-3) - 1)
  t.match(foldThresholds(nodes, first, columnChain(end, steps), steps), [
    { mode: 'leq', threshold: below, whenTrue: 3, whenFalse: 2, missingTracksTrue: true },
  ])
})

t.test('branches that differ in what NaN does', async (t) => {
  const { built: steps, end } = built([{ operation: 'mul', constants: [2, 2] }])
  const both = [true, false].map((missingTracksTrue) => branch(1, 2, { feature: first, missingTracksTrue }))
  t.match(foldThresholds(both, first, columnChain(end, steps), steps), [
    { missingTracksTrue: true },
    { missingTracksTrue: false },
  ])
})

t.test('what asks for more than order', async (t) => {
  const { built: steps, end } = built([{ operation: 'mul', constants: [2, 2] }])
  const chain = columnChain(end, steps)
  for (const mode of ['eq', 'neq', 'member'] as const)
    t.equal(foldThresholds([branch(1, 1, { feature: first, mode })], first, chain, steps), undefined)
})
