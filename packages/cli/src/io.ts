import { isatty } from 'node:tty'

/** What a command may touch of the process, so that tests need no process. */
export interface Io {
  /** Whether a person types the input, reads the answer, and sees what is noted. */
  readonly terminal: { readonly input: boolean; readonly output: boolean; readonly errors: boolean }
  /** The answer, and nothing else. */
  write(bytes: string | Uint8Array): Promise<void>
  /** Everything that is for people. */
  note(line: string): void
  /** Shows a line in place of the last one so shown, where people see notes; an empty one takes it away. */
  status(line: string): void
  /** All of standard input. */
  readInput(): Promise<Uint8Array>
  /** What the process ends with once nothing is left to do. */
  exitCode(code: number): void
  /** Ends the process, whatever is left to do. */
  exit(code: number): void
}

/** The process's own streams. Notes that nobody can read any longer, as the terminal is gone, are lost; the work goes on. */
export function processIo(): Io {
  process.stderr.on('error', () => {})
  return {
    terminal: { input: isatty(0), output: isatty(1), errors: isatty(2) },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))
      }),
    note: (line) => {
      process.stderr.write(`${line}\n`)
    },
    status: (line) => {
      const columns = process.stderr.columns ?? 80
      process.stderr.write(`\r\x1b[2K${line.slice(0, columns - 1)}`)
    },
    readInput: async () => {
      const chunks: Uint8Array[] = []
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks)
    },
    exitCode: (code) => {
      process.exitCode = code
    },
    exit: (code) => process.exit(code),
  }
}
