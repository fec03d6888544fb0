import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readMeasurement } from '../../../src/cost/measured/read-measurement.ts'
import { benchResult, lambda, server, subjectResult } from '../../fixtures/bench-result.ts'

const folder = t.testdir({ text: 'no JSON' })
const file = join(folder, 'result.json')
const subjects = [
  subjectResult(lambda(512)),
  subjectResult(server('local')),
  subjectResult(lambda(512, 'onnxruntime'), { rounds: 0 }),
]
writeFileSync(file, JSON.stringify(benchResult(...subjects)))

t.test('the first engine unless one is named', async (t) => {
  const found = await readMeasurement(file, undefined)
  t.equal(found?.engine, 'trees')
  t.same(
    found?.subjects.map(({ name }) => name),
    ['lambda, trees, 512 MB', 'local, trees'],
  )
  t.equal(await readMeasurement(undefined, undefined), undefined)
})

t.test('what cannot be billed', async (t) => {
  const empty = join(folder, 'empty.json')
  writeFileSync(empty, JSON.stringify(benchResult()))
  const deployed = join(folder, 'deployed.json')
  const subject = { target: 'function', name: 'forest' } as const
  const fn = { subject, cold: [], closed: [], open: [] }
  writeFileSync(deployed, JSON.stringify(benchResult(fn)))
  for (const [path, engine, field, message] of [
    [join(folder, 'none'), undefined, 'bench', /none: cannot be read: no such file/],
    [join(folder, 'text'), undefined, 'bench', /text: is not JSON/],
    [empty, undefined, 'bench', /empty\.json: nothing was measured/],
    [deployed, undefined, 'bench', /deployed\.json: nothing was measured that bench had built/],
    [file, 'tensors', 'engine', /result\.json: it was measured with trees, onnxruntime, not with tensors/],
    [file, 'onnxruntime', 'bench', /no load was answered with onnxruntime; measure with --rounds/],
    [undefined, 'trees', 'engine', /use it with --bench/],
  ] as const)
    await t.rejects(readMeasurement(path, engine), {
      ...{ code: 'INVALID_CONFIGURATION', message, location: { field } },
    })
})
