/** The soak: see README.md. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startRun } from '@inferry/benchmark-recording'
import { createClient } from './client.ts'
import { type Memory, mostGrowthMiB, type Result } from './headline.ts'
import { badCases, type Case, goodCases } from './requests.ts'

const thisRun = startRun(import.meta.url)
const seconds = thisRun.quick ? 15 : 60
const clients = 64
const models = fileURLToPath(new URL('../../models', import.meta.url))

const server = spawn(
  process.execPath,
  [...process.execArgv, fileURLToPath(new URL('./server.ts', import.meta.url)), models],
  {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  },
)
const exited = once(server, 'exit')
const good = await goodCases(models, 100)
const [url] = (await Promise.race([once(server, 'message'), exited])) as [string]
if (typeof url !== 'string') throw new Error(`the server ended with ${url}`)

const counts = { good: 0, bad: 0, lost: 0, unaccepted: 0, wrong: 0 }
/** The first of each kind. */
const faults = new Map<string, string>()
let terminated = false
let afterSignal = 0

async function run(): Promise<void> {
  const client = createClient(url)
  for (;;) {
    const isBad = Math.random() < 0.25
    const one = pick(isBad ? badCases : good)
    const outcome = await client.send(one)
    if (outcome.kind === 'answered') {
      counts[isBad ? 'bad' : 'good']++
      if (terminated) afterSignal++
      note(one, one.judge(outcome.status, outcome.body))
    } else if (!terminated) note(one, `${outcome.kind} while nobody stopped the server`)
    else if (outcome.kind === 'refused') break
    else if (outcome.kind === 'unaccepted') counts.unaccepted++
    else {
      counts.lost++
      note(one, outcome.error)
    }
  }
  client.close()
}

function pick(cases: readonly Case[]): Case {
  return cases[Math.floor(Math.random() * cases.length)] as Case
}

function note(one: Case, fault: string | undefined): void {
  if (fault === undefined) return
  counts.wrong++
  if (!faults.has(one.what)) faults.set(one.what, `${one.what}: ${fault}`)
}

async function memory(second: number): Promise<Memory> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const read = (name: string) =>
    Math.round(Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]) / 2 ** 20)
  return {
    second,
    rssMiB: read('process_resident_memory_bytes'),
    heapMiB: read('nodejs_heap_size_used_bytes'),
  }
}

const memories: Memory[] = [await memory(0)]
const running = Promise.all(Array.from({ length: clients }, run))
const step = seconds / 12
for (let second = step; second <= seconds; second += step) {
  await sleep(step * 1000)
  const now = await memory(Math.round(second))
  memories.push(now)
  console.log(
    `${now.second} s: ${counts.good} good, ${counts.bad} bad, RSS ${now.rssMiB} MiB, heap ${now.heapMiB} MiB`,
  )
}
terminated = true
server.kill('SIGTERM')
await running
const [exitCode] = await exited

const warm = memories[Math.ceil(memories.length / 4)] as Memory
const last = memories.at(-1) as Memory
const growthMiB = last.rssMiB - warm.rssMiB
const failures = [
  ...(counts.good === 0 || counts.bad === 0 ? ['hardly anything was asked'] : []),
  ...(counts.wrong > 0 ? [`${counts.wrong} wrong answers`] : []),
  ...(counts.lost > 0 ? [`${counts.lost} requests lost`] : []),
  ...(exitCode !== 0 ? [`exit code ${exitCode}`] : []),
  ...(growthMiB <= mostGrowthMiB ? [] : [`memory grew by ${growthMiB} MiB, more than ${mostGrowthMiB}`]),
]
console.log(
  [
    `${counts.good} good and ${counts.bad} bad requests, ${counts.wrong} answered wrongly`,
    `after SIGTERM: ${afterSignal} answered, ${counts.lost} lost, ${counts.unaccepted} not accepted; exit code ${exitCode}`,
    `RSS ${warm.rssMiB} MiB after ${warm.second} s, ${last.rssMiB} MiB after ${last.second} s; heap ${warm.heapMiB} and ${last.heapMiB} MiB`,
    ...faults.values(),
    ...failures.map((failure) => `FAILED: ${failure}`),
  ].join('\n'),
)
const result: Result = { clients, seconds, ...counts, afterSignal, exitCode, growthMiB, memories }
thisRun.finish(result)
process.exit(failures.length > 0 ? 1 : 0)
