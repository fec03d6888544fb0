/** A request's path and what stands behind its `?`. */
export function splitPath(whole: string): { readonly path: string; readonly query: string } {
  const at = whole.indexOf('?')
  return at < 0 ? { path: whole, query: '' } : { path: whole.slice(0, at), query: whole.slice(at + 1) }
}

/** The query's names and values, as they stand. */
export function queryValues(query: string): Record<string, string> {
  const pairs = query.split('&').filter((pair) => pair !== '')
  return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.split('=')[1] ?? '']))
}
