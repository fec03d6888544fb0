const signals = ['SIGTERM', 'SIGINT'] as const

/**
 * Ends the process with 0 on a signal, until told to forget it: before a server listens there is nothing to drain, and to
 * load its modules takes half a second.
 */
export function leaveOnSignal(): { forget(): void } {
  const leave = () => process.exit(0)
  for (const signal of signals) process.on(signal, leave)
  return {
    forget() {
      for (const signal of signals) process.off(signal, leave)
    },
  }
}
