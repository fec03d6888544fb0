/** 2 GB of CSV through a batch job: how much memory its process takes, from disk to disk and from S3 to S3. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeCsv } from '@inferry/benchmark-batch/make-csv'
import { median, startRun } from '@inferry/benchmark-recording'
import { awsServer } from '@inferry/testing/aws'
import { controlGroup } from './control-group.ts'
import type { JobMemory, Result } from './headline.ts'
import { upload } from './upload.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const run = startRun(import.meta.url)
if (residentMiB(process.pid) === undefined) run.skip('there is no /proc to read the memory of a process in')
const rows = run.quick ? 1_000_000 : 10_300_000
const limitMiB = 256

const folder = mkdtempSync(join(tmpdir(), 'inferry-memory-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const csv = join(folder, 'rows.csv')
makeCsv(csv, rows)
const bytes = statSync(csv).size

const teardowns: (() => unknown)[] = []
const server = await awsServer({ teardown: (end) => void teardowns.push(end) })
const s3 = {
  ...process.env,
  AWS_ENDPOINT_URL: server.url,
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'a',
  AWS_SECRET_ACCESS_KEY: 'b',
}
await server.request('PUT', '/records')
await server.request('PUT', '/answers')
await upload(server.url, 'records', 'rows.csv', csv)

const results: Result['results'] = {
  'disk to disk': await measure([csv, join(folder, 'answers')], process.env),
  'S3 to S3': await measure(['s3://records/', 's3://answers/'], s3),
}
for (const end of teardowns) await end()
console.log(JSON.stringify(results, undefined, 2))
const result: Result = { model: 'diabetes-forest', rows, bytes, limitMiB, results }
run.finish(result)

/** Runs a job in a control group of its own, and looks at its memory each second. */
async function measure(
  [input = '', output = '']: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<JobMemory> {
  const group = controlGroup(limitMiB)
  const child = spawn(
    process.execPath,
    [
      here('../../packages/cli/dist/main.js'),
      ...['transform', here('../../models/diabetes-forest')],
      ...['--input', input, '--output', output, '--split-type', 'Line'],
    ],
    { env, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  group?.add(child.pid as number)
  const seen: number[] = []
  const timer = setInterval(() => {
    const resident = residentMiB(child.pid as number)
    if (resident !== undefined) seen.push(resident)
  }, 1000)
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const [code, signal] = await once(child, 'close')
  clearInterval(timer)
  group?.remove()
  if (code !== 0) throw new Error(`${input}: ended with ${code ?? signal}: ${printed}`)
  const { records, recordsPerSecond, seconds, peakMemory } = JSON.parse(printed)
  if (records !== rows) throw new Error(`${records} of ${rows} rows were answered`)
  const fifth = Math.ceil(seen.length / 5)
  const fifths = [0, 1, 2, 3, 4]
    .map((at) => seen.slice(at * fifth, (at + 1) * fifth))
    .filter((some) => some.length > 0)
  return {
    limited: group !== undefined,
    seconds,
    recordsPerSecond,
    peakMiB: Math.round(peakMemory / 2 ** 20),
    medianMiBByFifth: fifths.map((some) => Math.round(median(some))),
    largestMiBByFifth: fifths.map((some) => Math.round(Math.max(...some))),
  }
}

/** Undefined once the process has ended, and where the system does not tell. */
function residentMiB(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}
