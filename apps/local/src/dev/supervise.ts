import type { ChildProcess } from 'node:child_process'

export interface SuperviseOptions {
  /** Starts the child; `first` until one was up. */
  start(first: boolean): ChildProcess
  /** Calls back on each change of the sources, until it is stopped. */
  watch(onChange: () => void): () => void
  log(text: string): void
}

export interface Supervisor {
  /** Tells the child to drain; told again, to end at once. */
  stop(): void
  /** Resolves to the exit code once the child has ended for good. */
  readonly done: Promise<number>
}

/**
 * Keeps a child running: drains and starts it anew on each change, waits for a change after it failed, and ends with it
 * if it fails before it ever sent a message, which says that it is up.
 */
export function supervise({ start, watch, log }: SuperviseOptions): Supervisor {
  let child: ChildProcess | undefined
  let wasUp = false
  let stopping = false
  let changed = false
  let finish: (code: number) => void = () => {}
  const done = new Promise<number>((resolve) => {
    finish = resolve
  })
  const unwatch = watch(() => {
    if (stopping) return
    log('a source changed: restarting')
    changed = true
    if (child === undefined) run()
    else child.kill('SIGTERM')
  })

  function run(): void {
    changed = false
    child = start(!wasUp)
    child.once('message', () => {
      wasUp = true
    })
    // A child that could not be started has no id and tells of no end.
    child.once('error', (error) => {
      log(`the server cannot be started: ${error.message}`)
      if (child?.pid === undefined) ended(1)
    })
    // Without a code it was killed by a signal: by ours, if it was too young to heed it.
    child.once('exit', (code) => ended(code ?? (stopping ? 0 : 1)))
  }

  function ended(code: number): void {
    child = undefined
    if (stopping) end(code)
    else if (changed) run()
    else if (!wasUp) end(code)
    else log(`the server ended with ${code}; waiting for a change`)
  }

  function end(code: number): void {
    unwatch()
    finish(code)
  }

  run()
  return {
    done,
    stop() {
      stopping = true
      if (child === undefined) end(0)
      else child.kill('SIGTERM')
    },
  }
}
