import type { Figure } from '@inferry/benchmark-recording'

export interface Result {
  readonly rounds: number
  readonly cold: {
    /** Medians, from spawn to exit. */
    readonly milliseconds: Readonly<Record<string, number>>
    readonly beyond: {
      readonly treesBeyondBareNode: number
      readonly treesUnbundledBeyondBareNode: number
      readonly onnxruntimeBeyondItsOwnLoad: number
    }
  }
  readonly warm: {
    readonly p50Microseconds: number
    readonly share: {
      readonly engine: number
      readonly codecsAndQueue: number
      readonly eventAndDoors: number
      readonly logLine: number
    }
  }
}

export function headline({ cold: { beyond }, warm }: Result): readonly Figure[] {
  return [
    { name: 'cold, trees: beyond bare node', value: beyond.treesBeyondBareNode, unit: 'ms', better: 'less' },
    {
      name: 'cold, onnxruntime: beyond its own load',
      value: beyond.onnxruntimeBeyondItsOwnLoad,
      unit: 'ms',
      better: 'less',
    },
    { name: 'warm, trees: one row', value: warm.p50Microseconds, unit: 'µs', better: 'less' },
  ]
}
