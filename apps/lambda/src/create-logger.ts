import { type Logger, pino } from 'pino'

/**
 * JSON lines with level names and ISO times. Each is written at once: Lambda freezes the process as soon as it has the
 * answer.
 */
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
