export { type BuildOptions, type Built, buildTarget } from './build-target.ts'
export type { BundleOptions } from './bundle/assemble-bundle.ts'
export type { BundleDescription } from './bundle/bundle-description.ts'
export { bundleFunction, type FunctionCode } from './code/bundle-function.ts'
export { bundleLoop } from './code/bundle-loop.ts'
export { knownEngines } from './code/engines-plugin.ts'
export { type ExamineOptions, examineBundle } from './doctor/examine-bundle.ts'
export { startWorker } from './doctor/fargate/worker.ts'
export { type Finding, type Result, showResult } from './doctor/finding.ts'
export { peakMemory } from './doctor/process/peak-memory.ts'
export type { BundleProcess } from './doctor/process/start-process.ts'
export {
  type BundleStart,
  type ServerCommand,
  type StartedServer,
  serverCommands,
  startServer,
} from './doctor/process/start-server.ts'
export { answerFault } from './doctor/samples/answer-fault.ts'
export { questionOf, questionType } from './doctor/samples/question.ts'
export { type TemporaryFolder, temporaryFolder } from './doctor/stage/temporary-folder.ts'
export { buildImage, type ImageOptions, showImageCommand } from './image/build-image.ts'
export {
  type Architecture,
  architectures,
  type CompositionRoot,
  type Libc,
  type Target,
  targets,
} from './target.ts'
export { showEntry, type Upload, uploads } from './zip/lambda-limits.ts'
