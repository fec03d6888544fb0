/** Bytes of an invocation's log that its caller may have. */
const tailSize = 4096

/** What a function and its environment write, and the end of it since the invocation began. */
export interface InvocationLog {
  /** As the function wrote it. */
  write(text: string): void
  /** A line of the environment's own. */
  line(text: string): void
  /** Forgets what was written so far. */
  begin(): void
  /** The last 4 KB. */
  tail(): Uint8Array
}

export function createInvocationLog(onLog: (text: string) => void): InvocationLog {
  let tail = ''
  let atLineStart = true

  function write(text: string): void {
    if (text === '') return
    atLineStart = text.endsWith('\n')
    // A character has a byte at least.
    tail = (tail + text).slice(-tailSize)
    onLog(text)
  }

  return {
    write,
    line: (text) => write(`${atLineStart ? '' : '\n'}${text}\n`),
    begin() {
      tail = ''
    },
    tail: () => Buffer.from(tail, 'utf8').subarray(-tailSize),
  }
}
