import t from 'tap'
import { overloadNotes } from '../../src/report/overload-notes.ts'
import type { MeasuredLoad, SubjectResult } from '../../src/result/bench-result.ts'
import { loadOf } from '../fixtures/results.ts'

const subject = { target: 'local', engine: 'trees' } as const
const notesOf = (...open: readonly MeasuredLoad[]) =>
  overloadNotes({ subjects: [{ subject, cold: [], closed: [], open } satisfies SubjectResult] })

/** A second of 1 ms each, unless it took longer. */
const of = (dueRate: number, answered: number, more: Partial<MeasuredLoad> = {}) =>
  loadOf(1, { dueRate, answered, latencies: [[1, answered]], ...more })

t.test('the round that fell behind most', async (t) => {
  t.same(notesOf(of(798, 798), of(798, 798, { seconds: 1.4 }), of(798, 798, { seconds: 4 })), [
    'local, trees: the open loop fell behind in 2 of 3 rounds: 798/s were due, 200/s answered; its latencies are those of an overload',
  ])
  t.match(notesOf(of(100, 90)), [/: the open loop fell behind: 100\/s were due, 90\.1?\d*\/s answered;/])
})

t.test('one that kept up, though its last answer was late, or requests failed', async (t) => {
  t.same(notesOf(of(100, 97), of(100, 100)), [])
  // 40 at 20/s: the last is due at 1.95 s, and takes 200 ms.
  t.same(notesOf(loadOf(1, { dueRate: 20, answered: 40, seconds: 2.15, latencies: [[200, 40]] })), [])
  t.same(notesOf(of(100, 50, { errors: { TooManyRequestsException: 50 } })), [])
  t.same(notesOf(loadOf(1)), [], 'without a rate')
})

t.test('one request alone, and what ends before a latency that is told within 0.4 %', async (t) => {
  const alone = { dueRate: 0.6, answered: 1, seconds: 0.3, latencies: [[300.032, 1]] } as const
  t.same(notesOf(loadOf(1, alone)), [])
  t.same(notesOf(loadOf(1, { ...alone, answered: 0, seconds: 3, latencies: [], errors: { 503: 1 } })), [])
  t.same(notesOf(loadOf(1, { ...alone, dueRate: 20, errors: { 503: 1 } })), [])
})

t.test('one that answered nothing in time', async (t) => {
  const errors = { 'no answer within 30 s': 8, 'not sent, as the server did not keep up': 192 }
  t.match(notesOf(of(100, 0, { latencies: [], seconds: 32, errors })), [/100\/s were due, 0\/s answered/])
})
