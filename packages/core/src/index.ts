export type { ArchiveLimits } from './artifact/archive-limits.ts'
export type { Artifact, Sample } from './artifact/artifact.ts'
export { formatSamples } from './artifact/format-samples.ts'
export { type OpenArtifactOptions, openArtifact } from './artifact/open-artifact.ts'
export { parseSamples } from './artifact/parse-samples.ts'
export { verifyArtifact } from './artifact/verify-artifact.ts'
export type { BatchingLimits } from './batching/batching-limits.ts'
export type { Codec, Decoded, Question, RequestedOutput } from './codecs/codec.ts'
export { defaultCodecs } from './codecs/index.ts'
export { oipBinaryType } from './codecs/oip/binary-codec.ts'
export { tensorFromBinary, tensorToBinary } from './codecs/oip/binary-tensor.ts'
export { type OipDatatype, oipDatatype } from './codecs/oip/datatype.ts'
export { type OipTensor, oipHeader, tensorFromOip, tensorToOip } from './codecs/oip/json-tensor.ts'
export { readEndings } from './codecs/read-endings.ts'
export { executions, logLevels } from './environment/choices.ts'
export {
  choiceOf,
  type Environment,
  flagOf,
  integerOf,
  textOf,
  variableFault,
} from './environment/variable.ts'
export { countOf } from './errors/count-of.ts'
export { type ErrorCode, errorStatus } from './errors/error-code.ts'
export { formatBytes } from './errors/format-bytes.ts'
export {
  type ErrorLocation,
  type ErrorOptions,
  InferryError,
  toInferryError,
} from './errors/inferry-error.ts'
export { listenFault } from './errors/listen-fault.ts'
export { systemReason } from './errors/system-reason.ts'
export * as documents from './manifest/documents.ts'
export { formatManifest } from './manifest/format-manifest.ts'
export type {
  EngineEntry,
  FileEntry,
  InputSpec,
  Manifest,
  OutputSpec,
  TensorSpec,
} from './manifest/manifest.ts'
export { manifestFile } from './manifest/manifest-file.ts'
export { parseManifest } from './manifest/parse-manifest.ts'
export { relativePathFault } from './manifest/relative-path.ts'
export { contentTypeOfName, type NamedContent } from './negotiation/content-type-of-name.ts'
export type { MediaType } from './negotiation/media-type.ts'
export { type CsvHeader, csvHeaderField, withCsvHeader } from './negotiation/with-csv-header.ts'
export { checkSignature } from './predictor/check-signature.ts'
export { chooseEngine } from './predictor/choose-engine.ts'
export {
  type Comparison,
  compareTensors,
  type Tolerance,
} from './predictor/compare-tensors.ts'
export { createPredictor, type PredictorOptions } from './predictor/create-predictor.ts'
export { engineFile } from './predictor/engine-file.ts'
export type {
  Adapter,
  Engine,
  EngineMemory,
  Execution,
  Health,
  HealthState,
  LoadOptions,
  Payload,
  PredictOptions,
  Predictor,
  PredictorObserver,
  Repository,
  RepositoryEntry,
  RunEvent,
  Session,
} from './predictor/seams.ts'
export { runAborted, untilAborted } from './predictor/until-aborted.ts'
export { type SampleComparison, verifySamples } from './predictor/verify-samples.ts'
export { type StartPhases, type StartWatch, watchStart } from './predictor/watch-start.ts'
export { type FoundArtifact, findArtifacts } from './repository/find-artifacts.ts'
export type { MakePredictor } from './repository/model.ts'
export { openRepository } from './repository/open-repository.ts'
export { createTensor, elementCount } from './tensor/create-tensor.ts'
export {
  allocate,
  bytesPerElement,
  elementTypes,
  isElementType,
} from './tensor/element-type.ts'
export { float16ToNumber } from './tensor/float16.ts'
export { sliceRows } from './tensor/rows.ts'
export type { ElementArrays, ElementType, Tensor, Tensors } from './tensor/tensor.ts'
export { lambdaMegabytesPerCpu, type ThreadCountOptions, threadCount } from './threads/thread-count.ts'
