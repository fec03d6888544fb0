import type { Figure } from '@inferry/benchmark-recording'

/** Medians, milliseconds. */
export interface Measured {
  /** Its version. */
  readonly node: string
  readonly bareMs: number
  readonly overBareMs: number
  readonly overBareWithCacheMs: number
  readonly ratio: number
}

export interface Result {
  readonly rounds: number
  readonly measured: readonly Measured[]
}

export function headline({ measured }: Result): readonly Figure[] {
  return measured.map(({ node, ratio }) => {
    const name = `cold start beyond bare node, with to without cache, Node ${node.split('.')[0]?.slice(1)}`
    return { name, value: ratio, unit: '×', better: 'less' }
  })
}
