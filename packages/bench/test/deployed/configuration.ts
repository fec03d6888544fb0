import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { coldVariable, openConfiguration } from '../../src/deployed/configuration.ts'
import { openLambda } from '../../src/deployed/open-clients.ts'
import { deployedEcho, type TestOf } from '../fixtures/deployed.ts'

const subject = { target: 'function', name: 'forest' } as const
const variables = { SECRET: 'kept', [coldVariable]: 'of a run that was killed' }

async function opened(t: TestOf, options: Parameters<typeof deployedEcho>[1] = {}) {
  const aws = await deployedEcho(t, { variables: { SECRET: 'kept' }, ...options })
  const lambda = await openLambda({})
  t.teardown(() => lambda.client.destroy())
  const open = (signal?: AbortSignal) => openConfiguration(lambda, 'forest', subject, signal)
  return { ...aws, open }
}

t.test('one variable changes, and is removed at the end', async (t) => {
  const { deployed, open, requests } = await opened(t, { variables })
  const configuration = await open()
  await configuration.change()
  const first = deployed.variables?.[coldVariable]
  t.same(deployed.variables, { SECRET: 'kept', [coldVariable]: first })
  t.equal(deployed.status, 'Successful', 'it is waited for')
  await configuration.change()
  t.not(deployed.variables?.[coldVariable], first)
  await configuration.restore()
  t.same(deployed.variables, { SECRET: 'kept' })
  const { length } = requests
  await configuration.restore()
  t.equal(requests.length, length, 'and once')
})

t.test('nothing is put back that was not changed, nor where there were no variables', async (t) => {
  const { deployed, open, requests } = await opened(t, { variables: {} })
  const configuration = await open()
  await configuration.restore()
  t.same(requests, ['GET /2015-03-31/functions/forest/configuration'])
  deployed.variables = undefined
  await configuration.change()
  await configuration.restore()
  t.same(deployed.variables, {})
})

t.test('what others change in between is kept', async (t) => {
  let gets = 0
  let meddle = false
  const { deployed, open } = await opened(t, {
    refuse(method) {
      // Between the look at the configuration and the write.
      if (meddle && method === 'PUT') {
        meddle = false
        deployed.variables = { ...deployed.variables, OTHER: `${++gets}` }
        deployed.revision++
      }
      return undefined
    },
  })
  const configuration = await open()
  meddle = true
  await configuration.change()
  t.match(deployed.variables, { SECRET: 'kept', OTHER: '1', [coldVariable]: String })
  meddle = true
  await configuration.restore()
  t.same(deployed.variables, { SECRET: 'kept', OTHER: '2' })
})

t.test('other code meanwhile is another function', async (t) => {
  const { deployed, open } = await opened(t)
  const configuration = await open()
  deployed.code = 'second'
  await t.rejects(configuration.change(), {
    code: 'NOT_READY',
    message: 'function forest: someone else changed it while it was measured',
  })
  await configuration.restore()
  t.same(deployed.variables, { SECRET: 'kept' })
})

t.test('variables that cannot be read are not touched', async (t) => {
  const { deployed, open, requests } = await opened(t)
  deployed.unreadable = 'the key is not for you'
  await t.rejects(open(), {
    code: 'FORBIDDEN',
    message:
      'function forest: its environment variables cannot be read, and so could not be kept: the key is not for you; cold starts need that',
  })
  t.notOk(requests.some((request) => request.startsWith('PUT')))
})

t.test('an update that failed', async (t) => {
  const { deployed, open } = await opened(t)
  deployed.status = 'Failed'
  await t.rejects(open(), { message: 'function forest: its last update failed: the image is gone' })
})

t.test('a change that failed is put back as well', async (t) => {
  let fails = false
  const { deployed, open } = await opened(t, {
    refuse(method) {
      // What Lambda finds out once it has taken the change.
      if (fails && method === 'GET' && deployed.status === 'InProgress') deployed.status = 'Failed'
      return undefined
    },
  })
  const configuration = await open()
  fails = true
  await t.rejects(configuration.change(), {
    message: 'function forest: its last update failed: the image is gone',
  })
  t.match(deployed.variables, { [coldVariable]: String })
  fails = false
  await configuration.restore()
  t.same(deployed.variables, { SECRET: 'kept' })
})

t.test('whoever may not change it is told so; whoever may not put it back, what to do', async (t) => {
  let denied = true
  const { deployed, open } = await opened(t, {
    refuse: (method) =>
      denied && method === 'PUT'
        ? { status: 403, type: 'AccessDeniedException', message: 'User: me is not authorized' }
        : undefined,
  })
  const configuration = await open()
  await t.rejects(configuration.change(), {
    code: 'FORBIDDEN',
    message:
      'lambda:UpdateFunctionConfiguration on function forest failed: User: me is not authorized (AccessDeniedException); whoever this runs as, a role or a user, must be allowed lambda:UpdateFunctionConfiguration',
  })
  await configuration.restore()
  denied = false
  await configuration.change()
  denied = true
  await t.rejects(configuration.restore(), {
    message:
      /^function forest: its environment variable INFERRY_BENCH_COLD_START could not be removed, do so by hand: /,
  })
  denied = false
  await configuration.restore()
  t.same(deployed.variables, { SECRET: 'kept' })
})

t.test('a signal ends the wait, and what was begun can be put back', async (t) => {
  const { deployed, open } = await opened(t)
  const configuration = await open()
  deployed.status = 'InProgress'
  await t.rejects(configuration.change(AbortSignal.abort()), { code: 'ABORTED' })
  await configuration.change()
  await configuration.restore()
  t.same(deployed.variables, { SECRET: 'kept' })
})

t.test('a signal while Lambda makes the change: what it makes is put back', async (t) => {
  const controller = new AbortController()
  const { deployed, open } = await opened(t, {
    updateTakes: 150,
    refuse(method) {
      if (method === 'PUT') controller.abort(new Error('stopped'))
      return undefined
    },
  })
  const configuration = await open()
  await t.rejects(configuration.change(controller.signal), { code: 'ABORTED' })
  await configuration.restore()
  // Whatever is still on its way has come by then.
  await sleep(400)
  t.same(deployed.variables, { SECRET: 'kept' })
})

t.test('a signal ends the first look as well', async (t) => {
  const controller = new AbortController()
  const { open, requests } = await opened(t, {
    refuse() {
      controller.abort(new Error('stopped'))
      return undefined
    },
  })
  await t.rejects(open(controller.signal), { code: 'ABORTED' })
  t.equal(requests.length, 1)
})
