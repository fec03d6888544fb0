import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { type Artifact, InferryError, type LoadOptions } from '@inferry/core'
import type { Model } from '../model.ts'
import { telemetryVariable } from '../open-library.ts'
import { childArguments } from './child-arguments.ts'
import { fromErrorRecord } from './error-record.ts'
import { killAtExit } from './kill-at-exit.ts'
import type { Reply, Request } from './protocol.ts'

/** Milliseconds that the child has to free its model before it is killed. */
const releaseTimeout = 5000

/**
 * Loads the model into a child process. The child reads and verifies the files by itself, so that no weights pass
 * through this process. It lives as long as this process at most, and keeps it alive only while it owes an answer.
 */
export async function forkModel(
  artifact: Artifact,
  threads: number,
  onLost: LoadOptions['onLost'],
): Promise<Model> {
  const { folder, manifest } = artifact
  const child = await startChild(manifest.name)
  let loaded = false
  let releasing = false
  let settle: ((outcome: Reply | InferryError) => void) | undefined
  let ending: string | undefined
  let killed = false

  child.on('message', (reply) => settle?.(reply as Reply))
  child.on('exit', (code, signal) => {
    killed = signal === 'SIGKILL'
    end(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`)
  })

  function end(how: string): void {
    ending ??= how
    if (loaded && !releasing) onLost?.(lostError(how))
    settle?.(lostError(how))
  }

  function lostError(how: string): InferryError {
    const what = `the process that ${loaded ? 'ran' : 'was to load'} ${manifest.name} ${how}`
    // Nobody else does that to it: the kernel's way to end what takes more memory than there is.
    if (killed) return new InferryError('INSUFFICIENT_MEMORY', what)
    return new InferryError(loaded ? 'INFERENCE_FAILED' : 'ENGINE_UNAVAILABLE', what)
  }

  /** If the child is gone already, its `exit` event will tell. */
  function send(request: Request): void {
    child.send(request, () => {})
  }

  function ask(request: Request): Promise<Reply> {
    return new Promise<Reply>((resolve, reject) => {
      if (ending !== undefined) return reject(lostError(ending))
      hold(child)
      settle = (outcome) => {
        settle = undefined
        letGo(child)
        if (outcome instanceof InferryError) reject(outcome)
        else if (outcome.kind === 'failed') reject(fromErrorRecord(outcome.error))
        else resolve(outcome)
      }
      send(request)
    })
  }

  async function release(): Promise<void> {
    releasing = true
    if (ending !== undefined) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    hold(child)
    send({ kind: 'release' })
    const timer = setTimeout(() => child.kill('SIGKILL'), releaseTimeout)
    await gone
    clearTimeout(timer)
  }

  try {
    await ask({ kind: 'load', folder, manifest, threads })
    loaded = true
  } catch (error) {
    await release()
    throw error
  }
  return {
    async run(inputs) {
      const reply = await ask({ kind: 'run', inputs })
      if (reply.kind === 'outputs') return reply.outputs
      throw new InferryError('INTERNAL', `a reply of the kind ${reply.kind} to a run`)
    },
    release,
    get lost() {
      return ending !== undefined
    },
  }
}

async function startChild(name: string): Promise<ChildProcess> {
  // `.ts` in the workspace, `.js` in what is published.
  const script = new URL(`./child${extname(import.meta.url)}`, import.meta.url)
  try {
    const child = fork(script, {
      env: { ...process.env, [telemetryVariable]: '1' },
      execArgv: childArguments(process.execArgv),
      serialization: 'advanced',
      // Standard output belongs to this process's answers.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await once(child, 'spawn')
    // From now on it tells of messages that did not arrive; `exit` follows.
    child.on('error', () => {})
    killAtExit(child)
    letGo(child)
    return child
  } catch (cause) {
    const message = `no process could be started for ${name}: ${(cause as Error).message}`
    throw new InferryError('ENGINE_UNAVAILABLE', message, { cause })
  }
}

/** The event loop does not end while the child owes an answer. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
