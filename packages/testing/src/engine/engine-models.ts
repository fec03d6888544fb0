import type { Tensors } from '@inferry/core'
import { floatTensor } from './float-tensor.ts'

/** The synthetic models as an engine takes them. */
export interface EngineModels {
  /** The model's file in an artifact. */
  readonly file: string
  /** Its bytes, for an engine that does not take the ONNX model as it is. */
  make?(fixture: string, onnx: Uint8Array): Uint8Array
  /** A model and a question that keep the engine busy while others come. */
  readonly slow: SlowModel
}

export interface SlowModel {
  readonly fixture: string
  /** Takes the longer the greater `turns` is: with 50,000, long enough for others to queue behind it. */
  ask(turns: number): { readonly inputs: Tensors; readonly outputs: Tensors }
}

/** For engines of ONNX models. */
export const onnxModels: EngineModels = {
  file: 'model.onnx',
  slow: {
    fixture: 'slow',
    ask: (turns) => ({ inputs: { x: floatTensor([turns]) }, outputs: { y: floatTensor([turns]) } }),
  },
}
