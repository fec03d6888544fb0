import { InferryError } from '@inferry/core'
import { compileEnsemble } from '../../ensemble/compile/compile-ensemble.ts'
import type { Ensemble } from '../../ensemble/definition.ts'
import { operandKeys } from '../operands.ts'
import type { Step } from '../steps/index.ts'
import type { TreesStep } from '../steps/trees.ts'
import type { ValueType } from '../value.ts'
import type { Built } from './built.ts'
import { evaluate, type KnownValue } from './evaluate.ts'
import { addedColumns, type LeafSum, type LeafValue } from './leaf-sum.ts'
import { type LeafTree, leafTree, leavesByNumber } from './leaf-tree.ts'

/**
 * Follows what is computed from the leaves of single trees, which is known before any row is. Exporters write graphs of
 * dozens of steps a tree that only look up a number for a leaf, and then add these up.
 */
export interface LeafSums {
  get(value: number): LeafSum | undefined
  /** The tree whose step's first value this is. */
  tree(value: number): LeafTree | undefined
  /** Learns of a trees step, whose first value is `first`. */
  addTrees(first: number, step: TreesStep, ensemble: Ensemble): void
  /** Learns what any other step gives. */
  addStep(value: number, step: Step, type: ValueType, constant: Built['constant']): void
}

/** Of one value. */
const maxElements = 2 ** 20

/** `room`: elements and columns of all values that are kept, which a large model may take while it is compiled. */
export function createLeafSums(room = 2 ** 24): LeafSums {
  const sums = new Map<number, LeafSum>()
  const trees = new Map<number, LeafTree>()
  /** Trees steps of whose values nobody has asked yet. */
  const unasked = new Map<number, () => void>()
  let left = room

  /** Whether so much more may be kept; it is then taken to be. */
  function takes(size: number): boolean {
    if (size > Math.min(maxElements, left)) return false
    left -= size
    return true
  }

  function evaluateTree(first: number, step: TreesStep, tree: LeafTree): void {
    const { precision: type, targets } = tree.ensemble
    if (!takes(tree.leaves.length * targets)) return
    const numbers = Float64Array.from(tree.leaves, (_, index) => index)
    const x = { type, columns: 1, elements: type === 'float32' ? Float32Array.from(numbers) : numbers }
    const answers = evaluate(step, () => x, numbers.length, first, compileEnsemble(leavesByNumber(tree)))
    answers.forEach((answer, index) => {
      const value = first + index
      sums.set(value, { type: answer.type, whole: { ...answer, tree } })
      unasked.delete(value)
    })
  }

  function get(value: number): LeafSum | undefined {
    const work = unasked.get(value)
    unasked.delete(value)
    work?.()
    return sums.get(value)
  }

  return {
    get,
    tree: (value) => trees.get(value),
    addTrees(first, step, ensemble) {
      const tree = leafTree(step.x, ensemble)
      if (tree === undefined) return
      trees.set(first, tree)
      const values = step.finish.kind === 'classifier' ? [first, first + 1] : [first]
      for (const value of values) unasked.set(value, () => evaluateTree(first, step, tree))
    },
    addStep(value, step, { type, columns: width }, constant) {
      const keys = operandKeys(step)
      const rowKeys = keys.filter((key) => constant(key) === undefined)
      const operands = rowKeys.flatMap((key) => get(key) ?? [])
      if (operands.length < rowKeys.length) return
      const tree = operands[0]?.whole?.tree
      if (tree !== undefined && operands.every(({ whole }) => whole?.tree === tree)) {
        if (!takes(tree.leaves.length * width)) return
        const operand = (key: number) => constant(key) ?? (get(key)?.whole as LeafValue)
        const answer = answerOf(step, tree.leaves.length, value, operand)
        if (answer !== undefined) sums.set(value, { type: answer.type, whole: { ...answer, tree } })
      } else if (operands.length === keys.length && takes(width)) {
        const columns = addedColumns(step, operands)
        if (columns !== undefined) sums.set(value, { type, columns })
      }
    },
  }
}

/** Undefined where some leaf has no answer: no row may come to it. */
function answerOf(
  step: Step,
  rows: number,
  index: number,
  operand: (value: number) => KnownValue,
): KnownValue | undefined {
  try {
    return evaluate(step, operand, rows, index)[0]
  } catch (error) {
    if (error instanceof InferryError) return undefined
    throw error
  }
}
