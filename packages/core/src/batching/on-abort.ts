import { setMaxListeners } from 'node:events'

/** What to call when a signal aborts. */
const callbacks = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls back once the signal aborts, until the returned function is called. A signal has one listener however many
 * requests share it, as those of one shutdown do: an EventTarget searches its list for each that is added or removed.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let known = callbacks.get(signal)
  if (known === undefined) {
    known = new Set()
    callbacks.set(signal, known)
    setMaxListeners(0, signal)
    signal.addEventListener('abort', () => callAll(signal), { once: true })
  }
  known.add(callback)
  return () => known.delete(callback)
}

function callAll(signal: AbortSignal): void {
  const known = callbacks.get(signal) ?? []
  callbacks.delete(signal)
  for (const callback of known) callback()
}
