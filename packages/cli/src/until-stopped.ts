const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs `work` with a signal that Ctrl-C, SIGTERM or the loss of the terminal aborts; the second time, the process ends at once. */
export async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort(new Error('stopped'))
  }
  for (const name of signals) process.on(name, stop)
  try {
    await work(controller.signal)
  } finally {
    for (const name of signals) process.off(name, stop)
  }
}
