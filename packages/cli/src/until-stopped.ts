const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `work` with a signal that Ctrl-C, SIGTERM or the loss of the terminal aborts. A second Ctrl-C or SIGTERM ends the
 * process at once; a second SIGHUP does not, as a terminal that closes brings two, its shell's and the system's.
 */
export async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted && name !== 'SIGHUP') process.exit(130)
    controller.abort(new Error('stopped'))
  }
  for (const name of signals) process.on(name, stop)
  try {
    await work(controller.signal)
  } finally {
    for (const name of signals) process.off(name, stop)
  }
}
