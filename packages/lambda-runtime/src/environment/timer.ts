export interface Timer {
  readonly expired: boolean
  /** Stops it; milliseconds since it was started. */
  stop(): number
}

/** Calls `onExpired` after so many milliseconds, unless it is stopped before. */
export function startTimer(milliseconds: number, onExpired: () => void): Timer {
  const begin = performance.now()
  let expired = false
  const timeout = setTimeout(() => {
    expired = true
    onExpired()
  }, milliseconds)
  return {
    get expired() {
      return expired
    },
    stop() {
      clearTimeout(timeout)
      return performance.now() - begin
    },
  }
}
