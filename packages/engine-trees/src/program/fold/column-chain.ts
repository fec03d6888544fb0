import type { Step } from '../steps/index.ts'
import type { WhereStep } from '../steps/where.ts'
import type { Built } from './built.ts'

/**
 * Steps that change a value's numbers column by column so that their order stays, or is turned round: a scaler, an
 * imputer (NaN may become anything).
 */
export interface ColumnChain {
  /** The value that they start from; it has the same columns. */
  readonly base: number
  /** In the order in which they are computed, each with the value it gives. */
  readonly steps: readonly (readonly [value: number, step: Step])[]
  /** Whether a larger number becomes a smaller one. */
  falls(column: number): boolean
}

interface Link {
  readonly from: number
  readonly steps: ColumnChain['steps']
  readonly falls: (column: number) => boolean
}

/** The longest chain that gives a value of float32. */
export function columnChain(value: number, built: Built): ColumnChain {
  let base = value
  const links: Link[] = []
  for (let link = linkOf(value, built); link !== undefined; link = linkOf(base, built)) {
    links.unshift(link)
    base = link.from
  }
  return {
    base,
    steps: links.flatMap(({ steps }) => steps),
    falls: (column) => links.filter(({ falls }) => falls(column)).length % 2 === 1,
  }
}

const never = () => false
const always = () => true

function linkOf(value: number, built: Built): Link | undefined {
  const step = built.maker(value)
  if (built.type(value).type !== 'float32') return undefined
  if (step?.kind === 'where') return imputed(value, step, built)
  if (step?.kind !== 'binary') return undefined
  const { left, right, operation } = step
  const behind = built.constant(right)
  const constant = behind ?? built.constant(left)
  const from = behind === undefined ? right : left
  if (constant === undefined || built.type(from).columns !== built.type(value).columns) return undefined
  const numbers = constant.elements as Float32Array
  const at = (column: number) => numbers[numbers.length === 1 ? 0 : column] as number
  const link = { from, steps: [[value, step] as const] }
  switch (operation) {
    case 'add':
      return numbers.every(Number.isFinite) ? { ...link, falls: never } : undefined
    case 'sub':
      return numbers.every(Number.isFinite) ? { ...link, falls: behind ? never : always } : undefined
    case 'mul':
      return numbers.every(scales) ? { ...link, falls: (column) => at(column) < 0 } : undefined
    case 'div':
      return behind && numbers.every(scales) ? { ...link, falls: (column) => at(column) < 0 } : undefined
    case 'max':
    case 'min':
      return numbers.some(Number.isNaN) ? undefined : { ...link, falls: never }
  }
  return undefined
}

/** Numbers and infinities stay what they are: none becomes NaN. */
function scales(factor: number): boolean {
  return Number.isFinite(factor) && factor !== 0
}

/** A constant in the place of NaN. */
function imputed(value: number, step: WhereStep, built: Built): Link | undefined {
  const { condition, x, y } = step
  const test = built.maker(condition)
  const imputes = test?.kind === 'unary' && test.operation === 'isnan' && test.x === y
  if (!imputes || built.constant(x) === undefined) return undefined
  if (built.type(y).columns !== built.type(value).columns) return undefined
  const steps = [
    [condition, test],
    [value, step],
  ] as const
  return { from: y, steps, falls: never }
}
