export type { Handler } from './handler.ts'
export type { LambdaContext } from './lambda-context.ts'
export { type LoopOptions, runLoop } from './run-loop.ts'
