import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { InferryError, type StartPhases } from '@inferry/core'
import { send } from '../load/send.ts'
import { type Built, type Running, showSubject } from '../target/target.ts'
import { readStart } from './read-start.ts'

/** The phases of a cold start in their order, with what each is. */
export const coldPhases = {
  spawn: 'starting the process',
  runtime: 'Node',
  code: 'loading the modules',
  open: 'opening the artifact',
  read: 'reading and verifying the model',
  load: 'loading it in the engine',
  warmUp: 'running its samples',
  answer: 'from then to the first answer, or the end of a job',
} as const

/** Milliseconds. */
export type ColdStart = Readonly<Record<keyof typeof coldPhases | 'total', number>>

/** Milliseconds until it is given up. */
const longest = 60_000

/**
 * Starts a fresh process and asks it until it answers; `running` serves then. The files are in the page cache, and
 * nothing is fetched over a network: the platform's own share of a cold start is not in it. Throws `NOT_READY` if it
 * does not come to answer.
 */
export async function coldStart(
  built: Built,
): Promise<{ readonly cold: ColdStart; readonly running: Running }> {
  const begunAt = Date.now()
  const begun = performance.now()
  const running = await built.start()
  try {
    await firstAnswer(built, running)
    const total = performance.now() - begun
    const start = await startOf(built, running)
    return { cold: phasesOf(start, begunAt, total), running }
  } catch (error) {
    await running.close()
    throw error
  }
}

async function firstAnswer(built: Built, running: Running): Promise<void> {
  const agent = new Agent()
  const end = performance.now() + longest
  for (;;) {
    const fault = await send(running.question, agent)
    if (fault === undefined) return
    // It does not listen yet, or is not ready.
    const early = fault === 'ECONNREFUSED' || fault === 'status 503'
    if (!early || running.end() !== undefined || performance.now() > end)
      throw notReady(built, running, running.end() ?? `its first answer was: ${fault}`)
    await sleep(2)
  }
}

/** It may stand in the log a little after the answer. */
async function startOf(built: Built, running: Running): Promise<StartPhases> {
  for (let tries = 0; tries < 200; tries++) {
    const start = readStart(running.log())
    if (start !== undefined) return start
    await sleep(10)
  }
  throw notReady(built, running, 'its log has no line with the phases of the start')
}

/** `begunAt` is before the process was started, milliseconds since 1970; `total` from then to the answer. */
export function phasesOf(start: StartPhases, begunAt: number, total: number): ColdStart {
  const spawn = Math.max(0, start.startedAt - begunAt)
  const { runtimeMs: runtime, codeMs: code, openMs: open } = start
  const { readMs: read, loadMs: load, warmUpMs: warmUp } = start
  // Clocks of two processes differ a little.
  const answer = Math.max(0, total - spawn - runtime - code - open - read - load - warmUp)
  return { spawn, runtime, code, open, read, load, warmUp, answer, total }
}

/** `NOT_READY`, with the last of what it wrote. */
export function notReady(
  { subject }: Pick<Built, 'subject'>,
  { log }: Pick<Running, 'log'>,
  why: string,
): InferryError {
  const said = log().trim().split('\n').slice(-3).join('\n  ')
  const message = `${showSubject(subject)}: ${why}${said === '' ? '' : `; it wrote:\n  ${said}`}`
  return new InferryError('NOT_READY', message)
}
