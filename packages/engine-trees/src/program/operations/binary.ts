import { arithmetic } from './arithmetic.ts'
import type { Operation } from './binary-run.ts'
import { comparison } from './comparison.ts'

export type BinaryOperation = keyof typeof arithmetic | keyof typeof comparison

export const binaryOperations: Readonly<Record<BinaryOperation, Operation>> = { ...arithmetic, ...comparison }
