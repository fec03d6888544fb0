import t from 'tap'
import { moduleFiles } from '../../boundaries/module-files.ts'

t.test('modules below a folder, and nothing else', async (t) => {
  const folder = t.testdir({
    src: {
      'b.ts': '',
      'a.mjs': '',
      'c.d.ts': '',
      'd.json': '',
      deep: { 'e.ts': '' },
      node_modules: { 'f.ts': '' },
    },
  })
  t.same(moduleFiles(folder, 'src'), ['src/a.mjs', 'src/b.ts', 'src/deep/e.ts'])
  t.same(moduleFiles(folder, 'test'), [])
})
