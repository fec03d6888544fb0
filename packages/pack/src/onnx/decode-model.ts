import { fromBinary } from '@bufbuild/protobuf'
import { packFault } from '../pack-fault.ts'
import { type GraphProto, type ModelProto, ModelProtoSchema } from './generated/onnx_pb.ts'

/** A decoded model that has a graph. */
export type OnnxModel = ModelProto & { graph: GraphProto }

/**
 * Decodes an ONNX file. What a newer ONNX has in it is kept as unknown fields and written again. Throws
 * `INVALID_ARTIFACT` unless it is a protobuf with a graph, outputs and operator sets; `file` names it in messages.
 */
export function decodeModel(bytes: Uint8Array, file: string): OnnxModel {
  if (bytes.length === 0) throw packFault(file, 'is empty; expected an ONNX model')
  const model = decode(bytes, file)
  if (model.graph === undefined) {
    const known = model.opsetImport.length > 0 || model.functions.length > 0 || model.irVersion > 0n
    if (!known) throw packFault(file, notOnnx)
    throw packFault(
      file,
      'is an ONNX file without a graph; export the whole model, not its functions or weights',
    )
  }
  if (model.opsetImport.length === 0) {
    throw packFault(file, 'names no operator set (opset_import); it is cut off or damaged: export it again')
  }
  if (model.graph.output.length === 0)
    throw packFault(file, 'has a graph without outputs; export the model again')
  return model as OnnxModel
}

const notOnnx =
  'is not an ONNX model (a protobuf, as exporters write to .onnx files); convert the model first'

function decode(bytes: Uint8Array, file: string): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes)
  } catch (cause) {
    const start = bytes.subarray(0, 64)
    const text = start.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
    if (text) throw packFault(file, `${notOnnx}; it looks like text`, undefined, cause)
    const why = cause instanceof Error ? cause.message : String(cause)
    throw packFault(file, `${notOnnx}, or it is cut off or damaged (${why})`, undefined, cause)
  }
}
