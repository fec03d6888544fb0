import type { TensorShapeProto, TypeProto } from './generated/onnx_pb.ts'

/** The declared shape of a value, to be changed in place; undefined for what is no tensor or declares none. */
export function tensorShape(type: TypeProto | undefined): TensorShapeProto | undefined {
  return type?.value.case === 'tensorType' ? type.value.value.shape : undefined
}
