/** Requests/s and latency: fresh servers, interleaved, medians; ratios to the bare route of the same round. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, onCore, startRun } from '@inferry/benchmark-recording'
import type { Result } from './headline.ts'
import { installPeer, type ServerName, servers, startServer } from './servers.ts'

const run = startRun(import.meta.url)
const rounds = run.quick ? 1 : 5
const seconds = run.quick ? 1 : 3
const withPeer = installPeer(run)
const names = (Object.keys(servers) as ServerName[]).filter((name) => withPeer || name !== 'fastapi')
const load = fileURLToPath(new URL('./load.ts', import.meta.url))

interface Measurement {
  readonly rate: number
  readonly p50: number
  readonly p99: number
}

function measure(port: number, connections: number, duration: number): Measurement {
  const command = [process.execPath, '--import', 'tsx', load]
  const [file, ...args] = onCore(1, [
    ...command,
    `http://127.0.0.1:${port}/invocations`,
    String(connections),
    String(duration),
  ])
  return JSON.parse(execFileSync(file as string, args, { encoding: 'utf8' }))
}

const measured = new Map<string, Measurement[]>()
const ratios = new Map<string, number[]>()
let port = 18_100
for (let round = 0; round < rounds; round += 1) {
  const bare = new Map<number, number>()
  for (const name of names) {
    port += 1
    const server = await startServer(name, port)
    measure(port, 32, 2) // warm
    for (const connections of [1, 32]) {
      const result = measure(port, connections, seconds)
      const key = `${name}, ${connections} connection${connections === 1 ? '' : 's'}`
      measured.set(key, [...(measured.get(key) ?? []), result])
      if (name === 'bare') bare.set(connections, result.rate)
      ratios.set(key, [...(ratios.get(key) ?? []), result.rate / (bare.get(connections) ?? Number.NaN)])
    }
    server.kill()
    await new Promise((resolve) => server.once('exit', resolve))
  }
}

const table = Object.fromEntries(
  [...measured].map(([key, results]) => [
    key,
    {
      requestsPerSecond: Math.round(median(results.map((result) => result.rate))),
      ratioToBare: Math.round(median(ratios.get(key) ?? []) * 1000) / 1000,
      p50Milliseconds: median(results.map((result) => result.p50)),
      p99Milliseconds: median(results.map((result) => result.p99)),
    },
  ]),
)
console.table(table)
const result: Result = { rounds, seconds, model: 'diabetes-forest', rowsPerRequest: 1, results: table }
run.finish(result)
