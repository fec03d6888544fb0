import type { StartPhases } from '@inferry/core'

/** The phases of the start as an app's log tells them, in the field `start` of a line of JSON; undefined before. */
export function readStart(log: string): StartPhases | undefined {
  for (const line of log.split('\n')) {
    if (!line.includes('"start":')) continue
    try {
      const { start } = JSON.parse(line) as { readonly start?: StartPhases }
      if (typeof start?.startedAt === 'number') return start
    } catch {
      // The rest of the line is not there yet.
    }
  }
  return undefined
}
