export { type EngineCases, testEngine } from './engine/test-engine.ts'
export { exampleModels } from './fixtures/example-models.ts'
export { type OnnxFixture, onnxFixtures, readFixture, writeOnnxFixture } from './fixtures/onnx-fixtures.ts'
export { type ArtifactParts, writeArtifact } from './fixtures/write-artifact.ts'
