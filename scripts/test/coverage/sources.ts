import { join } from 'node:path'
import t from 'tap'
import { sourcesWithBehaviour } from '../../coverage/sources.ts'

t.test('lists what can be covered, of apps and packages', async (t) => {
  const pkg = (src: Record<string, string | Record<string, string>>) => ({
    'package.json': '{"name":"@x/x"}',
    src,
  })
  const behaviour = 'export const f = () => 1'
  const root = t.testdir({
    apps: { a: pkg({ 'a.ts': behaviour, 'type.ts': 'export type A = 1' }) },
    benchmarks: { b: pkg({ 'b.ts': behaviour }) },
    packages: {
      c: pkg({ deep: { 'c.ts': behaviour, 'c.json': '{}' }, generated: { 'pb.ts': behaviour } }),
      'without-sources': { 'package.json': '{"name":"@x/d"}' },
    },
  })
  t.same(sourcesWithBehaviour(root), [join(root, 'apps/a/src/a.ts'), join(root, 'packages/c/src/deep/c.ts')])
})
