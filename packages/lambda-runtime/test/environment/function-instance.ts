import t from 'tap'
import { startInstance } from '../../src/environment/function-instance.ts'
import { checkSettings } from '../../src/environment/function-settings.ts'
import { fixtures } from '../fixtures/folder.ts'
import { invocation, parsed } from '../fixtures/scripted-api.ts'

function start(handler: string, onOutput: (text: string) => void = () => {}) {
  return startInstance(checkSettings({ folder: fixtures, handler, memoryMegabytes: 1769 }), onOutput)
}

t.test('init and calls, each with its output', async (t) => {
  let output = ''
  const instance = await start('echo.handler', (text) => {
    output += text
  })
  t.same(await instance.init, { kind: 'ready', answer: undefined })
  t.equal(output, 'loaded\n')
  const first = await instance.run(invocation('id', { n: 1 }))
  t.equal(output, 'loaded\nevent {"n":1}\n')
  t.equal(first.kind, 'ready')
  if (first.kind === 'ready')
    t.same(parsed(first.answer ?? invocation('', '')), { event: { n: 1 }, requestId: 'id' })
  t.equal(instance.ended, false)
  await instance.stop()
  t.equal(instance.ended, true)
  await instance.stop()
})

t.test('a failed init', async (t) => {
  const instance = await start('fails-in-init.handler')
  const init = await instance.init
  t.match(init, { kind: 'init-failed', answer: { errorType: 'Runtime.Unknown' } })
  if (init.kind === 'init-failed') t.match(parsed(init.answer), { errorMessage: 'no model here' })
  await instance.stop()
})

t.test('a process that ends in init', async (t) => {
  const instance = await start('exits-in-init.handler')
  t.same(await instance.init, {
    kind: 'ended',
    end: { description: 'exit status 3', outOfMemory: false },
    answer: undefined,
  })
  t.equal(instance.ended, true)
})

t.test('a process that is killed in a call', async (t) => {
  const instance = await start('acts.handler')
  await instance.init
  const over = instance.run(invocation('id', { act: 'hang' }))
  await instance.stop()
  t.match(await over, { kind: 'ended', end: { description: 'signal: killed' } })
})
