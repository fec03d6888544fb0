import { InferryError } from '@inferry/core'
import type { ProgramBuilder } from '@inferry/engine-trees/compile'
import type { OnnxModel } from '../onnx/decode-model.ts'
import type { NodeProto, ValueInfoProto } from '../onnx/generated/onnx_pb.ts'
import { tensorSpec } from '../onnx/tensor-spec.ts'
import { liveNodes } from './graph/live-nodes.ts'
import { onnxNode } from './graph/onnx-node.ts'
import { createOps } from './graph/ops.ts'
import { readTensor } from './graph/read-tensor.ts'
import { anyWidth, columnCount, rows, type Shape } from './graph/shape.ts'
import type { Value } from './graph/value.ts'
import { translatorOf } from './nodes/index.ts'
import { Unsupported } from './unsupported.ts'

/** Builds the program of a model, with trees or without. Throws `Unsupported`, naming the first node that cannot be taken. */
export function compileGraph(model: OnnxModel, program: ProgramBuilder): void {
  const { graph, opsetImport, functions } = model
  const nodes = liveNodes(graph)
  const ops = createOps(program)
  const opsets = new Map(opsetImport.map(({ domain, version }) => [domainOf(domain), Number(version)]))
  const values = new Map<string, Value>()
  const constants = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]))
  const sparse = new Set(graph.sparseInitializer.map((tensor) => tensor.values?.name))
  const needed = new Set([...nodes.flatMap(({ input }) => input), ...graph.output.map(({ name }) => name)])

  for (const input of graph.input) {
    if (!constants.has(input.name) && !sparse.has(input.name))
      values.set(input.name, addInput(input, program))
  }

  function find(name: string): Value | undefined {
    if (name === '') return undefined
    const known = values.get(name)
    if (known !== undefined) return known
    const tensor = constants.get(name)
    if (tensor === undefined) throw new Unsupported(`its input ${JSON.stringify(name)} is not there`)
    const { type, dims, elements } = readTensor(tensor)
    const value = ops.constant(type, dims, elements)
    values.set(name, value)
    return value
  }

  for (const node of nodes) {
    const domain = domainOf(node.domain)
    const own = functions.some((each) => each.name === node.opType && domainOf(each.domain) === domain)
    const translate = own ? undefined : translatorOf(domain, node.opType)
    if (translate === undefined) throw unsupported(node)
    try {
      const inputs = node.input.map(find)
      const outputs = translate(onnxNode(node, opsets.get(domain) ?? 1, ops, inputs))
      node.output.forEach((name, index) => {
        const value = outputs[index]
        if (value !== undefined) values.set(name, value)
        else if (needed.has(name)) throw new Unsupported(`its output ${index} is used`)
      })
    } catch (error) {
      throw unsupported(node, error)
    }
  }
  for (const output of graph.output) addOutput(output, find(output.name), program)
}

/** ONNX's own operators have no domain, or its name. */
function domainOf(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain
}

function addInput(info: ValueInfoProto, program: ProgramBuilder): Value {
  const { name, type, shape } = tensorSpec('input', info, 'model.onnx')
  const [first, ...others] = shape
  const what = `the input ${JSON.stringify(name)} has the shape [${shape}]`
  if (first !== -1) throw new Unsupported(`${what}, in which nothing counts rows`)
  if (others.includes(-1) && others.length > 1)
    throw new Unsupported(`${what}, of which too much is left open`)
  const known = [rows, ...others.map((dim) => (dim === -1 ? anyWidth : dim))]
  const columns = known.includes(anyWidth) ? -1 : columnCount(known)
  return { type, shape: known, built: program.input({ name, type, shape }, columns) }
}

function addOutput(info: ValueInfoProto, value: Value | undefined, program: ProgramBuilder): void {
  const { name, type } = tensorSpec('output', info, 'model.onnx')
  const what = `the output ${JSON.stringify(name)}`
  if (value?.shape[0] !== rows || value.built.constant)
    throw new Unsupported(`${what} is not one row for each row of the input`)
  if (value.type !== type) throw new Unsupported(`${what} is declared ${type}, but is ${value.type}`)
  const shape: Shape = value.shape.map((dim) => (dim === anyWidth ? -1 : dim))
  program.output({ name, value: value.built.value, shape })
}

/** Names the node; other errors than those that tell why a model is not taken are defects, and pass. */
function unsupported(node: NodeProto, cause?: unknown): unknown {
  const known = cause instanceof Unsupported || cause instanceof InferryError
  if (cause !== undefined && !known) return cause
  const domain = node.domain === '' ? 'ai.onnx' : node.domain
  const name = node.name === '' ? '' : ` (node ${JSON.stringify(node.name)})`
  const what = `the operator ${domain} ${node.opType}${name} is not supported by the trees engine`
  return new Unsupported(known ? `${what}: ${cause.message}` : what)
}
