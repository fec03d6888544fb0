import { InferryError } from '@inferry/core'
import t from 'tap'
import { blameFlags } from '../src/blame-flags.ts'

const failing = (error: Error) => () => Promise.reject(error)

t.test('gives what came of it', async (t) => {
  t.equal(await blameFlags(async () => 1), 1)
})

t.test('names the flag of an option at fault', async (t) => {
  const error = (field: string) =>
    new InferryError('INVALID_CONFIGURATION', 'it is taken', { location: { field } })
  await t.rejects(blameFlags(failing(error('port'))), {
    code: 'INVALID_CONFIGURATION',
    message: 'it is taken (--port)',
    location: { field: 'port' },
  })
  await t.rejects(blameFlags(failing(error('version')), { version: 'model-version' }), {
    message: 'it is taken (--model-version)',
  })
})

t.test('leaves every other error', async (t) => {
  for (const error of [
    new Error('x'),
    new InferryError('INVALID_CONFIGURATION', 'INFERRY_X is wrong'),
    new InferryError('INVALID_ARTIFACT', 'x', { location: { field: 'name' } }),
  ])
    t.equal(await blameFlags(failing(error)).catch((thrown) => thrown), error)
})
