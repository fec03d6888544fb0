import { setTimeout as sleep } from 'node:timers/promises'
import { InferryError, type StartPhases } from '@inferry/core'
import type { FunctionReport } from '@inferry/lambda-runtime'
import { openSender } from '../load/sender.ts'
import { type Built, type Running, type RunningHere, showSubject } from '../target/target.ts'
import { readStart } from './read-start.ts'

/** The phases of a cold start in their order, with what each is. */
export const coldPhases = {
  platform: 'placing what is deployed, fetching its code, and the network',
  spawn: 'starting the process',
  runtime: 'Node',
  code: 'loading the modules',
  open: 'opening the artifact',
  read: 'reading and verifying the model',
  load: 'loading it in the engine',
  warmUp: 'running its samples',
  answer: 'from then to the first answer, or the end of a job',
} as const

export type ColdPhase = keyof typeof coldPhases

/** Milliseconds. A phase that is not known is absent. */
export type ColdStart = Readonly<Partial<Record<ColdPhase, number>>> & {
  readonly total: number
  /** What Lambda reported, of a deployed function. */
  readonly reported?: FunctionReport
}

/** Milliseconds until it is given up. */
const longest = 60_000

/**
 * Starts a fresh process and asks it until it answers; `running` serves then. The files are in the page cache, and
 * nothing is fetched over a network: the platform's own share of a cold start is not in it. Throws `NOT_READY` if it
 * does not come to answer.
 */
export async function coldStart(
  built: Built,
): Promise<{ readonly cold: ColdStart; readonly running: RunningHere }> {
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
  const sender = await openSender(running.question, 1)
  const end = performance.now() + longest
  try {
    for (;;) {
      const { fault } = await sender.send()
      if (fault === undefined) return
      // It does not listen yet, or is not ready.
      const early = fault === 'ECONNREFUSED' || fault === 'status 503'
      if (!early || running.end() !== undefined || performance.now() > end)
        throw notReady(built, running, running.end() ?? `its first answer was: ${fault}`)
      await sleep(2)
    }
  } finally {
    sender.close()
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
  return { spawn, ...toldPhases(start, total - spawn), total }
}

/** The phases of which an app tells; what is left of `milliseconds` is the answer's. */
export function toldPhases(start: StartPhases, milliseconds: number): Partial<Record<ColdPhase, number>> {
  const { runtimeMs: runtime, codeMs: code, openMs: open } = start
  // What was deployed before it told them apart has both in the load.
  const { readMs: read = 0, loadMs: load, warmUpMs: warmUp } = start
  // Clocks of two processes differ a little.
  const answer = Math.max(0, milliseconds - runtime - code - open - read - load - warmUp)
  return { runtime, code, open, read, load, warmUp, answer }
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
