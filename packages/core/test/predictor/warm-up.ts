import type { Session, Tensors } from '@inferry/core'
import t from 'tap'
import { warmUp } from '../../src/predictor/warm-up.ts'
import { openSums } from '../fixtures/open-sums.ts'
import { outputs, samples, sums } from '../fixtures/sums.ts'
import { addRows, sumsEngine } from '../fixtures/sums-engine.ts'

const session = (run: Session['run']): Session => ({ run, close: async () => {} })
const rowsOf = (x: Tensors) => x['X']?.dims[0] as number

t.test('runs every sample, measures the first, joins two', async (t) => {
  const artifact = await openSums(t)
  const engine = sumsEngine()
  const found = await warmUp(artifact, await engine.load(artifact))
  t.ok((found.runMs as number) >= 0)
  t.notOk('rowsMixed' in found)
  t.same(engine.runs, [1, 2, 1, 1, 1, 1, 1, 3])
})

t.test('measures one row of a larger sample', async (t) => {
  const artifact = await openSums(t, { samples: samples.slice(1) })
  const engine = sumsEngine()
  await warmUp(artifact, await engine.load(artifact))
  t.same(engine.runs, [2, 1, 1, 1, 1, 1, 4])
})

t.test('measures a slow model with fewer runs', async (t) => {
  const artifact = await openSums(t)
  const engine = sumsEngine({ onRun: () => new Promise((resolve) => setTimeout(resolve, 120)) })
  const { runMs } = await warmUp(artifact, await engine.load(artifact))
  t.ok((runMs as number) > 100)
  t.same(engine.runs, [1, 2, 1, 3])
})

t.test('a sample without its recorded answer refuses the artifact', async (t) => {
  const artifact = await openSums(t, { model: { scale: 2 } })
  await t.rejects(
    sumsEngine()
      .load(artifact)
      .then((s) => warmUp(artifact, s)),
    {
      code: 'INVALID_ARTIFACT',
      message:
        'sample "one row" does not get its recorded answer: output "total" is 12 at [0], expected 6 within 0.00001 of it',
      location: { field: 'total' },
    },
  )
})

t.test('a joined run that answers otherwise is found', async (t) => {
  const artifact = await openSums(t)
  const mixing = session(async (x) => (rowsOf(x) === 3 ? outputs(6, -3, 0) : addRows(x)))
  t.match(await warmUp(artifact, mixing), {
    rowsMixed:
      'sample "two rows" joined with another: output "total" is 0 at [1], expected 0.75 within 0.0001 of it',
  })
  const pooling = session(async (x) => (rowsOf(x) === 3 ? outputs(6) : addRows(x)))
  t.match(await warmUp(artifact, pooling), { rowsMixed: 'a joined run of 3 rows did not answer as many' })
  const failing = session(async (x) => {
    if (rowsOf(x) === 3) throw new Error('at most 2')
    return addRows(x)
  })
  t.match(await warmUp(artifact, failing), { rowsMixed: 'a joined run of 3 rows failed: at most 2' })
})

t.test('a single sample is joined with itself', async (t) => {
  const artifact = await openSums(t, { samples: samples.slice(0, 1) })
  const mixing = session(async (x) => (rowsOf(x) === 2 ? outputs(6, 7) : addRows(x)))
  t.match(await warmUp(artifact, mixing), {
    rowsMixed: /^sample "one row" joined with another: output "total" is 7/,
  })
})

t.test('nothing is joined where there are no rows', async (t) => {
  const fixed = {
    ...sums,
    inputs: [{ ...sums.inputs[0], shape: [1, 3] }].map(({ columns: _, ...rest }) => rest),
  }
  const artifact = await openSums(t, { manifest: fixed, samples: samples.slice(0, 1) })
  const engine = sumsEngine()
  await warmUp(artifact, await engine.load(artifact))
  t.same([...new Set(engine.runs)], [1])
})

t.test('a lost session ends the warm-up', async (t) => {
  const artifact = await openSums(t)
  for (const losing of [1, 2, 3]) {
    const engine = sumsEngine({ onRun: (x) => void (rowsOf(x) === losing && engine.crash()) })
    await t.rejects(
      engine.load(artifact).then((s) => warmUp(artifact, s)),
      { code: 'INFERENCE_FAILED' },
    )
  }
})

const unproven = 'it has no samples, and none could be made up that show whether its rows are independent'

t.test('without samples it runs made-up rows, alone and joined', async (t) => {
  const artifact = await openSums(t, { samples: [] })
  const engine = sumsEngine()
  const found = await warmUp(artifact, await engine.load(artifact))
  t.ok((found.runMs as number) >= 0)
  t.notOk('rowsMixed' in found)
  t.same(engine.runs, [1, 1, 1, 1, 1, 1, 1, 2])
})

t.test('made-up rows find a model that mixes rows', async (t) => {
  const artifact = await openSums(t, { samples: [] })
  const mixing = session(async (x) => {
    const sums = [...(addRows(x)['total'] as Tensors[string]).data].map(Number)
    const whole = sums.reduce((sum, each) => sum + each, 0)
    return outputs(...sums.map((each) => each / (whole || 1) + whole))
  })
  t.match(await warmUp(artifact, mixing), { rowsMixed: /^sample "a row of 0" joined with another/ })
})

t.test('that made-up rows are refused proves nothing, so none are joined', async (t) => {
  const artifact = await openSums(t, { samples: [] })
  const refusing = session(async () => {
    throw new Error('no such category')
  })
  t.same(await warmUp(artifact, refusing), { runMs: undefined, rowsMixed: unproven })
  const engine = sumsEngine({ onRun: () => engine.crash() })
  await t.rejects(
    engine.load(artifact).then((s) => warmUp(artifact, s)),
    { code: 'INFERENCE_FAILED' },
  )
})

t.test('nothing is run when no row can be made up', async (t) => {
  const open = { inputs: [{ name: 'X', type: 'float32', shape: [-1, -1] } as const] }
  const artifact = await openSums(t, { samples: [], manifest: open })
  const engine = sumsEngine()
  t.same(await warmUp(artifact, await engine.load(artifact)), { runMs: undefined, rowsMixed: unproven })
  t.same(engine.runs, [])
})
