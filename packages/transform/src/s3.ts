export { manifestInput } from './stores/s3/manifest-input.ts'
export { objectInputs } from './stores/s3/object-inputs.ts'
export { s3Input } from './stores/s3/s3-input.ts'
export { s3Output } from './stores/s3/s3-output.ts'
