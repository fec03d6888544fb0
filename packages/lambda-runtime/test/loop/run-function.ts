import t from 'tap'
import { runFunction } from '../../src/loop/run-function.ts'
import { fixtures } from '../fixtures/folder.ts'
import { parsed, scriptedApi } from '../fixtures/scripted-api.ts'

t.test('loads the handler that the environment names', async (t) => {
  t.capture(process.stderr, 'write', () => true)
  const api = await scriptedApi()
  const running = runFunction({
    AWS_LAMBDA_RUNTIME_API: api.address,
    _HANDLER: 'acts.handler',
    LAMBDA_TASK_ROOT: fixtures,
  })
  t.equal(parsed(await api.call({ act: 'answer', value: 3 })), 3)
  await api.close()
  await t.rejects(running, { code: /ECONN/ })
})

t.test('reports one that cannot be loaded', async (t) => {
  const told = t.capture(process.stderr, 'write', () => true)
  const api = await scriptedApi()
  t.teardown(api.close)
  const running = runFunction({
    AWS_LAMBDA_RUNTIME_API: api.address,
    _HANDLER: 'missing.handler',
    LAMBDA_TASK_ROOT: fixtures,
  })
  running.catch(() => {})
  const failure = await api.initFailed
  t.match(
    String(told()[0]?.args[0]),
    /Init Error.*missing/,
    'logged before it is reported, which may end the process',
  )
  await t.rejects(running, { name: 'Runtime.ImportModuleError' })
  t.equal(failure.errorType, 'Runtime.ImportModuleError')
  t.match(parsed(failure), { errorType: 'Runtime.ImportModuleError', errorMessage: /missing/ })
})

t.test('outside of Lambda', async (t) => {
  t.capture(process.stderr, 'write', () => true)
  await t.rejects(runFunction({}), { message: /AWS_LAMBDA_RUNTIME_API is not set/ })
})
