export { type OnnxruntimeOptions, onnxruntime } from './onnxruntime.ts'
export type { Ort, OrtMetadata, OrtSession, OrtSessionOptions, OrtTensor } from './ort.ts'
