import { formatBytes } from '@inferry/core'
import type { Result } from './headline.ts'

/** The table of docs/build.md. */
export function table({ sizes }: Result): string {
  const rows = sizes.map(({ engine, target, parts, bytes, zippedBytes }) =>
    [
      engine,
      target,
      ...['code', 'native library', 'model'].map((part) => show(parts[part])),
      show(bytes),
      show(zippedBytes),
    ].join(' | '),
  )
  return [
    '| engine | target | code | native library | model | shipped, over the base | zipped |',
    '|---|---|---:|---:|---:|---:|---:|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}

function show(bytes: number | undefined): string {
  return bytes === undefined ? '–' : formatBytes(bytes)
}
