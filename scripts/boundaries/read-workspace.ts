import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface WorkspacePackage {
  /** Relative to the root, such as `packages/core`. */
  readonly folder: string
  readonly name: string
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
  /** Folders named by the tsconfig's references. */
  readonly references: readonly string[]
}

interface PackageJson {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
}

/** Every package of the workspace, sorted by folder. */
export function readWorkspace(root: string): readonly WorkspacePackage[] {
  return findPackages(root).map((folder) => {
    const json = readJson<PackageJson>(join(root, folder, 'package.json'))
    const tsconfig = join(root, folder, 'tsconfig.json')
    const references = existsSync(tsconfig)
      ? (readJson<{ references?: { path: string }[] }>(tsconfig).references ?? [])
      : []
    return {
      folder,
      name: json.name,
      dependencies: Object.keys({ ...json.dependencies, ...json.peerDependencies }).sort(),
      devDependencies: Object.keys(json.devDependencies ?? {}).sort(),
      references: references.map((reference) => join(folder, reference.path)).sort(),
    }
  })
}

/** The root's own development dependencies, which every test may use. */
export function rootDevDependencies(root: string): readonly string[] {
  return Object.keys(readJson<PackageJson>(join(root, 'package.json')).devDependencies ?? {})
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

function findPackages(root: string): readonly string[] {
  return ['apps', 'benchmarks', 'packages']
    .filter((area) => existsSync(join(root, area)))
    .flatMap((area) => readdirSync(join(root, area)).map((name) => `${area}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort()
}
