export { run } from './run.ts'
export { type Changes, serveSagemaker } from './serve-sagemaker.ts'
