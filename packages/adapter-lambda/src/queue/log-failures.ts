import type { InferryError } from '@inferry/core'
import type { Logger } from '../log/logger.ts'

export interface FailedMessage {
  readonly messageId: string
  readonly error: InferryError
}

/** A line of these stays well below the length at which CloudWatch cuts. */
const mostIdsInALine = 100

/** One line a reason with the ids of the messages that failed by it, so that a thousand alike are not a thousand lines. */
export function logFailures(failures: readonly FailedMessage[], log: Logger): void {
  const groups = new Map<string, { readonly error: InferryError; readonly messageIds: string[] }>()
  for (const { messageId, error } of failures) {
    const { code, message } = error
    const key = `${code} ${message}`
    const group = groups.get(key) ?? { error, messageIds: [] }
    groups.set(key, group)
    group.messageIds.push(messageId)
  }
  for (const { error, messageIds } of groups.values()) {
    for (let from = 0; from < messageIds.length; from += mostIdsInALine)
      logGroup(error, messageIds.slice(from, from + mostIdsInALine), log)
  }
}

function logGroup(error: InferryError, messageIds: readonly string[], log: Logger): void {
  const { code, message: reason, status } = error
  // The message itself is bad: it will fail as often as it is tried.
  const permanent = status < 500 && code !== 'ABORTED'
  const level = status === 500 ? 'error' : 'warn'
  log[level](
    { messageIds, code, reason, permanent, ...(level === 'error' && { err: error }) },
    'messages failed',
  )
}
