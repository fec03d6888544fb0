const quote = 34
const backslash = 92
const minus = 45
const capitalI = 73
const capitalN = 78

/**
 * JSON text for text that has the three literals which Python's `json.dumps` writes beyond JSON, as MLflow's client
 * does for a missing number: `NaN` becomes `null`, `Infinity` and `-Infinity` become those strings. Text without them
 * is given back as it is, and what stands in strings is left alone. One pass, whatever the text.
 */
export function replacePythonLiterals(text: string): string {
  if (!text.includes('NaN') && !text.includes('Infinity')) return text
  let replaced = ''
  let kept = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at + 1)
    else if (code === capitalN && text.startsWith('NaN', at)) {
      replaced += `${text.slice(kept, at)}null`
      at += 3
      kept = at
    } else if (code === capitalI && text.startsWith('Infinity', at)) {
      const start = text.charCodeAt(at - 1) === minus ? at - 1 : at
      replaced += `${text.slice(kept, start)}"${text.slice(start, at + 8)}"`
      at += 8
      kept = at
    } else at++
  }
  return kept === 0 ? text : replaced + text.slice(kept)
}

/** The index after the quote that ends a string. */
function endOfString(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    at += code === backslash ? 2 : 1
  }
  return at
}
