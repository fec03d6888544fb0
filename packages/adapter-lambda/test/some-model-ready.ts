import type { Predictor, Repository, RepositoryEntry } from '@inferry/core'
import { fakePredictor, fakeRepository } from '@inferry/testing'
import t from 'tap'
import { someModelReady } from '../src/some-model-ready.ts'

const { signal } = new AbortController()
const fault = new Error('no such file')

/** Of models that have failed so far, by what their next load does. */
function repository(loads: Readonly<Record<string, Predictor['ready'] | undefined>>): Repository {
  return {
    ...fakeRepository(),
    list: () => Object.keys(loads).map((name): RepositoryEntry => ({ name, state: 'failed' })),
    get(name) {
      const ready = loads[name]
      if (ready === undefined) throw fault
      return { ...fakePredictor({ name }), ready }
    },
  }
}

const loads = async () => {}
const fails = () => Promise.reject(fault)

t.test('what is ready is not waited for', async (t) => {
  await t.resolves(someModelReady(fakeRepository({}), signal))
  await t.resolves(someModelReady(fakeRepository(), signal))
})

t.test('one that loads will do', async (t) => {
  for (const models of [{ a: loads }, { a: fails, b: loads }, { a: undefined, b: loads }])
    await t.resolves(someModelReady(repository(models), signal))
})

t.test('none that loads', async (t) => {
  for (const models of [{ a: fails }, { a: undefined, b: fails }])
    await t.rejects(someModelReady(repository(models), signal), fault)
})

t.test('no load is waited for beyond the deadline', async (t) => {
  const late = new AbortController()
  const waiting = someModelReady(repository({ a: () => new Promise(() => {}) }), late.signal)
  const reason = new Error('late')
  late.abort(reason)
  await t.rejects(waiting, reason)
})
