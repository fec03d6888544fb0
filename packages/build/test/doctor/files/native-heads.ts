import t from 'tap'
import { nativeHeads } from '../../../src/doctor/files/native-heads.ts'

t.test('the first bytes of each native file that is there', async (t) => {
  const folder = t.testdir({ native: { 'a.node': 'x'.repeat(100), 'b.so': 'short' }, 'c.node': 'other' })
  const paths = ['native/a.node', 'native/b.so', 'native/none.so', 'c.node']
  const heads = await nativeHeads(folder, { files: paths.map((path) => ({ path, size: 0, sha256: '' })) })
  t.same(
    [...heads].map(([path, head]) => [path, head.length]),
    [
      ['native/a.node', 20],
      ['native/b.so', 5],
    ],
  )
})
