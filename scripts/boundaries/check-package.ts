import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { moduleFiles } from './module-files.ts'
import { readSource } from './read-source.ts'
import type { WorkspacePackage } from './read-workspace.ts'
import { layerOf, mayImport, mayTestImport } from './rules.ts'

/** Sources without a test file of their own, each with the reason. Paths from the root. */
export type Untested = Readonly<Record<string, string>>

export interface CheckContext {
  readonly root: string
  readonly packages: readonly WorkspacePackage[]
  readonly rootDevDependencies: readonly string[]
  readonly untested: Untested
}

/** What is wrong with a package's imports, declarations and tests; empty when all is well. */
export function checkPackage(pkg: WorkspacePackage, context: CheckContext): readonly string[] {
  const sources = moduleFiles(join(context.root, pkg.folder), 'src')
  const tests = moduleFiles(join(context.root, pkg.folder), 'test')
  const imported = new Set<string>()
  const problems: string[] = []
  const files =
    layerOf(pkg.folder) === 'benchmark' ? moduleFiles(join(context.root, pkg.folder), '.') : sources

  for (const file of files) {
    const path = `${pkg.folder}/${file}`
    const { imports, hasBehaviour } = readSource(join(context.root, path))
    for (const specifier of imports.filter(isPackage)) {
      const name = packageName(specifier, pkg.dependencies)
      imported.add(name)
      if (!pkg.dependencies.includes(name) && name !== pkg.name)
        problems.push(`${path}: imports ${name}, which is not among the dependencies of ${pkg.name}`)
      const target = context.packages.find((other) => other.name === name)
      if (target !== undefined && !mayImport(pkg.folder, target.folder))
        problems.push(
          `${path}: ${pkg.folder} may not import ${target.folder} (see "Who may import whom" in docs/architecture.md)`,
        )
    }
    // Benchmarks are run, and the suites of `testing` are run by the packages that use them.
    if (['benchmark', 'testing'].includes(layerOf(pkg.folder)) || !hasBehaviour) continue
    const test = `${pkg.folder}/test/${file.slice('src/'.length)}`
    if (!existsSync(join(context.root, test)) && context.untested[path] === undefined)
      problems.push(`${path}: has no test ${test}`)
  }

  if (tests.length > 0 && !tests.includes(join('test', 'all.ts')))
    problems.push(`${pkg.folder}: has no test/all.ts, so that \`pnpm test\` does not run its tests`)
  for (const file of tests) {
    const path = `${pkg.folder}/${file}`
    const declared = [...pkg.dependencies, ...pkg.devDependencies, ...context.rootDevDependencies, pkg.name]
    for (const specifier of readSource(join(context.root, path)).imports.filter(isPackage)) {
      const name = packageName(specifier, declared)
      if (!declared.includes(name))
        problems.push(`${path}: imports ${name}, which ${pkg.name} does not declare`)
      const target = context.packages.find((other) => other.name === name)
      if (target !== undefined && !mayTestImport(pkg.folder, target.folder))
        problems.push(`${path}: tests of ${pkg.folder} may not import ${target.folder}`)
    }
  }

  for (const name of pkg.dependencies) {
    if (!imported.has(name)) problems.push(`${pkg.folder}: declares ${name} but no source imports it`)
  }
  if (layerOf(pkg.folder) !== 'benchmark') problems.push(...checkReferences(pkg, context))
  return problems
}

function checkReferences(pkg: WorkspacePackage, { packages }: CheckContext): readonly string[] {
  const wanted = packages
    .filter((other) => pkg.dependencies.includes(other.name))
    .map((other) => other.folder)
    .sort()
  return String(wanted) === String(pkg.references)
    ? []
    : [
        `${pkg.folder}/tsconfig.json: references ${pkg.references.join(', ') || 'nothing'}; its dependencies are ${wanted.join(', ') || 'none'}`,
      ]
}

function isPackage(specifier: string): boolean {
  return !/^[./#]/.test(specifier) && !isBuiltin(specifier)
}

/** `@scope/name/path` and `name/path` to the package's name. */
/** Of a package that has types only, such as `aws-lambda`, the declared one that has these. */
function packageName(specifier: string, declared: readonly string[]): string {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const types = `@types/${name}`
  return !declared.includes(name) && declared.includes(types) ? types : name
}
