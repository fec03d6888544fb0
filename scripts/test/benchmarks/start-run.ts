import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import t, { type Test } from 'tap'
import { startRun } from '../../../benchmarks/recording/src/start-run.ts'

/** The URL of a benchmark's `run.ts`, and where its record would be. */
function benchmark(t: Test) {
  const folder = t.testdir({ 'package.json': '{ "name": "@inferry/benchmark-a" }' })
  t.capture(console, 'log')
  return {
    url: pathToFileURL(join(folder, 'run.ts')).href,
    record: join(folder, 'result.recorded.json'),
    out: join(folder, 'out.json'),
  }
}

t.test('only --record records', async (t) => {
  const { url, record } = benchmark(t)
  for (const args of [[], ['--quick']]) startRun(url, args).finish({ ms: 1 })
  t.notOk(existsSync(record))
  startRun(url, ['--record']).finish({ ms: 2 })
  t.match(JSON.parse(readFileSync(record, 'utf8')), {
    date: /^\d{4}-\d\d-\d\d$/,
    command: 'npx -y pnpm --filter @inferry/benchmark-a start',
    machine: { node: process.version },
    ms: 2,
  })
})

t.test('--out writes elsewhere', async (t) => {
  const { url, record, out } = benchmark(t)
  const run = startRun(url, ['--quick', '--out', out])
  t.ok(run.quick)
  run.finish({ ms: 3 })
  t.match(JSON.parse(readFileSync(out, 'utf8')), { ms: 3 })
  t.notOk(existsSync(record))
})

t.test('what makes no sense is refused', async (t) => {
  const { url } = benchmark(t)
  t.throws(() => startRun(url, ['--quick', '--record']), { message: /a quick run is not recorded/ })
  t.throws(() => startRun(url, ['--fast']), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' })
})
