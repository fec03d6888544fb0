import t from 'tap'
import { readWorkspace, rootDevDependencies } from '../../boundaries/read-workspace.ts'

t.test('reads packages of each area, sorted', async (t) => {
  const root = t.testdir({
    'package.json': '{"name":"root","devDependencies":{"tap":"1"}}',
    packages: {
      b: {
        'package.json':
          '{"name":"@x/b","dependencies":{"z":"1"},"peerDependencies":{"y":"1"},"devDependencies":{"w":"1"}}',
        'tsconfig.json': '{"references":[{"path":"../a"}]}',
      },
      'not-a-package': {},
    },
    apps: { a: { 'package.json': '{"name":"@x/a"}' } },
  })
  t.same(readWorkspace(root), [
    { folder: 'apps/a', name: '@x/a', dependencies: [], devDependencies: [], references: [] },
    {
      folder: 'packages/b',
      name: '@x/b',
      dependencies: ['y', 'z'],
      devDependencies: ['w'],
      references: ['packages/a'],
    },
  ])
  t.same(rootDevDependencies(root), ['tap'])
})
