import t from 'tap'
import { sessionOptions } from '../../src/inline/session-options.ts'

t.test('threads are named and do not spin', async (t) => {
  t.match(sessionOptions(3), {
    intraOpNumThreads: 3,
    interOpNumThreads: 1,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  })
})
