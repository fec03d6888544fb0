import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { endWithProcess } from '@inferry/lambda-runtime'
import type { Stage } from '../stage/stage-bundle.ts'
import type { User } from './user.ts'

/** A process of a bundle, as an image would start it. */
export interface BundleProcess {
  readonly pid: number
  /** The last of what it wrote. */
  output(): string
  /** How it ended, once it has. */
  readonly ended: Promise<Ended>
  hasEnded(): boolean
  terminate(): void
  /** Kills it with all that it started. */
  close(): Promise<void>
}

export interface Ended {
  /** Null if a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface Start {
  readonly stage: Pick<Stage, 'folder' | 'temporary'>
  readonly entry: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly user: User
}

/** Characters of output that are kept. */
const kept = 64 * 1024

/** Milliseconds in which the output of a killed process is read to its end. */
const outputTimeout = 5000

/** Starts `node <entry>` in the bundle's folder. Of this process's environment it gets nothing. */
export async function startProcess({
  stage,
  entry,
  args = [],
  env = {},
  user,
}: Start): Promise<BundleProcess> {
  const child = spawn(process.execPath, [join(stage.folder, entry), ...args], {
    cwd: stage.folder,
    env: {
      PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
      NODE_ENV: 'production',
      ORT_DISABLE_TELEMETRY: '1',
      TMPDIR: stage.temporary,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, that all it starts can be killed with it.
    detached: true,
    ...user.ids,
  })
  let output = ''
  const hear = (text: string) => {
    output = (output + text).slice(-kept)
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const { pid } = child
  if (pid === undefined) return new Promise((_, reject) => child.once('error', reject))

  let over = false
  const killGroup = () => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {}
  }
  const forget = endWithProcess({ kill: killGroup, release: () => true })
  const ended = new Promise<Ended>((resolve) => {
    child.once('exit', (code, signal) => {
      over = true
      // What it left running would hold the output open.
      killGroup()
      const finish = () => {
        clearTimeout(timer)
        forget()
        resolve({ code, signal })
      }
      const timer = setTimeout(finish, outputTimeout)
      child.once('close', finish)
    })
  })
  return {
    pid,
    output: () => output,
    ended,
    hasEnded: () => over,
    terminate: () => void child.kill('SIGTERM'),
    async close() {
      killGroup()
      await ended
    },
  }
}
