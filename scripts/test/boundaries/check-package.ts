import t from 'tap'
import { checkPackage } from '../../boundaries/check-package.ts'
import { readWorkspace } from '../../boundaries/read-workspace.ts'

const manifest = (name: string, dependencies: Record<string, string> = {}) =>
  JSON.stringify({ name, dependencies })

const core = {
  'package.json': manifest('@x/core'),
  'tsconfig.json': '{}',
  src: { 'index.ts': "export { a } from './a.ts'", 'a.ts': 'export const a = () => 1' },
  test: { 'all.ts': "import './a.ts'", 'a.ts': "import { a } from '@x/core'\na()" },
}

const check = (root: string, folder: string, untested = {}) => {
  const packages = readWorkspace(root)
  const pkg = packages.find((p) => p.folder === folder)
  if (pkg === undefined) throw new Error(`no package ${folder}`)
  return checkPackage(pkg, { root, packages, rootDevDependencies: ['tap'], untested })
}

t.test('a sound package has no problems', async (t) => {
  t.same(check(t.testdir({ packages: { core } }), 'packages/core'), [])
})

t.test('names an undeclared import, a forbidden one and an unused dependency', async (t) => {
  const root = t.testdir({
    packages: {
      core,
      'engine-a': { 'package.json': manifest('@x/engine-a'), src: {}, 'tsconfig.json': '{}' },
      'adapter-b': {
        'package.json': manifest('@x/adapter-b', { '@x/engine-a': 'workspace:*', unused: '1' }),
        'tsconfig.json': '{"references":[{"path":"../engine-a"}]}',
        src: { 'index.ts': "export * from '@x/engine-a'\nexport * from 'undeclared/deep'" },
      },
    },
  })
  const problems = check(root, 'packages/adapter-b').join('\n')
  t.match(problems, 'imports undeclared, which is not among the dependencies')
  t.match(problems, 'packages/adapter-b may not import packages/engine-a')
  t.match(problems, 'declares unused but no source imports it')
})

t.test('wants a test for behaviour unless a reason is written down', async (t) => {
  const root = t.testdir({ packages: { core: { ...core, test: {} } } })
  t.match(check(root, 'packages/core').join(), 'src/a.ts: has no test packages/core/test/a.ts')
  t.same(check(root, 'packages/core', { 'packages/core/src/a.ts': 'a reason' }), [])
})

t.test('wants tests to be run', async (t) => {
  const { 'all.ts': _, ...test } = core.test
  const root = t.testdir({ packages: { core: { ...core, test } } })
  t.same(check(root, 'packages/core'), [
    'packages/core: has no test/all.ts, so that `pnpm test` does not run its tests',
  ])
})

t.test('wants references that equal the workspace dependencies', async (t) => {
  const root = t.testdir({
    packages: {
      core,
      tool: {
        'package.json': manifest('@x/tool', { '@x/core': 'workspace:*' }),
        'tsconfig.json': '{}',
        src: { 'index.ts': "export * from '@x/core'" },
      },
    },
  })
  t.match(
    check(root, 'packages/tool').join(),
    'tsconfig.json: references nothing; its dependencies are packages/core',
  )
})

t.test('a package of types alone is declared by their name', async (t) => {
  const types = {
    'package.json': manifest('@x/core', { '@types/lambda-events': '1' }),
    'tsconfig.json': '{}',
    src: {
      'index.ts':
        "import type { Event } from 'events-of-others'\nimport type { E } from 'lambda-events'\nexport type A = Event | E",
    },
    test: {},
  }
  const problems = check(t.testdir({ packages: { core: types } }), 'packages/core').join('\n')
  t.match(problems, 'imports events-of-others')
  t.notMatch(problems, '@types/lambda-events')
})
