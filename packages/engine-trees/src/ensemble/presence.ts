import { presenceCodes } from './layout.ts'
import type { Section } from './section/read-section.ts'

/** What `present` is before the leaves are added, for `rows` rows; undefined if every target always has a weight. */
export type NewPresence = (rows: number) => Uint8Array | undefined

export function newPresence({ header, presence }: Section): NewPresence {
  if (presence.every((code) => code === presenceCodes.always)) return () => undefined
  const row = presence.map((code) => (code === presenceCodes.always ? 1 : 0))
  return (rows) => {
    const present = new Uint8Array(rows * header.targets)
    for (let start = 0; start < present.length; start += row.length) present.set(row, start)
    return present
  }
}
