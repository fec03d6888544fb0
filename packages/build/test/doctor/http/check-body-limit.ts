import t from 'tap'
import { checkBodyLimit } from '../../../src/doctor/http/check-body-limit.ts'
import { listening } from '../fixtures/small-server.ts'

t.test('6 MiB are taken, and no more', async (t) => {
  t.same(await checkBodyLimit(await listening(t)), { state: 'ok', note: '6 MiB' })
})

const faults: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
  [{ limit: -1 }, 'a body of 6 MiB is refused, which SageMaker would send'],
  [{ limit: 1 }, 'a body of more than 6 MiB is answered with 200 in place of 413'],
  [{ status: 500 }, 'a body of 6 MiB is answered with 500: it cannot'],
]
for (const [flags, reason] of faults) {
  t.test(reason, async (t) => {
    t.same(await checkBodyLimit(await listening(t, flags)), { state: 'failed', reason })
  })
}

t.test('one that is gone', async (t) => {
  const server = await listening(t)
  await server.process.close()
  t.match(await checkBodyLimit(server), {
    reason: /^a body of about 6 MiB was not answered: .*, and it ended$/,
  })
})
