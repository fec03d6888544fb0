import { openArtifact } from '@inferry/core'
import t from 'tap'
import { prepare } from '../../src/run/prepare.ts'
import { defaultSettings } from '../../src/run/run-bench.ts'
import { deployedEcho, recordedAnswer } from '../fixtures/deployed.ts'
import { environmentAhead } from '../fixtures/environment-ahead.ts'
import { forest } from '../fixtures/forest.ts'
import { rootOf } from '../fixtures/roots.ts'

const fn = { target: 'function', name: 'forest' } as const
const endpoint = { target: 'endpoint', name: 'models' } as const
const artifact = await openArtifact(forest)
const settings = defaultSettings

t.test('cold starts of a function are asked for, those of a process are not', async (t) => {
  await deployedEcho(t)
  const subjects = [{ target: 'local', engine: 'trees' }, fn] as const
  const { measured, close } = await prepare({ artifact, rootOf, subjects, settings, coldStarts: undefined })
  t.same(
    measured.map(({ coldStarts }) => coldStarts),
    [5, 0],
  )
  await close()
})

t.test('what cannot be measured, or is not asked for', async (t) => {
  const { requests } = await deployedEcho(t)
  const none = { ...settings, rounds: 0 }
  const options = { artifact, rootOf, settings, coldStarts: undefined }
  for (const [more, field, message] of [
    [
      { subjects: [endpoint], coldStarts: 2 },
      'coldStarts',
      /no cold start of an endpoint can be forced: leave them out$/,
    ],
    [
      { subjects: [fn, endpoint], settings: none, coldStarts: 2 },
      'rounds',
      /^endpoint models: no cold start of an endpoint/,
    ],
    [{ subjects: [fn], settings: none }, 'rounds', /^function forest: nothing is to be measured of it/],
  ] as const) {
    await t.rejects(prepare({ ...options, ...more }), {
      code: 'INVALID_CONFIGURATION',
      message,
      location: { field },
    })
  }
  t.same(requests, [])
})

t.test('one that does not answer', async (t) => {
  const { deployed } = await deployedEcho(t, {
    variables: { GREETING: 'hello' },
    refuse: (_, path) =>
      path.startsWith('/endpoints')
        ? { status: 400, type: 'ValidationError', message: 'not found' }
        : undefined,
  })
  const subjects = [fn, endpoint]
  await t.rejects(prepare({ artifact, rootOf, subjects, settings, coldStarts: 1 }), {
    code: 'MODEL_NOT_FOUND',
  })
  t.same(deployed.variables, { GREETING: 'hello' })
})

t.test('one of another model is refused before anything is changed', async (t) => {
  const { requests } = await deployedEcho(t, { start: () => environmentAhead(0, '<html>') })
  await t.rejects(prepare({ artifact, rootOf, subjects: [fn], settings, coldStarts: 1 }), {
    code: 'INVALID_CONFIGURATION',
    message: /^function forest: it does not answer as diabetes-forest \w+ does: .*<html>/,
  })
  t.notOk(requests.some((request) => request.startsWith('PUT')))
})

t.test('the signal ends it', async (t) => {
  const controller = new AbortController()
  const { requests } = await deployedEcho(t, {
    refuse() {
      controller.abort(new Error('stopped'))
      return undefined
    },
  })
  const { signal } = controller
  await t.rejects(prepare({ artifact, rootOf, subjects: [fn], settings, coldStarts: 1, signal }), {
    code: 'ABORTED',
  })
  t.same(requests, ['GET /2015-03-31/functions/forest/configuration'])
})

t.test('all that could not be put back are told', async (t) => {
  let denied = false
  await deployedEcho(t, {
    start: () => environmentAhead(0, recordedAnswer),
    refuse: (method) =>
      denied && method === 'PUT'
        ? { status: 403, type: 'AccessDeniedException', message: 'not authorized' }
        : undefined,
  })
  const subjects = [fn, { target: 'function', name: 'other' }] as const
  const { measured, close } = await prepare({ artifact, rootOf, subjects, settings, coldStarts: 1 })
  for (const one of measured) await one.coldStart?.()
  denied = true
  await t.rejects(close(), {
    code: 'NOT_READY',
    message:
      /^function forest: its environment variable .* by hand: .*\nfunction other: its environment variable .* by hand: /,
  })
})
