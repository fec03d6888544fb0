import { InferryError } from '@inferry/core'
import type { NodeProto } from '../../onnx/generated/onnx_pb.ts'

/** A tree operator that no runtime can run: `INVALID_ARTIFACT`, naming the operator. */
export function operatorFault({ opType, name }: NodeProto, sentence: string): InferryError {
  const subject = name === '' ? opType : `${opType} ${JSON.stringify(name)}`
  return new InferryError('INVALID_ARTIFACT', `${subject} is damaged: ${sentence}; export the model again`, {
    location: { field: name === '' ? opType : name },
  })
}
