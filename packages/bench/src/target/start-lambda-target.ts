import { parseReport, startLambdaEmulator } from '@inferry/lambda-runtime'
import { createReportTally } from '../load/reports.ts'
import { cpuSeconds } from './cpu-seconds.ts'
import type { RunningHere } from './target.ts'

export interface LambdaTarget {
  /** The bundle's. */
  readonly folder: string
  readonly temporary: string
  /** What runs the handler; see `bundleLoop`. */
  readonly loop: string
  readonly megabytes: number
  /** JSON that the function is invoked with. */
  readonly body: string
}

/** Characters of the log that are kept. */
const kept = 64 * 1024

/** Starts one environment of a function, under the limits of its memory size as far as this machine keeps them. */
export async function startLambdaTarget(target: LambdaTarget): Promise<RunningHere> {
  const { folder, temporary, loop, megabytes, body } = target
  let log = ''
  let reports = createReportTally()
  const emulator = await startLambdaEmulator({
    folder,
    handler: 'handler.handler',
    memoryMegabytes: megabytes,
    timeoutSeconds: 30,
    port: 0,
    env: { TMPDIR: temporary },
    runtime: { ric: loop },
    onLog(text) {
      log = (log + text).slice(-kept)
      // Counted as they come: a load has more of them than are kept.
      const report = parseReport(text)
      if (report !== undefined) reports.add(report)
    },
  })
  return {
    question: {
      url: `${emulator.url}/2015-03-31/functions/function/invocations`,
      headers: { 'content-type': 'application/json' },
      body,
    },
    atOnce: 1,
    cpuShareKept: emulator.enforced.cpu !== 'none',
    log: () => log,
    // Another process takes the place of one that has ended; what failed with it is an error of its request.
    end: () => undefined,
    async usage() {
      const { pid } = emulator
      const cpu = await cpuSeconds(pid)
      return cpu === undefined ? {} : { cpuSeconds: cpu, pid }
    },
    takeReports() {
      const taken = reports.result()
      reports = createReportTally()
      return taken
    },
    close: emulator.close,
  }
}
