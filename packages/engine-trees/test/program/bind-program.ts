import { faultOf } from '@inferry/testing'
import t from 'tap'
import { compileEnsemble } from '../../src/ensemble/compile/compile-ensemble.ts'
import { bindProgram, columnsOf } from '../../src/program/bind-program.ts'
import { branch, ensembleOf, leaf } from '../ensemble/fixtures/ensembles.ts'
import { regress, stumpsSection } from '../fixtures/stumps.ts'

const input = { name: 'x', type: 'float32', shape: [-1, 2] }
const output = { name: 'y', value: 1, shape: [-1, 2] }
const neg = { kind: 'unary', operation: 'neg', x: 0 }
const header = { inputs: [input], steps: [neg], outputs: [output] }
const trees = { kind: 'trees', x: 0, section: 0, finish: regress }

t.test('runs its steps in order', async (t) => {
  const program = bindProgram(
    { ...header, steps: [neg, { ...neg, x: 1 }], outputs: [{ ...output, value: 2 }] },
    [],
  )
  t.match(program, {
    inputs: [{ name: 'x', columns: 2 }],
    outputs: [{ name: 'y', type: 'float32' }],
    columns: 6,
  })
  const frame = program.createFrame()
  frame.data[0] = Float32Array.of(1, 2)
  frame.rows = 1
  program.run(frame)
  t.same([frame.data[1], frame.data[2]], [Float32Array.of(-1, -2), Float32Array.of(1, 2)])
})

t.test('a header that lies', async (t) => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [[], /^header: expected an object/],
    [{ ...header, inputs: 3 }, /^header: its "inputs" is no list/],
    [{ ...header, inputs: [3] }, /^input 0: expected an object/],
    [{ ...header, inputs: [{ ...input, type: 'bfloat16' }] }, /^input 0: its "type" is no element type/],
    [{ ...header, inputs: [{ ...input, shape: [2, 2] }] }, /^input 0: its shape is \[2,2\]/],
    [{ ...header, inputs: [{ ...input, shape: [-1, -1, 2] }] }, /^input 0: its shape is/],
    [{ ...header, inputs: [{ ...input, shape: [-1, 1024, 1025] }] }, /^input 0: its shape is/],
    [{ ...header, inputs: [{ ...input, shape: [-1, 0] }] }, /^input 0: its shape is \[-1,0\]/],
    [{ ...header, inputs: [{ ...input, shape: [-1, -2] }] }, /^input 0: its "shape" has no whole numbers/],
    [{ ...header, inputs: [input, input] }, /^step 0|^inputs: two have the name "x"/],
    [{ ...header, steps: [null] }, /^step 0: expected an object/],
    [{ ...header, steps: [{ kind: 'toString' }] }, /^step 0: its "kind" is none of/],
    [{ ...header, steps: [{ ...neg, x: 1 }] }, /^step 0 \(unary\): its "x" is no whole number from 0 to 0/],
    [{ ...header, steps: [{ ...neg, x: -1 }] }, /^step 0 \(unary\)/],
    [
      { ...header, outputs: [{ ...output, value: 2 }] },
      /^output 0: its "value" is no whole number from 0 to 1/,
    ],
    [
      { ...header, outputs: [{ ...output, shape: [-1, 3] }] },
      /^output 0: its shape \[-1,3\] does not fit a value of 2/,
    ],
    [{ ...header, outputs: [{ ...output, shape: [-1, -1] }] }, /^output 0: its shape \[-1,-1\] does not fit/],
    [{ ...header, outputs: [output, output] }, /^outputs: two have the name "y"/],
  ]
  for (const [lie, message] of cases)
    t.match(
      faultOf(() => bindProgram(lie, [])),
      { code: 'INVALID_ARTIFACT', message },
    )
})

t.test('a constant is no answer', async (t) => {
  const steps = [{ kind: 'constant', type: 'string', texts: ['a', 'b'] }]
  t.match(
    faultOf(() => bindProgram({ ...header, steps }, [])),
    { message: /^output 0: its value is a constant/ },
  )
})

t.test('each section is taken by one step, in order', async (t) => {
  const steps = (...sections: number[]) => ({
    ...header,
    steps: sections.map((section) => ({ ...trees, section })),
    outputs: [{ ...output, shape: [-1, 1] }],
  })
  const parts = [stumpsSection, stumpsSection]
  t.ok(bindProgram(steps(0, 1), parts))
  t.match(
    faultOf(() => bindProgram(steps(0, 0), parts)),
    { message: /^step 1 \(trees\): it takes section 0, the next is 1/ },
  )
  t.match(
    faultOf(() => bindProgram(steps(2), parts)),
    { message: /^step 0 \(trees\): its "section" is no whole number from 0 to 1/ },
  )
})

t.test('absurd counts are refused before they fill any memory', async (t) => {
  const double = (value: number) => ({ kind: 'concat', parts: [value, value] })
  const steps = Array.from({ length: 60 }, (_, index) => double(index))
  t.match(
    faultOf(() => bindProgram({ ...header, steps }, [])),
    { message: /columns/ },
  )
  const many = Array.from({ length: 100_001 }, () => neg)
  t.match(
    faultOf(() => bindProgram({ ...header, steps: many }, [])),
    { message: /at most 100000/ },
  )
  const keys = [
    { kind: 'constant', type: 'string', texts: Array.from({ length: 1000 }, (_, index) => `${index}`) },
    { kind: 'constant', type: 'string', texts: [''] },
  ]
  const texts = { ...input, type: 'string', shape: [-1] }
  const lookUps = Array.from({ length: 1100 }, () => ({
    kind: 'look-up',
    x: 0,
    keys: 1,
    values: 1,
    default: 2,
  }))
  t.match(
    faultOf(() => bindProgram({ ...header, inputs: [texts], steps: [...keys, ...lookUps] }, [])),
    {
      message: /^header: its values have more than 1048576 columns together/,
    },
  )
})

t.test('trees that share so many records that a row takes long are refused', async (t) => {
  const chain = Array.from({ length: 3000 }, (_, index) => branch(3001, index + 1, { threshold: index }))
  const roots = new Array<number>(3000).fill(0)
  const section = compileEnsemble(ensembleOf([...chain, leaf(2), leaf(1)], roots))
  const program = (count: number) =>
    bindProgram(
      {
        ...header,
        steps: Array.from({ length: count }, (_, index) => ({ ...trees, section: index })),
        outputs: [{ ...output, shape: [-1, 1] }],
      },
      new Array<Uint8Array>(count).fill(section),
    )
  t.equal(program(1).steps, 3000 * 3000)
  t.match(
    faultOf(() => program(2)),
    {
      code: 'INVALID_ARTIFACT',
      message: /^header: its trees share so many records that a row takes 179\d+ steps/,
    },
  )
})

t.test('columns of a shape', async (t) => {
  t.same([[-1], [-1, 3], [-1, 2, 3], [-1, -1]].map(columnsOf), [1, 3, 6, -1])
})
