import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../../src/ensemble/definition.ts'
import { decodeFile } from '../../../src/file/decode-file.ts'
import { bindProgram } from '../../../src/program/bind-program.ts'
import { createProgramBuilder } from '../../../src/program/build-program.ts'
import { toFinishFields } from '../../../src/program/finish-fields.ts'
import type { Step } from '../../../src/program/steps/index.ts'
import { anyEnsemble, anyValue } from '../../ensemble/fixtures/any-ensemble.ts'
import { branch, ensembleOf, leaf } from '../../ensemble/fixtures/ensembles.ts'
import { type Given, run } from '../../fixtures/run-step.ts'
import { regress } from '../../fixtures/stumps.ts'

const columns = 6
/** An input of six columns; steps are added to the program, and carried out on its rows one by one. */
function twice(precision: Ensemble['precision'], rows: readonly (readonly number[])[]) {
  const program = createProgramBuilder()
  const FloatArray = precision === 'float32' ? Float32Array : Float64Array
  const given: Given[] = [{ type: precision, columns, elements: new FloatArray(rows.flat()) }]
  program.input({ name: 'x', type: precision, shape: [-1, columns] }, columns)

  function note(step: object, sections: readonly Uint8Array[] = []): number {
    const { types, elements } = run(step, given, sections)
    types.forEach(({ type, columns }, index) => {
      given.push({ type, columns, elements: elements[index] as never })
    })
    return given.length - types.length
  }

  return {
    program,
    given,
    trees(ensemble: Ensemble): number {
      const finish = { ...regress, output: precision }
      const [made] = program.trees({ value: 0, type: precision, columns }, ensemble, finish)
      assert.equal(made?.value, given.length)
      return note({ kind: 'trees', x: 0, section: 0, finish: toFinishFields(finish) }, [
        compileEnsemble(ensemble),
      ])
    },
    constant(value: number): number {
      const elements = FloatArray.of(value)
      program.constant(precision, elements)
      return given.push({ type: precision, columns: 1, elements, constant: true }) - 1
    },
    step(step: Parameters<typeof program.step>[0]): number {
      program.step(step)
      return note(step)
    },
    /** Throws unless the program answers as its steps did one by one; gives its steps. */
    check(values: readonly number[]): readonly Step[] {
      values.forEach((value, index) => {
        program.output({ name: `y${index}`, value, shape: [-1, (given[value] as Given).columns] })
      })
      const { header, sections } = decodeFile(program.file())
      const bound = bindProgram(header, sections)
      const frame = bound.createFrame()
      frame.data[0] = (given[0] as Given).elements
      frame.rows = rows.length
      bound.run(frame)
      values.forEach((value, index) => {
        const wanted = (given[value] as Given).elements
        const got = frame.data[bound.outputs[index]?.value as number]?.slice(0, wanted.length)
        assert.deepStrictEqual(Array.from(got as Float32Array), Array.from(wanted as Float32Array))
      })
      return header['steps'] as Step[]
    },
  }
}

const kinds = (steps: readonly Step[]) => steps.map(({ kind }) => kind)
const stump = (feature: number, ...weights: [number, number]) =>
  ensembleOf([branch(1, 2, { feature }), leaf(weights[0]), leaf(weights[1])], [0])
const rows = [-1, 0, 1, Number.NaN].flatMap((a) => [-1, 1].map((b) => [a, b, 0, 0, 0, 0]))

t.test('one ensemble gives what was looked up for the leaves of several trees', async (t) => {
  const both = twice('float32', rows)
  const two = both.constant(2)
  const terms = [stump(0, 1, 2), stump(1, 3, 4)].map((ensemble) => {
    const score = both.trees(ensemble)
    const square = both.step({ kind: 'binary', operation: 'mul', left: score, right: score })
    return both.step({ kind: 'binary', operation: 'sub', left: square, right: two })
  })
  const sum = both.step({ kind: 'binary', operation: 'add', left: terms[0] ?? 0, right: terms[1] ?? 0 })
  t.same(kinds(both.check([sum])), ['trees'])
})

t.test('what follows a sum stays', async (t) => {
  const both = twice('float32', rows)
  const [a, b] = [both.trees(stump(0, 1, 2)), both.trees(stump(1, 3, 4))]
  const joined = both.step({ kind: 'concat', parts: [a, b] })
  const sum = both.step({ kind: 'reduce', operation: 'sum', x: joined, size: 2 })
  const root = both.step({ kind: 'unary', operation: 'sqrt', x: sum })
  t.same(kinds(both.check([root])), ['trees', 'unary'])
})

t.test('no tree is walked twice', async (t) => {
  const both = twice('float32', rows)
  const score = both.trees(stump(0, 1, 2))
  const other = both.step({ kind: 'unary', operation: 'exp', x: score })
  t.same(kinds(both.check([score, other])), ['trees', 'unary'])

  const again = twice('float32', rows)
  const [a, b] = [again.trees(stump(0, 1, 2)), again.trees(stump(1, 3, 4))]
  const sum = again.step({ kind: 'binary', operation: 'add', left: a, right: b })
  const [log, root] = (['log', 'sqrt'] as const).map((operation) => {
    return again.step({ kind: 'unary', operation, x: a })
  })
  t.same(kinds(again.check([sum, log as number, root as number])), [
    'trees',
    'trees',
    'binary',
    'unary',
    'unary',
  ])
})

t.test('a value that an ensemble cannot give is made of one that it can', async (t) => {
  const both = twice('float32', rows)
  const log = both.step({ kind: 'unary', operation: 'log', x: both.trees(stump(0, 1, 2)) })
  const whole = both.step({ kind: 'cast', x: log, to: 'int64' })
  t.same(kinds(both.check([whole])), ['trees', 'cast'])
})

t.test('two sums over many trees', async (t) => {
  const both = twice('float32', rows)
  const two = both.constant(2)
  const add = (left: number, right: number) => both.step({ kind: 'binary', operation: 'add', left, right })
  const scores = Array.from({ length: 300 }, (_, index) => both.trees(stump(index % columns, index, -1)))
  const doubled = scores.map((left) => both.step({ kind: 'binary', operation: 'mul', left, right: two }))
  const steps = both.check([scores.reduce(add), doubled.reduce(add)])
  t.equal(steps.filter(({ kind }) => kind === 'trees').length, scores.length, 'each tree is walked once')
})

/** The first tree, with so many targets. */
function oneTree(ensemble: Ensemble, targets: number): Ensemble {
  const nodes = ensemble.nodes.map((node) => {
    if (!('weights' in node)) return node
    return { weights: node.weights.map(({ target, weight }) => ({ target: target % targets, weight })) }
  })
  return { ...ensemble, nodes, targets, roots: ensemble.roots.slice(0, 1) }
}

const unary = ['neg', 'abs', 'sign', 'relu', 'sqrt', 'exp', 'log', 'floor', 'reciprocal'] as const
const binary = ['add', 'sub', 'mul', 'div', 'max', 'min'] as const
const anyChain = fc.array(
  fc.oneof(
    fc.record({ unary: fc.constantFrom(...unary) }),
    fc.record({ binary: fc.constantFrom(...binary), constant: anyValue }),
    fc.record({ binary: fc.constantFrom(...binary), back: fc.nat(3) }),
  ),
  { maxLength: 5 },
)

const anyCase = fc.record({
  precision: fc.constantFrom('float32' as const, 'float64' as const),
  targets: fc.integer({ min: 1, max: 2 }),
  trees: fc.array(fc.record({ ensemble: anyEnsemble, chain: anyChain }), {
    minLength: 1,
    maxLength: 5,
  }),
  rows: fc.array(fc.array(anyValue, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 12,
  }),
  end: fc.constantFrom('concat', 'reduce', 'add', 'pairs', 'crossed'),
  also: fc.nat(9),
})

t.test('any steps behind any trees, bit for bit', async () => {
  fc.assert(
    fc.property(anyCase, ({ precision, targets, trees, rows, end, also }) => {
      const both = twice(precision, rows)
      const last = trees.map(({ ensemble: { ensemble }, chain }) => {
        const made = [both.trees(oneTree({ ...ensemble, precision }, targets))]
        for (const link of chain) {
          const x = made.at(-1) as number
          if ('unary' in link) made.push(both.step({ kind: 'unary', operation: link.unary, x }))
          else {
            const right = 'constant' in link ? both.constant(link.constant) : made.at(-1 - link.back)
            made.push(both.step({ kind: 'binary', operation: link.binary, left: x, right: right ?? x }))
          }
        }
        return made.at(-1) as number
      })
      const width = (value: number) => (both.given[value] as Given).columns
      const alike = last.filter((value) => width(value) === width(last[0] as number))
      const add = (left: number, right: number) =>
        both.step({ kind: 'binary', operation: 'add', left, right })
      const sum = (values: readonly number[]) => values.reduce(add)
      const half = Math.ceil(alike.length / 2)
      const ends = {
        add: () => sum(alike),
        pairs: () =>
          sum([alike.slice(0, half), alike.slice(half)].filter(({ length }) => length > 0).map(sum)),
        crossed: () => both.step({ kind: 'concat', parts: [sum(alike), sum(alike.toReversed())] }),
        concat: () => both.step({ kind: 'concat', parts: last }),
        reduce() {
          const x = both.step({ kind: 'concat', parts: last })
          return both.step({ kind: 'reduce', operation: 'sum', x, size: width(x) })
        },
      }
      const outputs = [...last.slice(also), ends[end]()]
      both.check(outputs)
    }),
    { numRuns: 300 },
  )
})
