/** What must not outlive this process. */
export interface Dependent {
  kill(): void
  /** Frees what the system keeps for it; false while it still has a process. */
  release(): boolean
}

/** Signals that end a process which does not listen for them, without an `exit` event. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Milliseconds that killed processes have to go. */
const goneTimeout = 500

const dependents = new Set<Dependent>()

/**
 * Kills it with this process: when this exits, or is sent a signal to end. Whether it ends by the signal is left to others
 * that listen for it, if there are any. Returns the function that forgets it. A SIGKILL cannot be heard: the loop ends by
 * itself then, once it misses the Runtime API.
 */
export function endWithProcess(dependent: Dependent): () => void {
  if (dependents.size === 0) listen()
  dependents.add(dependent)
  return () => {
    if (dependents.delete(dependent) && dependents.size === 0) unlisten()
  }
}

function listen(): void {
  process.on('exit', endAll)
  // Before the others, while those that listen once are still counted.
  for (const signal of signals) process.prependListener(signal, onSignal)
}

function unlisten(): void {
  process.off('exit', endAll)
  for (const signal of signals) process.off(signal, onSignal)
}

function onSignal(signal: NodeJS.Signals): void {
  const alone = process.listenerCount(signal) === 1
  endAll()
  if (alone) process.kill(process.pid, signal)
}

/** Waits without the event loop, which is over at an exit. */
function endAll(): void {
  unlisten()
  let left = [...dependents]
  dependents.clear()
  for (const { kill } of left) kill()
  const end = performance.now() + goneTimeout
  for (;;) {
    left = left.filter(({ release }) => !release())
    if (left.length === 0 || performance.now() > end) return
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
  }
}
