import type { BundledPackage } from '../code/third-party.ts'
import type { Architecture, Libc, Target } from '../target.ts'
import type { BundleFile } from './bundle-file.ts'

/** The file that describes a bundle, in its folder. */
export const descriptionFile = 'bundle.json'

/** `bundle.json`: what a bundle is for and what it holds. */
export interface BundleDescription {
  readonly bundleVersion: 1
  readonly target: Target
  readonly os: 'linux'
  readonly arch: Architecture
  /** `any` without native files. */
  readonly libc: Libc | 'any'
  /** Versions of Node that run it. */
  readonly node: string
  /** The module that Lambda imports or `node` runs. */
  readonly entry: string
  /** What a function's settings call it. */
  readonly handler?: string
  readonly engines: readonly string[]
  readonly model: { readonly name: string; readonly version: string }
  readonly packages: readonly BundledPackage[]
  /** What is shipped, but for this file, sorted by path. */
  readonly files: readonly Pick<BundleFile, 'path' | 'size' | 'sha256'>[]
  /** Not shipped. */
  readonly sourceMaps: readonly Pick<BundleFile, 'path' | 'size' | 'sha256'>[]
}

/** As it is written: the same description gives the same bytes. */
export function formatDescription(description: BundleDescription): string {
  return `${JSON.stringify(description, null, 2)}\n`
}
