import { type FunctionReport, parseReport } from '@inferry/lambda-runtime'
import type { FunctionQuestion } from '../load/question.ts'
import type { Lambda } from './open-clients.ts'

/** What came of an invocation that Lambda took. */
export interface Invoked {
  /** What the function failed with; absent if it answered. */
  readonly failed?: string
  readonly answer: Uint8Array
  /** The last 4 KB. */
  readonly log: string
  readonly report?: FunctionReport
}

/** Invokes a function, and has the end of its log as well. Rejects with what the SDK throws. */
export async function invokeFunction(
  { sdk, client }: Lambda,
  { functionName, body }: FunctionQuestion,
  abortSignal?: AbortSignal,
): Promise<Invoked> {
  const command = new sdk.InvokeCommand({ FunctionName: functionName, Payload: body, LogType: 'Tail' })
  const {
    FunctionError,
    LogResult = '',
    Payload,
  } = await client.send(command, {
    ...(abortSignal !== undefined && { abortSignal }),
  })
  const log = Buffer.from(LogResult, 'base64').toString('utf8')
  const report = parseReport(log)
  return {
    answer: Payload ?? new Uint8Array(),
    log,
    ...(report !== undefined && { report }),
    ...(FunctionError !== undefined && { failed: messageOf(Payload) }),
  }
}

/** Lambda's `{errorType, errorMessage}`. */
function messageOf(payload: Uint8Array | undefined): string {
  const text = Buffer.from(payload ?? []).toString('utf8')
  try {
    const { errorMessage } = JSON.parse(text) as { readonly errorMessage?: unknown }
    return typeof errorMessage === 'string' ? errorMessage : text.slice(0, 300)
  } catch {
    return text.slice(0, 300)
  }
}
