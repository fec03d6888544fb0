import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readMeasurement } from '../../../src/cost/measured/read-measurement.ts'
import {
  benchResult,
  deployedEndpoint,
  deployedFunction,
  lambda,
  server,
  subjectResult,
  workerResult,
} from '../../fixtures/bench-result.ts'

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

t.test('what is deployed, unless an engine is named', async (t) => {
  const both = join(folder, 'both.json')
  const elsewhere = [subjectResult(deployedFunction), subjectResult(deployedEndpoint)]
  writeFileSync(both, JSON.stringify(benchResult(...elsewhere, ...subjects)))
  const found = await readMeasurement(both, undefined)
  t.same(
    found?.deployed.map(({ name }) => name),
    ['function forest', 'endpoint models'],
  )
  t.equal(found?.subjects.length, 2)
  t.same((await readMeasurement(both, 'trees'))?.deployed, [])
  const alone = join(folder, 'alone.json')
  writeFileSync(alone, JSON.stringify(benchResult(...elsewhere)))
  t.match(await readMeasurement(alone, undefined), { engine: undefined, subjects: [], workers: [] })
})

t.test('what was measured here, on the processor of the machine', async (t) => {
  const path = join(folder, 'arm.json')
  const result = benchResult(
    subjectResult(deployedFunction),
    subjectResult(server('local')),
    workerResult(1, 1),
  )
  const read = async (arch: string) => {
    writeFileSync(path, JSON.stringify({ ...result, machine: { ...result.machine, arch } }))
    return readMeasurement(path, undefined)
  }
  const arm = { architecture: 'arm64' }
  t.match(await read('arm64'), { subjects: [arm], workers: [arm], deployed: [{ architecture: undefined }] })
  t.match(await read('x64'), { subjects: [{ architecture: 'x64' }] })
})

t.test('what cannot be billed', async (t) => {
  const empty = join(folder, 'empty.json')
  writeFileSync(empty, JSON.stringify(benchResult()))
  const deployed = join(folder, 'deployed.json')
  const subject = { target: 'function', name: 'forest' } as const
  const fn = { subject, cold: [], closed: [], open: [] }
  writeFileSync(deployed, JSON.stringify(benchResult(fn)))
  const warm = join(folder, 'warm.json')
  writeFileSync(warm, JSON.stringify(benchResult(subjectResult(deployedFunction))))
  for (const [path, engine, field, message] of [
    [join(folder, 'none'), undefined, 'bench', /none: cannot be read: no such file/],
    [join(folder, 'text'), undefined, 'bench', /text: is not JSON/],
    [empty, undefined, 'bench', /empty\.json: nothing was measured/],
    [deployed, undefined, 'bench', /deployed\.json: no load was answered; measure with --rounds/],
    [warm, 'trees', 'engine', /warm\.json: what is deployed was measured, of which the engine is not told/],
    [file, 'tensors', 'engine', /result\.json: it was measured with trees, onnxruntime, not with tensors/],
    [file, 'onnxruntime', 'bench', /no load was answered with onnxruntime; measure with --rounds/],
    [undefined, 'trees', 'engine', /use it with --bench/],
  ] as const)
    await t.rejects(readMeasurement(path, engine), {
      ...{ code: 'INVALID_CONFIGURATION', message, location: { field } },
    })
})
