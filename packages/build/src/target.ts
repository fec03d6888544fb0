/** Where a bundle is meant to run. */
export const targets = ['lambda-zip', 'lambda-image', 'sagemaker', 'fargate', 'local', 'universal'] as const

export type Target = (typeof targets)[number]

/** Processors that Lambda, SageMaker and Fargate have, by Node's names. */
export const architectures = ['x64', 'arm64'] as const

export type Architecture = (typeof architectures)[number]

/** Of the base image; `musl` is Alpine's. */
export type Libc = 'glibc' | 'musl'

/** What a target's bundle is made from: the composition root of its app. */
export interface CompositionRoot {
  /** Absolute path of the module that the target starts; `@inferry/source` resolves if it is TypeScript. */
  readonly entry: string
  /** Absolute path of the module `@inferry/engines`, in whose place the bundle has its own. */
  readonly engines: string
  /** Absolute path of the file that makes the image; none for a zip. */
  readonly dockerfile?: string
}

/** What the entry's file is called in the bundle, without its ending: Lambda imports it, `node` runs the others. */
export function entryName(target: Target): 'handler' | 'main' {
  return target === 'lambda-zip' || target === 'lambda-image' ? 'handler' : 'main'
}
