import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export interface LogOptions {
  /** `info` unless given. */
  readonly level?: string
  /** For people rather than for programs. */
  readonly pretty?: boolean
  /** Standard output unless given. */
  readonly destination?: DestinationStream
}

/** Should a line ever hold headers, these are not told. */
const secrets = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key']

/** A pino logger: JSON lines with level names and ISO times. Lines are written off the request's path, all at exit. */
export async function createLogger({
  level = 'info',
  pretty,
  destination,
}: LogOptions = {}): Promise<Logger> {
  const options: LoggerOptions = {
    level,
    redact: secrets.flatMap((name) => [`headers["${name}"]`, `req.headers["${name}"]`]),
    timestamp: pino.stdTimeFunctions.isoTime,
    base: null,
    formatters: { level: (label) => ({ level: label }) },
  }
  return pino(
    options,
    destination ?? (pretty ? await prettyOutput() : pino.destination({ dest: 1, sync: false })),
  )
}

async function prettyOutput(): Promise<DestinationStream> {
  const { default: pinoPretty } = await import('pino-pretty')
  return pinoPretty({ sync: true, translateTime: 'SYS:HH:MM:ss.l', singleLine: true })
}
