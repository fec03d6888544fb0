import t from 'tap'
import { jobOf, jobViolations, objectTerms } from '../../src/services/job-of.ts'
import { amounts } from '../fixtures/amounts.ts'
import { deployment, workload } from '../fixtures/ask.ts'
import { prices } from '../fixtures/prices.ts'

const of = (given: Parameters<typeof workload>[0], setup: Parameters<typeof deployment>[0] = {}, least = 0) =>
  jobOf(workload({ requestsPerDay: 1000, durationMs: 1000, ...given }), deployment(setup), least)

t.test('a job a day', async (t) => {
  t.same(of({}), { workers: 1, secondsEach: 1000 })
  t.same(of({ days: 30 }), { workers: 30, secondsEach: 1000 })
  t.same(of({}, { jobsPerDay: 10 }), { workers: 10, secondsEach: 100 })
  t.same(of({}, { instances: 4 }), { workers: 4, secondsEach: 250 })
  t.same(of({}, { jobConcurrency: 8 }), { workers: 1, secondsEach: 125 })
  t.same(of({}, { startSeconds: 30.5 }), { workers: 1, secondsEach: 1031 })
})

t.test('whole seconds, and at least some', async (t) => {
  t.equal(of({ requestsPerDay: 1, durationMs: 1001 }).secondsEach, 2)
  t.equal(of({ requestsPerDay: 1, durationMs: 1001 }, {}, 60).secondsEach, 60)
  t.equal(of({ requestsPerDay: 3, durationMs: 100 }, { instances: 3, startSeconds: 0.9 }).secondsEach, 1)
  t.same(of({ requestsPerDay: 0 }, {}, 60), { workers: 1, secondsEach: 60 })
  t.same(of({ days: 0 }, {}, 60), { workers: 0, secondsEach: 60 })
})

t.test('as many workers as end before the next job', async (t) => {
  t.same(of({ requestsPerDay: 86_400 }), { workers: 1, secondsEach: 86_400 })
  t.same(of({ requestsPerDay: 86_401 }), { workers: 2, secondsEach: 43_201 })
  t.same(of({ requestsPerDay: 86_400 }, { startSeconds: 43_200 }), { workers: 2, secondsEach: 86_400 })
  t.same(jobViolations(of({ requestsPerDay: 86_401 }), deployment()), [])
})

t.test('a job that is not over when the next one starts', async (t) => {
  const setup = deployment({ instances: 1, jobsPerDay: 24 })
  t.same(jobViolations(of({ requestsPerDay: 86_400 }, setup), setup), [])
  const late = jobViolations(of({ requestsPerDay: 86_424 }, setup), setup)
  t.match(late, [{ kind: 'limit', message: /^a job takes 3,601 s, and the next one comes after 3,600 s/ }])
  const slow = deployment({ startSeconds: 86_400 })
  t.equal(jobViolations(of({}, slow), slow).length, 1)
})

t.test('an object in and one out', async (t) => {
  t.same(amounts({ terms: objectTerms({ workers: 1e6, secondsEach: 1 }, prices) }), {
    'S3, read': '0.40',
    'S3, written': '5.00',
  })
})
