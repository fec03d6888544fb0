export { exampleModels } from './artifacts/example-models.ts'
export { type OnnxFixture, onnxFixtures, readFixture, writeOnnxFixture } from './artifacts/onnx-fixtures.ts'
export { type ArtifactParts, writeArtifact } from './artifacts/write-artifact.ts'
export { type EngineCases, testEngine } from './engine/test-engine.ts'
