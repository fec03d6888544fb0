import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InferryError } from '@inferry/core'
import { limitProcess, type ProcessLimits } from '../limits/limit-process.ts'
import { endWithProcess } from './end-with-process.ts'
import type { CheckedSettings } from './function-settings.ts'
import { functionVariables } from './function-variables.ts'
import { loaderOptions } from './loader-options.ts'
import { describeEnd, type ProcessEnd } from './process-end.ts'

export interface FunctionProcess {
  readonly pid: number
  readonly limits: ProcessLimits
  /** Once it and its children have ended, and all that they wrote was heard. */
  readonly ended: Promise<ProcessEnd>
  /** Kills it and the processes that it started. */
  kill(): void
}

/** Milliseconds that a process which left the group may hold the output open. */
const outputTimeout = 500

/** Starts a fresh process for the function, in its folder and under its limits. */
export async function startFunctionProcess(
  settings: CheckedSettings,
  runtimeApi: string,
  onOutput: (text: string) => void,
): Promise<FunctionProcess> {
  const child = spawn(process.execPath, commandLine(settings), {
    cwd: settings.folder,
    env: functionVariables(settings, runtimeApi),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: it is killed with its children, and not by a Ctrl-C meant for us.
    detached: true,
  })
  const { pid } = child
  if (pid === undefined) {
    const [cause] = await once(child, 'error')
    const message = `no process could be started in ${settings.folder}: ${cause.message}`
    throw new InferryError('INTERNAL', message, { cause })
  }
  const kill = () => killGroup(pid)
  const limits = limitProcess(pid, settings.memoryMegabytes, kill)
  const forget = endWithProcess({ kill, release: limits.release })
  child.stdout.setEncoding('utf8').on('data', onOutput)
  child.stderr.setEncoding('utf8').on('data', onOutput)

  const ended = end(child, kill).then((description) => {
    const outOfMemory = limits.outOfMemory()
    limits.release()
    forget()
    return { description, outOfMemory }
  })
  return { pid, limits, ended, kill }
}

function commandLine({ runtime, handler, memoryMegabytes }: CheckedSettings): readonly string[] {
  // The managed runtimes' options, so that the heap is collected before the memory is used up.
  const options = [
    '--expose-gc',
    `--max-semi-space-size=${Math.floor(memoryMegabytes * 0.05)}`,
    `--max-old-space-size=${Math.floor(memoryMegabytes * 0.9)}`,
  ]
  // JavaScript, which needs no loader: to load one would be counted as init.
  if (runtime !== 'loop') return [...options, runtime.ric, handler]
  // `.ts` in the workspace, `.js` in what is published.
  const main = new URL(`../loop/loop-main${extname(import.meta.url)}`, import.meta.url)
  return [...options, ...loaderOptions(process.execArgv, process.cwd()), fileURLToPath(main)]
}

function end(child: ChildProcess, kill: () => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      kill()
      const finish = () => resolve(describeEnd(code, signal))
      const timer = setTimeout(finish, outputTimeout)
      child.once('close', () => {
        clearTimeout(timer)
        finish()
      })
    })
  })
}

/** The group may be gone already. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {}
}
