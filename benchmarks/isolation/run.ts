/** Counts how often a host process survives: see README.md. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startRun } from '@inferry/benchmark-recording'
import type { Result } from './headline.ts'

const run = startRun(import.meta.url)
const host = fileURLToPath(new URL('host.mjs', import.meta.url))
const library = new URL(import.meta.resolve('onnxruntime-node/package.json'))
const { version } = JSON.parse(readFileSync(library, 'utf8')) as { version: string }

/** Lives are lived in one host, one after the other; each teardown gets a fresh one, as it may be the last. */
const scenarios = [
  { scenario: 'life', hosts: 1, times: run.quick ? 5 : 50 },
  { scenario: 'teardown', hosts: run.quick ? 2 : 8, times: 1 },
  { scenario: 'exit', hosts: run.quick ? 2 : 8, times: 1 },
] as const

const results = scenarios.flatMap(({ scenario, hosts, times }) =>
  (['worker', 'fork'] as const).map((kind) => {
    const endings: Record<string, number> = {}
    for (let count = 0; count < hosts; count++) {
      const { status, signal } = spawnSync(process.execPath, [host, kind, scenario, String(times)], {
        env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
        stdio: 'ignore',
      })
      const ending = signal ?? `exit code ${status}`
      endings[ending] = (endings[ending] ?? 0) + 1
    }
    const result = { scenario, kind, hosts, times, failures: hosts - (endings['exit code 0'] ?? 0), endings }
    console.log(JSON.stringify(result))
    return result
  }),
)

const result: Result = { onnxruntime: version, results }
run.finish(result)
