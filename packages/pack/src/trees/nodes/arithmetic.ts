import type { ElementType } from '@inferry/core'
import type { BinaryOperation, UnaryOperation } from '@inferry/engine-trees/compile'
import { broadcastShape } from '../graph/broadcast.ts'
import type { OnnxNode, Translate } from '../graph/onnx-node.ts'
import type { Value } from '../graph/value.ts'
import { Unsupported } from '../unsupported.ts'

function unary(operation: UnaryOperation): Translate {
  return (node) => [node.ops.unary(operation, node.input(0))]
}

function binary(operation: BinaryOperation): Translate {
  return (node) => [node.ops.binary(operation, node.input(0), node.input(1))]
}

/** From left to right, as onnxruntime adds. */
function variadic(operation: BinaryOperation): Translate {
  return ({ inputs, ops, input }) => [
    inputs
      .slice(1)
      .reduce<Value>((left, _, index) => ops.binary(operation, left, input(index + 1)), input(0)),
  ]
}

/** x raised to a constant 2 or 3 is multiplied, as in onnxruntime. */
function power(node: OnnxNode): readonly Value[] {
  const [x, exponent] = [node.input(0), node.input(1)]
  const known = exponent.built.columns === 1 ? Number(exponent.built.elements?.[0]) : undefined
  const { ops } = node
  const scalar = x.shape.length > 1 && x.shape.at(-1) === 1
  if ((known !== 2 && known !== 3) || scalar)
    return [ops.binary('pow', x, exponent.type === x.type ? exponent : ops.cast(exponent, x.type))]
  const square = ops.binary('mul', x, x)
  const raised = known === 2 ? square : ops.binary('mul', square, x)
  return [{ ...raised, shape: broadcastShape([x, exponent]) }]
}

/** A bound that is left out is the greatest finite number: infinity becomes that. */
const finite: Readonly<Partial<Record<ElementType, number>>> = {
  float32: 3.4028234663852886e38,
  float64: Number.MAX_VALUE,
}

function clip(node: OnnxNode): readonly Value[] {
  const { ops, opset } = node
  const x = node.input(0)
  const bound = (name: string, index: number, sign: number): Value | undefined => {
    if (opset >= 11 && node.inputs[index] !== undefined) return node.input(index)
    const attribute = opset < 11 ? node.attribute(name)?.f : undefined
    const limit = attribute ?? (finite[x.type] && sign * (finite[x.type] as number))
    return limit === undefined ? undefined : ops.scalar(x.type, limit)
  }
  const [least, most] = [bound('min', 1, -1), bound('max', 2, 1)]
  const raised = least === undefined ? x : ops.binary('max', x, least)
  return [most === undefined ? raised : ops.binary('min', raised, most)]
}

/**
 * onnxruntime blanks each choice by zeros where it is not taken and takes what is not 0 of the first, else the second:
 * -0 of the first becomes 0. Where the second alone is one column for all, it comes first.
 */
function where(node: OnnxNode): readonly Value[] {
  const { ops } = node
  const [condition, x, y] = [node.input(0), node.input(1), node.input(2)]
  const one = (value: Value) => lastDim(value) === 1 && lastDim(condition) === 1
  const second = one(y) && !one(x)
  const positive = (value: Value) =>
    finite[value.type] === undefined ? value : ops.binary('add', value, ops.scalar(value.type, 0))
  return [ops.where(condition, second ? x : positive(x), second ? positive(y) : y)]
}

function lastDim({ shape }: Value): number {
  return shape.at(-1) ?? 1
}

/** onnxruntime multiplies the sum by the inverse of the count. */
function mean(node: OnnxNode): readonly Value[] {
  const [sum] = variadic('add')(node) as [Value]
  return [node.ops.binary('mul', sum, node.ops.scalar(sum.type, 1 / node.inputs.length))]
}

/** Operators that took the axis of their second input as an attribute before opset 7 did not broadcast as now. */
function modern(translate: Translate): Translate {
  return (node) => {
    if (node.opset < 7) throw new Unsupported(`opset ${node.opset} combines shapes in another way`)
    return translate(node)
  }
}

export const arithmetic: Readonly<Record<string, Translate>> = {
  Neg: unary('neg'),
  Abs: unary('abs'),
  Sign: unary('sign'),
  Relu: unary('relu'),
  Reciprocal: unary('reciprocal'),
  Sqrt: unary('sqrt'),
  Exp: unary('exp'),
  Log: unary('log'),
  Sigmoid: unary('sigmoid'),
  Floor: unary('floor'),
  Ceil: unary('ceil'),
  Round: unary('round'),
  IsNaN: unary('isnan'),
  Not: unary('not'),
  Add: modern(binary('add')),
  Sub: modern(binary('sub')),
  Mul: modern(binary('mul')),
  Div: modern(binary('div')),
  Equal: modern(binary('equal')),
  Less: modern(binary('less')),
  LessOrEqual: binary('lessOrEqual'),
  Greater: modern(binary('greater')),
  GreaterOrEqual: binary('greaterOrEqual'),
  And: modern(binary('and')),
  Or: modern(binary('or')),
  Xor: modern(binary('xor')),
  Pow: modern(power),
  Max: variadic('max'),
  Min: variadic('min'),
  Sum: variadic('add'),
  Mean: mean,
  Clip: clip,
  Where: where,
}
