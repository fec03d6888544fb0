/** The state in a document `{ key, state }`; undefined for one that is not whole, or of another key. */
export function parseState(text: string, key: string): unknown {
  try {
    const document = JSON.parse(text) as { readonly key?: unknown; readonly state?: unknown } | null
    return document?.key === key ? document.state : undefined
  } catch {
    return undefined
  }
}
