import { peakMemory } from '@inferry/build'
import { type EnforcedLimits, parseReport, startLambdaEmulator } from '@inferry/lambda-runtime'

/** What Lambda's REPORT line says of a request. */
export interface Report {
  readonly durationMs: number
  /** Of an environment's first request. */
  readonly initMs?: number
}

/** One environment of a function. */
export interface OpenFunction {
  readonly enforced: EnforcedLimits
  /** Rejects with what went wrong, where it is not a status of 200. */
  ask(): Promise<Report>
  /** The most that its process held until now, files that are shared with others included. Bytes; where the system tells. */
  peakMemory(): Promise<number | undefined>
  close(): Promise<void>
}

/** Starts a bundle as Lambda does, by the `loop` that `bundleLoop` wrote, and asks it one row as a function URL would. */
export async function openFunction(
  folder: string,
  loop: string,
  memoryMegabytes: number,
  row: readonly number[],
): Promise<OpenFunction> {
  const emulator = await startLambdaEmulator({
    ...{ folder, memoryMegabytes, handler: 'handler.handler', timeoutSeconds: 30 },
    ...{ port: 0, runtime: { ric: loop }, onLog: () => {} },
  })
  const body = JSON.stringify(eventOf(row))
  return {
    enforced: emulator.enforced,
    async ask() {
      const answer = await fetch(`${emulator.url}/2015-03-31/functions/function/invocations`, {
        method: 'POST',
        headers: { 'x-amz-log-type': 'Tail' },
        body,
      })
      const text = await answer.text()
      if (JSON.parse(text).statusCode !== 200) throw new Error(text)
      const log = Buffer.from(answer.headers.get('x-amz-log-result') ?? '', 'base64').toString()
      const report = parseReport(log)
      if (report === undefined) throw new Error(`its log has no REPORT: ${log}`)
      const { durationMilliseconds, initMilliseconds } = report
      return {
        durationMs: durationMilliseconds,
        ...(initMilliseconds !== undefined && { initMs: initMilliseconds }),
      }
    },
    peakMemory: () => peakMemory(emulator.pid),
    close: emulator.close,
  }
}

function eventOf(row: readonly number[]): object {
  return {
    version: '2.0',
    rawPath: '/invocations',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', host: 'abc.lambda-url.us-east-1.on.aws' },
    requestContext: { http: { method: 'POST', path: '/invocations' }, stage: '$default', requestId: '1' },
    body: JSON.stringify({ instances: [row] }),
    isBase64Encoded: false,
  }
}
