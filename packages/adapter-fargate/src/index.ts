export { type FargateWorkerOptions, fargateWorker } from './fargate-worker.ts'
export type { Logger } from './log/logger.ts'
export { exitCodeOf, exitCodes } from './outcome/exit-code.ts'
export type { Environment } from './settings/read-values.ts'
export { usage } from './settings/usage.ts'
export {
  type JobSettings,
  type QueueSettings,
  type WorkerSettings,
  workerSettings,
} from './settings/worker-settings.ts'
export { listenForStop, type StopOptions, type Stopping } from './stopping/listen-for-stop.ts'
export { taskCpus } from './task/task-cpus.ts'
export { type TaskFacts, taskFacts } from './task/task-facts.ts'
