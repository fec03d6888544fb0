export { type HttpInvokerOptions, httpInvoker } from './invokers/http-invoker.ts'
export type { ExecutionParameters, InvokeOptions, Invoker, StreamPayload } from './invokers/invoker.ts'
export { modelOf } from './invokers/model-of.ts'
export { predictorInvoker } from './invokers/predictor-invoker.ts'
export { withConcurrentTransforms } from './job/concurrent-transforms.ts'
export type { AskedJob, BatchStrategy, DataProcessing, SplitType, TransformJob } from './job/definition.ts'
export { jobBatching } from './job/job-batching.ts'
export { makeJob } from './job/make-job.ts'
export { mayPass } from './passing.ts'
export type { RecordFault } from './run/record-fault.ts'
export { checkShard, type Shard } from './run/shard.ts'
export {
  type ObjectEnd,
  startTransform,
  type TransformOptions,
  type TransformRun,
} from './run/start-transform.ts'
export type { Progress, Summary } from './run/tally.ts'
export { folderInput } from './stores/folder/folder-input.ts'
export { folderOutput } from './stores/folder/folder-output.ts'
export { openInput, openOutput } from './stores/open-stores.ts'
export { stateFolder } from './stores/own-files.ts'
export type {
  ByteRange,
  InputStore,
  OutputObject,
  OutputState,
  OutputStore,
  StateStore,
  StoredObject,
} from './stores/store.ts'
