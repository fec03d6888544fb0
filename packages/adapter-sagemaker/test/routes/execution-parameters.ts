import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { doors } from '../fixtures/doors.ts'

const cases = [
  { megabytes: 6, payload: 6, concurrent: 4 },
  { megabytes: 25, payload: 25, concurrent: 4 },
  { megabytes: 40, payload: 40, concurrent: 2 },
  { megabytes: 100, payload: 100, concurrent: 1 },
  { megabytes: 1024, payload: 100, concurrent: 1 },
  { megabytes: 0.5, payload: 1, concurrent: 4 },
]
for (const { megabytes, payload, concurrent } of cases) {
  t.test(`${megabytes} MiB`, async (t) => {
    const ask = doors(fakeRepository(), { bodyLimit: megabytes * 1024 ** 2 })
    const answer = await ask('GET', '/execution-parameters')
    t.match(answer, { status: 200, contentType: 'application/json' })
    t.same(answer.json(), {
      MaxConcurrentTransforms: concurrent,
      BatchStrategy: 'MULTI_RECORD',
      MaxPayloadInMB: payload,
    })
    t.ok(concurrent * payload <= 100, "SageMaker's own bound")
  })
}
