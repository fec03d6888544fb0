import { createProgramBuilder } from '@inferry/engine-trees/compile'
import { decodeModel, type OnnxModel } from '../onnx/decode-model.ts'
import { compileGraph } from './compile-graph.ts'
import { liveNodes } from './graph/live-nodes.ts'
import { isTreeOperator } from './operators/read-tree-operator.ts'
import { Unsupported } from './unsupported.ts'

/** The bytes of `model.trees`, or why there are none: a sentence without a dot. */
export type CompiledTrees = { readonly file: Uint8Array } | { readonly reason: string }

/**
 * Compiles an ONNX model with a tree ensemble for the trees engine: every operator that its outputs need must work row by
 * row, and exactly as onnxruntime does. The same model gives the same bytes. Throws `INVALID_ARTIFACT` for bytes that
 * are no ONNX model; a model that is left to onnxruntime is no error.
 */
export function compileTrees(model: OnnxModel | Uint8Array, file = 'model.onnx'): CompiledTrees {
  const decoded = model instanceof Uint8Array ? decodeModel(model, file) : model
  try {
    if (!liveNodes(decoded.graph).some(isTreeOperator)) return { reason: 'no tree ensemble' }
    const program = createProgramBuilder()
    compileGraph(decoded, program)
    return { file: program.file() }
  } catch (error) {
    if (error instanceof Unsupported) return { reason: error.message }
    throw error
  }
}
