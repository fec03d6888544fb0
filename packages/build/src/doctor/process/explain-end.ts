import type { Ended } from './start-process.ts'

/** How a process ended, with what it said of it and what that may mean: `ended with 1: Error: …`. */
export function explainEnd({ code, signal }: Ended, output: string): string {
  const how = signal === null ? `ended with ${code}` : `was ended by ${signal}`
  return [how, ...explainOutput(output)].join(': ')
}

/** The line of its output that tells most, and a remark on it; nothing if it was silent. */
export function explainOutput(output: string): readonly string[] {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at ') && !line.startsWith('Node.js v'))
  const line =
    lines.findLast((text) => /^[\w.]*Error\b|^Error:/.test(text)) ??
    lines.findLast((text) => /error|cannot|fail/i.test(text)) ??
    lines.at(-1)
  if (line === undefined) return []
  const told = shorten(reasonOf(line))
  const hint = hints.find(([pattern]) => pattern.test(output))
  return [hint === undefined ? told : `${told} (${hint[1]})`]
}

const hints: readonly (readonly [RegExp, string])[] = [
  [
    /\b(EACCES|EROFS|EPERM)\b/,
    'its folder is read-only, as on the platforms: only the temporary folder may be written to',
  ],
  [/ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND/, 'a module is not in the bundle: build again'],
  [/cannot open shared object|invalid ELF header|wrong ELF class/, 'a native file cannot be loaded'],
  [/heap out of memory/, 'it had too little memory'],
]

/** Of a line of a log in JSON, what it says. */
function reasonOf(line: string): string {
  if (!line.startsWith('{')) return line
  try {
    const { reason, err, msg } = JSON.parse(line)
    return [msg, reason ?? err?.message].filter((text) => typeof text === 'string').join(': ') || line
  } catch {
    return line
  }
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
