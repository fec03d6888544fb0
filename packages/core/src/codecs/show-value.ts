const longest = 60

/** A value of a request as a message shows it: short, on one line, never deep. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string') return JSON.stringify(shorten(value))
  return shorten(String(value))
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** Names as a message lists them: the first few of many. */
export function showNames(names: Iterable<string>): string {
  const all = [...names]
  const shown = all.slice(0, 20).map((name) => shorten(name))
  return all.length > shown.length ? `${shown.join(', ')}, … (${all.length})` : shown.join(', ')
}
