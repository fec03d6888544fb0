export type { ExecutionParameters, InvokeOptions, Invoker, StreamPayload } from './invokers/invoker.ts'
export type { BatchStrategy, DataProcessing, SplitType, TransformJob } from './job/definition.ts'
export type { FilteredBlock, MiniBatch, Position, RecordBlock } from './records/record-block.ts'
export type {
  ByteRange,
  InputStore,
  OutputObject,
  OutputState,
  OutputStore,
  StateStore,
  StoredObject,
} from './stores/store.ts'
