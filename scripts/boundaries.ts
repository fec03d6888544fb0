/** The boundary check: who imports whom, imports = declared dependencies, every source with behaviour has its test. */
import { fileURLToPath } from 'node:url'
import { checkPackage } from './boundaries/check-package.ts'
import { readWorkspace, rootDevDependencies } from './boundaries/read-workspace.ts'

const untested: Readonly<Record<string, string>> = {
  'apps/local/src/dev.ts': 'starts processes; tried by .ci/run in a fresh clone',
}

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = readWorkspace(root)
const context = { root, packages, rootDevDependencies: rootDevDependencies(root), untested }
const problems = packages.flatMap((pkg) => checkPackage(pkg, context))
for (const problem of problems) console.error(problem)
console.log(`boundaries: ${packages.length} packages, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
