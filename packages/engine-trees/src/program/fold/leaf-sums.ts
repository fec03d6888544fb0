import { InferryError } from '@inferry/core'
import { compileEnsemble } from '../../ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../ensemble/definition.ts'
import { operandKeys } from '../operands.ts'
import type { Step } from '../steps/index.ts'
import type { TreesStep } from '../steps/trees.ts'
import type { ValueType } from '../value.ts'
import { evaluate, type KnownValue } from './evaluate.ts'
import { addedColumns, type LeafSum, type LeafValue, wholeSum } from './leaf-sum.ts'
import { type LeafTree, leafTree, numbered } from './leaf-tree.ts'

/**
 * Follows what is computed from the leaves of single trees, which is known before any row is. Exporters write graphs of
 * dozens of steps a tree that only look up a number for a leaf, and then add these up.
 */
export interface LeafSums {
  get(value: number): LeafSum | undefined
  /** Learns what a trees step gives, whose first value is `first`. */
  addTrees(first: number, step: TreesStep, ensemble: Ensemble): void
  /** Learns what any other step gives. */
  addStep(
    value: number,
    step: Step,
    type: ValueType,
    constant: (value: number) => KnownValue | undefined,
  ): void
}

/** Elements that are kept of one value, and of all: what a large model may take while it is compiled. */
const maxElements = 2 ** 20
const maxTotal = 2 ** 24

export function createLeafSums(): LeafSums {
  const sums = new Map<number, LeafSum>()
  let total = 0

  function addWhole(value: number, tree: LeafTree, answer: KnownValue): void {
    total += answer.elements.length
    if (total <= maxTotal) sums.set(value, wholeSum({ ...answer, tree }))
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
        addWhole(first + index, tree, answer)
      })
    },
    addStep(value, step, { type, columns: width }, constant) {
      const keys = operandKeys(step)
      const rowKeys = keys.filter((key) => constant(key) === undefined)
      const operands = rowKeys.flatMap((key) => sums.get(key) ?? [])
      if (operands.length < rowKeys.length) return
      const tree = operands[0]?.whole?.tree
      if (tree !== undefined && operands.every(({ whole }) => whole?.tree === tree)) {
        if (tree.leaves.length * width > maxElements) return
        const operand = (key: number) => constant(key) ?? (sums.get(key)?.whole as LeafValue)
        const answer = answerOf(step, tree.leaves.length, operand)
        if (answer !== undefined) addWhole(value, tree, answer)
        return
      }
      const columns = operands.length === keys.length ? addedColumns(step, operands) : undefined
      if (columns !== undefined) sums.set(value, { type, columns })
    },
  }
}

/** Undefined where some leaf has no answer: no row may come to it. */
function answerOf(step: Step, rows: number, operand: (value: number) => KnownValue): KnownValue | undefined {
  try {
    return evaluate(step, operand, rows)[0]
  } catch (error) {
    if (error instanceof InferryError && error.code === 'INFERENCE_FAILED') return undefined
    throw error
  }
}
