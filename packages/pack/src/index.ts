export { type OperatorCount, type Opset, readSignature, type Signature } from './onnx/signature.ts'
export { type Packed, type PackOptions, packModel } from './pack-model.ts'
export { type CompiledTrees, compileTrees } from './trees/compile-trees.ts'
export type { WrittenArtifact } from './write/write-artifact.ts'
