import { InferryError } from '@inferry/core'
import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { openOnce } from '../src/open-doors.ts'

const { signal } = new AbortController()

t.test('opened once', async (t) => {
  let opened = 0
  const openDoors = openOnce(async () => {
    opened++
    return fakeRepository({})
  })
  const [one, two] = await Promise.all([openDoors(signal), openDoors(signal)])
  t.equal(one, two)
  t.equal(openDoors(signal), one, 'without a promise')
  t.equal(opened, 1)
})

t.test('a failure is forgotten', async (t) => {
  let fail = true
  const broken = new InferryError('INVALID_ARTIFACT', 'broken')
  const openDoors = openOnce(async () => {
    if (fail) throw broken
    return fakeRepository({})
  })
  await t.rejects(async () => openDoors(signal), broken)
  fail = false
  t.ok(await openDoors(signal))
})

t.test('no one waits beyond the deadline', async (t) => {
  const late = new AbortController()
  const openDoors = openOnce(() => new Promise(() => {}))
  const waiting = openDoors(late.signal)
  const reason = new Error('late')
  late.abort(reason)
  await t.rejects(async () => waiting, reason)
  await t.rejects(async () => openDoors(late.signal), reason)
})
