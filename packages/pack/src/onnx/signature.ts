import type { OutputSpec, TensorSpec } from '@inferry/core'
import { packFault } from '../pack-fault.ts'
import { decodeModel, type OnnxModel } from './decode-model.ts'
import type { GraphProto, ValueInfoProto } from './generated/onnx_pb.ts'
import { tensorSpec } from './tensor-spec.ts'
import { walkGraphs } from './walk-graphs.ts'

/** What an ONNX file says about itself. */
export interface Signature {
  /** What a caller gives: the graph's inputs that have no initializer. */
  readonly inputs: readonly TensorSpec[]
  readonly outputs: readonly OutputSpec[]
  readonly irVersion: number
  /** Sorted by domain, each once; ONNX's own operators are `ai.onnx`. */
  readonly opsets: readonly Opset[]
  /** The exporter, as far as it says: a line each, cut short. */
  readonly producer?: { readonly name: string; readonly version: string }
  /** How often each operator stands in the graph and the graphs nested in it, the most frequent first. */
  readonly operators: readonly OperatorCount[]
}

export interface Opset {
  readonly domain: string
  readonly version: number
}

export interface OperatorCount {
  readonly domain: string
  readonly type: string
  readonly count: number
}

/** Reads the signature of an ONNX file's bytes. Throws `INVALID_ARTIFACT`; `file` names it in messages. */
export function readSignature(bytes: Uint8Array, file = 'model.onnx'): Signature {
  return signatureOf(decodeModel(bytes, file), file)
}

/** The signature of a decoded model. */
export function signatureOf(model: OnnxModel, file: string): Signature {
  const { graph, producerName, producerVersion } = model
  const initialized = initializerNames(graph)
  const inputs = graph.input.filter(({ name }) => !initialized.has(name))
  if (inputs.length === 0)
    throw packFault(file, 'has no inputs that a caller could give; export the model again')
  unique('input', inputs, file)
  unique('output', graph.output, file)
  return {
    inputs: inputs.map((input) => tensorSpec('input', input, file)),
    outputs: graph.output.map((output) => tensorSpec('output', output, file)),
    irVersion: Number(model.irVersion),
    opsets: opsetsOf(model),
    ...(producerName !== '' && { producer: { name: shown(producerName), version: shown(producerVersion) } }),
    operators: operatorCounts(graph),
  }
}

/** CatBoost's version is a page about its build; and what a model says may not draw on a terminal. */
function shown(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length <= longestProducer ? line : `${line.slice(0, longestProducer - 1)}…`
}

const longestProducer = 60

/** Models may list ONNX's own domain under both of its names. */
function opsetsOf({ opsetImport }: OnnxModel): readonly Opset[] {
  const opsets = opsetImport.map(({ domain, version }) => ({
    domain: domainName(domain),
    version: Number(version),
  }))
  return opsets
    .filter(
      ({ domain, version }, at) =>
        at === opsets.findIndex((o) => o.domain === domain && o.version === version),
    )
    .sort((a, b) => order(a.domain, b.domain) || a.version - b.version)
}

function initializerNames(graph: GraphProto): ReadonlySet<string> {
  return new Set([
    ...graph.initializer.map(({ name }) => name),
    ...graph.sparseInitializer.map(({ values }) => values?.name ?? ''),
  ])
}

function unique(kind: string, values: readonly ValueInfoProto[], file: string): void {
  const seen = new Set<string>()
  for (const { name } of values) {
    if (seen.has(name)) {
      throw packFault(file, `has two ${kind}s of the name ${JSON.stringify(name)}; rename one`, name)
    }
    seen.add(name)
  }
}

function operatorCounts(graph: GraphProto): readonly OperatorCount[] {
  const counts = new Map<string, { domain: string; type: string; count: number }>()
  for (const { node } of walkGraphs(graph)) {
    for (const { domain, opType } of node) {
      const key = `${domainName(domain)} ${opType}`
      const known = counts.get(key) ?? { domain: domainName(domain), type: opType, count: 0 }
      known.count++
      counts.set(key, known)
    }
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || order(a.domain, b.domain) || order(a.type, b.type),
  )
}

/** ONNX writes its own domain as an empty string. */
function domainName(domain: string): string {
  return domain === '' ? 'ai.onnx' : domain
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
