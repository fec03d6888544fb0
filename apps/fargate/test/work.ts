import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { workerSettings } from '@inferry/adapter-fargate'
import { exampleModels } from '@inferry/testing'
import t from 'tap'
import { work } from '../src/work.ts'
import { records } from './fixtures/records.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

t.test('both engines, in the task that the metadata tells of', async (t) => {
  const server = createServer((_, response) =>
    response.end('{"Family":"f","Limits":{"CPU":1,"Memory":2048}}'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const listeners = process.listenerCount('SIGTERM')
  const before = process.env['INFERRY_THREADS']
  t.teardown(() => {
    server.close()
    if (before === undefined) delete process.env['INFERRY_THREADS']
  })
  const env = { ECS_CONTAINER_METADATA_URI_V4: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const folder = t.testdir({ in: { 'a.csv': records(200) } })
  const answers: string[] = []
  const lines: object[] = []
  for (const engine of ['trees', 'onnxruntime']) {
    const out = join(folder, engine)
    const settings = workerSettings(
      [
        '--split-type',
        'Line',
        '--assemble-with',
        'Line',
        '--engine',
        engine,
        '--input',
        join(folder, 'in'),
        '--output',
        out,
      ],
      { INFERRY_MODEL: exampleModels().find((path) => path.endsWith('diabetes-forest')) },
    )
    t.equal(await work(settings, { ...quiet, info: (line: object) => void lines.push(line) }, env), 0)
    answers.push(readFileSync(join(out, 'a.csv.out'), 'utf8'))
  }
  const numbers = answers.map((text) => text.trimEnd().split('\n').map(Number)) as [number[], number[]]
  t.equal(numbers[0].length, 200)
  numbers[0].forEach(
    (value, at) => void t.ok(Math.abs(value - (numbers[1][at] ?? 0)) < 1e-3 * Math.abs(value)),
  )
  t.match(lines.at(-1), { Job: 'f', Model: 'diabetes-forest', Records: 200 })
  t.equal(process.listenerCount('SIGTERM'), listeners, 'it listens to signals no longer')
})

t.test('a model that is not there is told by its setting', async (t) => {
  const none = join(t.testdir({}), 'none')
  const settings = workerSettings(['--input', 'in', '--output', 'out', '--model', none], {})
  await t.rejects(work(settings, quiet, {}), {
    code: 'INVALID_ARTIFACT',
    message: /none \(--model\): no such file/,
  })
})
