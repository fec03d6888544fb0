import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** How a platform runs an image. */
export interface RunOptions {
  /** After the image's own entry point. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** `UID:GID`; the image's own unless given. */
  readonly user?: string
  /** Bytes with a unit of podman's: `512m`. */
  readonly memory: string
  /** A share of one processor, or several. */
  readonly cpus: string
  /** Folders and files of this machine by their path in the container, read-only unless `:rw` follows. */
  readonly volumes?: Readonly<Record<string, string>>
  readonly entrypoint?: string
}

export interface Container {
  readonly process: ChildProcess
  output(): string
  /** Its exit code, once it has ended: 128 + the number of the signal that killed it. */
  readonly ended: Promise<number>
  /** Sends SIGTERM to its first process and waits. */
  stop(): Promise<number>
}

/** Runs an image without rights, on a file system that only `/tmp` can be written of, on this machine's loopback. */
export function runImage(image: string, options: RunOptions): Container {
  const { args = [], env = {}, user, memory, cpus, volumes = {}, entrypoint } = options
  const child = spawn(
    'podman',
    [
      'run',
      '--rm',
      '--network=host',
      '--read-only',
      '--read-only-tmpfs=false',
      '--tmpfs=/tmp:rw,size=64m',
      '--cap-drop=ALL',
      '--security-opt=no-new-privileges',
      `--memory=${memory}`,
      `--memory-swap=${memory}`,
      `--cpus=${cpus}`,
      ...(user === undefined ? [] : [`--user=${user}`]),
      ...(entrypoint === undefined ? [] : [`--entrypoint=${entrypoint}`]),
      ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
      ...Object.entries(volumes).map(([path, from]) =>
        from.endsWith(':rw') ? `--volume=${from.slice(0, -3)}:${path}:rw` : `--volume=${from}:${path}:ro`,
      ),
      image,
      ...args,
    ],
    // Where its monitor leaves a file when memory runs out.
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: process.env['IMAGES_WORK'] },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const ended = once(child, 'close').then(([code]) => code ?? -1)
  return {
    process: child,
    output: () => output,
    ended,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Resolves when `/ping` of a container's server answers 200; rejects with what it printed if it ends before. */
export async function ready(container: Container, port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/ping`).catch(() => undefined)
    if (answer?.status === 200) return
    if (container.process.exitCode !== null) break
    await sleep(100)
  }
  throw new Error(`never ready: ${container.output()}`)
}

/** Resolves when something listens on a port. */
export async function listening(container: Container, port: number): Promise<void> {
  for (let tries = 0; tries < 300 && container.process.exitCode === null; tries++) {
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    )
      return
    await sleep(100)
  }
  throw new Error(`never listens: ${container.output()}`)
}

/** What podman prints. */
export function podman(...args: readonly string[]): string {
  return execFileSync('podman', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}
