import t from 'tap'
import { decodeFile } from '../../../src/file/decode-file.ts'
import { bindProgram } from '../../../src/program/bind-program.ts'
import {
  type BuiltValue,
  createProgramBuilder,
  type ProgramBuilder,
} from '../../../src/program/build-program.ts'
import type { Step } from '../../../src/program/steps/index.ts'
import { branch, ensembleOf, leaf } from '../../ensemble/fixtures/ensembles.ts'
import { regress } from '../../fixtures/stumps.ts'

const stump = (feature: number, threshold: number) =>
  ensembleOf([branch(1, 2, { feature, threshold }), leaf(1), leaf(2)], [0])

interface Ways {
  readonly program: ProgramBuilder
  readonly x: BuiltValue
  times(value: BuiltValue, factor: number): BuiltValue
  concat(...parts: BuiltValue[]): BuiltValue
  trees(x: BuiltValue, ensemble: ReturnType<typeof stump>): BuiltValue
}

/** Steps of a program on an input of two columns, whose output is what `build` gives; and its answers to `rows`. */
function built(build: (ways: Ways) => BuiltValue, rows: readonly (readonly [number, number])[] = []) {
  const program = createProgramBuilder()
  const binary = (operation: 'mul', left: number, right: number) =>
    program.step({ kind: 'binary', operation, left, right })
  const x = program.input({ name: 'x', type: 'float32', shape: [-1, 2] }, 2)
  const y = build({
    program,
    x,
    times: (value, factor) =>
      binary('mul', value.value, program.constant('float32', Float32Array.of(factor)).value),
    concat: (...parts) => program.step({ kind: 'concat', parts: parts.map(({ value }) => value) }),
    trees: (value, ensemble) => program.trees(value, ensemble, regress)[0] as BuiltValue,
  })
  program.output({ name: 'y', value: y.value, shape: [-1, y.columns] })
  const { header, sections } = decodeFile(program.file())
  const bound = bindProgram(header, sections)
  const frame = bound.createFrame()
  frame.data[0] = Float32Array.from(rows.flat())
  frame.rows = rows.length
  bound.run(frame)
  const answers = Array.from(frame.data[bound.outputs[0]?.value as number] as Float32Array)
  return { steps: header['steps'] as Step[], answers }
}

const kinds = (steps: readonly Step[]) => steps.map(({ kind }) => kind)

t.test('a scaler that only trees read is dropped', async (t) => {
  const { steps, answers } = built(
    ({ x, times, trees }) => trees(times(x, -2), stump(1, 6)),
    [
      [0, -3],
      [0, -3.0000002],
    ],
  )
  t.match(steps, [{ kind: 'trees', x: 0 }])
  t.same(answers, [1, 2])
})

t.test('parts are joined once for all trees', async (t) => {
  const { steps, answers } = built(
    ({ x, times, concat, trees }) => {
      const joined = concat(times(x, 2), x)
      return concat(trees(joined, stump(1, 6)), trees(joined, stump(2, 3)))
    },
    [[4, 3]],
  )
  t.match(steps, [
    { kind: 'concat', parts: [0, 0] },
    { kind: 'trees', x: 1 },
  ])
  t.same(kinds(steps), ['concat', 'trees'], 'the two trees are one ensemble')
  t.same(answers, [1, 2])
})

t.test('trees that stay behind a scaler are merged all the same', async (t) => {
  const equal = ensembleOf([branch(1, 2, { mode: 'eq', threshold: 4 }), leaf(1), leaf(2)], [0])
  const { steps, answers } = built(
    ({ x, times, concat, trees }) => {
      const scaled = times(x, 2)
      return concat(trees(scaled, equal), trees(scaled, stump(1, 6)))
    },
    [[2, 4]],
  )
  t.same(kinds(steps), ['constant', 'binary', 'trees'])
  t.same(answers, [1, 2])
})

t.test('trees behind trees', async (t) => {
  const { steps, answers } = built(
    ({ x, times, trees }) => trees(times(trees(x, stump(0, 0)), 3), stump(0, 4)),
    [
      [0, 0],
      [1, 0],
    ],
  )
  t.same(kinds(steps), ['trees', 'trees'])
  t.same(answers, [1, 2])
})
