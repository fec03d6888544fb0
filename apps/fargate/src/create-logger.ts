import { type Logger, pino } from 'pino'

/** JSON lines with level names and ISO times. Each is written at once: the process may be ended after any of them. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      base: null,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 1, sync: true }),
  )
}
