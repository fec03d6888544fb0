import { InferryError } from '@inferry/core'
import { compileEnsemble } from '../../ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../ensemble/definition.ts'
import { operandKeys } from '../operands.ts'
import type { Step } from '../steps/index.ts'
import type { TreesStep } from '../steps/trees.ts'
import type { Elements, ValueType } from '../value.ts'
import { evaluate, type KnownValue } from './evaluate.ts'
import { type LeafTree, leafTree, numbered } from './leaf-tree.ts'

/** A value that is what the leaves of one tree give, or the sum of that over several trees. */
export interface LeafSum extends ValueType {
  /** The sum over the trees before this one. */
  readonly before?: LeafSum
  readonly tree: LeafTree
  /** What each of its leaves gives: a row of columns. */
  readonly elements: Elements
}

/**
 * Follows what is computed from the leaf of a single tree: that is known for each leaf before any row is. Exporters
 * write graphs of dozens of steps a tree that only look up a number for a leaf.
 */
export interface LeafSums {
  get(value: number): LeafSum | undefined
  /** Learns what a trees step gives, whose first value is `first`. */
  addTrees(first: number, step: TreesStep, ensemble: Ensemble): void
  /** Learns what any other step gives. */
  addStep(value: number, step: Step, constant: (value: number) => KnownValue | undefined): void
}

/** Elements that are kept of one value, and of all: what a large model may take while it is compiled. */
const maxElements = 2 ** 20
const maxTotal = 2 ** 24

export function createLeafSums(): LeafSums {
  const sums = new Map<number, LeafSum>()
  let total = 0

  function add(value: number, tree: LeafTree, { type, columns, elements }: KnownValue): void {
    total += elements.length
    if (elements.length <= maxElements && total <= maxTotal) sums.set(value, { type, columns, tree, elements })
  }

  return {
    get: (value) => sums.get(value),
    addTrees(first, step, ensemble) {
      const tree = leafTree(step.x, ensemble)
      if (tree === undefined || tree.leaves.length * ensemble.targets > maxElements) return
      const { precision: type } = ensemble
      const numbers = Float64Array.from(tree.leaves, (_, index) => index)
      const x = { type, columns: 1, elements: type === 'float32' ? Float32Array.from(numbers) : numbers }
      const answers = evaluate(step, () => x, numbers.length, compileEnsemble(numbered(tree)))
      answers.forEach((answer, index) => {
        add(first + index, tree, answer)
      })
    },
    addStep(value, step, constant) {
      const found = operandKeys(step)
        .filter((operand) => constant(operand) === undefined)
        .map((operand) => sums.get(operand))
      const [one, other] = found
      if (one === undefined || found.includes(undefined)) return
      if (found.every((sum) => sum?.tree === one.tree && sum.before === undefined)) {
        const answer = answerOf(step, one.tree.leaves.length, (operand) => {
          return constant(operand) ?? (sums.get(operand) as LeafSum)
        })
        if (answer !== undefined) add(value, one.tree, answer)
      } else if (step.kind === 'binary' && step.operation === 'add' && other !== undefined) {
        const sum = sumOf(one, other)
        if (sum !== undefined) sums.set(value, sum)
      }
    },
  }
}

/** Undefined where some leaf has no answer: no row may come to it. */
function answerOf(
  step: Step,
  rows: number,
  operand: (value: number) => KnownValue,
): KnownValue | undefined {
  try {
    return evaluate(step, operand, rows)[0]
  } catch (error) {
    if (error instanceof InferryError && error.code === 'INFERENCE_FAILED') return undefined
    throw error
  }
}

/** Of trees that read the same columns, in the precision that their ensemble adds in. */
function sumOf(left: LeafSum, right: LeafSum): LeafSum | undefined {
  const [before, last] = right.before === undefined ? [left, right] : [right, left]
  const { tree, columns, type, elements } = last
  const { precision } = tree.ensemble
  const fits =
    last.before === undefined &&
    before.columns === columns &&
    before.tree.x === tree.x &&
    before.tree.ensemble.precision === precision &&
    type === precision &&
    before.type === precision
  return fits ? { before, tree, type, columns, elements } : undefined
}
