import type { Tensor, Tensors } from '../../packages/core/src/index.ts'

/** How far two answers are from each other. */
export interface Difference {
  /** The largest of numbers finite in both, relative to the expected one and to no less than 1. */
  readonly numbers: number
  /** Numbers whose bits differ; every NaN is alike. */
  readonly notIdentical: number
  /** Of these, where only one of the two is NaN, or either is infinite. */
  readonly notFinite: number
  /** Labels and other values that are not floating point, counted where they differ. */
  readonly labels: number
}

/** Compares every output that `expected` has. Throws if an output is missing or has another type or shape. */
export function difference(expected: Tensors, actual: Tensors): Difference {
  let [numbers, notIdentical, notFinite, labels] = [0, 0, 0, 0]
  for (const [name, want] of Object.entries(expected)) {
    const got = actual[name] as Tensor
    if (want.type !== got?.type || String(want.dims) !== String(got.dims))
      throw new Error(`${name} is ${got?.type}[${got?.dims}], expected ${want.type}[${want.dims}]`)
    const floats = want.type === 'float32' || want.type === 'float64'
    for (let index = 0; index < want.data.length; index++) {
      const [a, b] = [want.data[index], got.data[index]]
      if (Object.is(a, b)) continue
      if (!floats) {
        labels++
        continue
      }
      notIdentical++
      const distance = Math.abs(Number(b) - Number(a)) / Math.max(1, Math.abs(Number(a)))
      if (Number.isFinite(distance)) numbers = Math.max(numbers, distance)
      else notFinite++
    }
  }
  return { numbers, notIdentical, notFinite, labels }
}

/** The worst of several. */
export function worst(differences: readonly Difference[]): Difference {
  const sum = (kind: keyof Difference) => differences.reduce((total, each) => total + each[kind], 0)
  return {
    numbers: Math.max(0, ...differences.map((each) => each.numbers)),
    notIdentical: sum('notIdentical'),
    notFinite: sum('notFinite'),
    labels: sum('labels'),
  }
}
