export { exampleModels } from './artifacts/example-models.ts'
export { type OnnxFixture, onnxFixtures, readFixture, writeOnnxFixture } from './artifacts/onnx-fixtures.ts'
export { type ArtifactParts, writeArtifact } from './artifacts/write-artifact.ts'
export { earlySignal } from './early-signal.ts'
export type { EngineModels, SlowModel } from './engine/engine-models.ts'
export { floatTensor } from './engine/float-tensor.ts'
export { type EngineCases, testEngine } from './engine/test-engine.ts'
export { faultOf } from './fault-of.ts'
export { type FakeModel, fakeManifest, fakePredictor, fakeRepository } from './repository/fake-repository.ts'
export {
  comparedHeaders,
  type Door,
  type DoorAnswer,
  type OpenDoors,
  pickHeaders,
} from './requests/door.ts'
export { exceptionFor, type ParityException, parityExceptions } from './requests/exceptions.ts'
export type { RequestCase, RequestSuite } from './requests/request-case.ts'
export { requestSuites } from './requests/request-suites.ts'
