import t from 'tap'
import { walk } from '../../src/bundle/walk.ts'

t.test('everything but folders, with its size', async (t) => {
  const folder = t.testdir({ a: 'four', b: { c: { d: '' } }, e: {}, link: t.fixture('symlink', 'a') })
  const found = await walk(folder)
  t.same([...found.keys()].sort(), ['a', 'b/c/d', 'link'])
  t.equal(found.get('a'), 4)
})
