import { InferryError } from '@inferry/core'
import t from 'tap'
import { backOff, mostFailures, patiently } from '../../../src/stores/s3/patience.ts'

const failed = new InferryError('STORAGE_FAILED', 'x')

t.test('tries again what may pass, and only that', async (t) => {
  let tries = 0
  const work = async () => {
    tries += 1
    if (tries < 3) throw failed
    return tries
  }
  t.equal(await patiently(work), 3)
  const denied = new InferryError('STORAGE_DENIED', 'x')
  tries = 0
  await t.rejects(
    patiently(async () => {
      tries += 1
      throw denied
    }),
    denied,
  )
  t.equal(tries, 1)
})

t.test('but not for ever', { timeout: 60_000 }, async (t) => {
  let tries = 0
  await t.rejects(
    patiently(async () => {
      tries += 1
      throw failed
    }),
    failed,
  )
  t.equal(tries, mostFailures + 1)
})

t.test('a signal ends the wait', async (t) => {
  const signal = AbortSignal.abort(new Error('enough'))
  await t.rejects(backOff(20, signal), { message: 'enough' })
  await t.rejects(
    patiently(() => Promise.reject(failed), signal),
    failed,
  )
})
