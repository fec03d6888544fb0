/** What is used of a pino logger. */
export interface Logger {
  debug(line: object, message: string): void
  info(line: object, message: string): void
  warn(line: object, message: string): void
  error(line: object, message: string): void
}
