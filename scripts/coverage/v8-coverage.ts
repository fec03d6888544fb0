/** What tap writes for a process: V8's own format, with Node's cache of source maps. */
export interface V8Coverage {
  readonly 'source-map-cache': Readonly<Record<string, { readonly data: Readonly<Record<string, unknown>> }>>
}

/**
 * Without the sources' texts in the maps. tsx leaves them out, Node makes `[null]` of that, and c8 takes it for a text of
 * one line: every file would be covered. Where the field is missing, c8 reads the source.
 */
export function withoutSourceTexts(coverage: V8Coverage): V8Coverage {
  const maps = Object.entries(coverage['source-map-cache']).map(([url, map]) => {
    const { sourcesContent: _, ...data } = map.data
    return [url, { ...map, data }]
  })
  return { ...coverage, 'source-map-cache': Object.fromEntries(maps) }
}
