import t from 'tap'
import { run } from '../../src/image/run.ts'
import { forest, request } from '../fixtures/forest.ts'

t.test('serves until it is told to stop', async (t) => {
  let status = 0
  const running = run(
    { INFERRY_MODEL: forest, PORT: '0', INFERRY_LOG_LEVEL: 'silent' },
    {
      async onListening(server) {
        await server.loaded()
        status = (await fetch(`${server.url}/invocations`, request)).status
        t.equal((await fetch(`${server.url}/docs`)).status, 404, 'no pages that would have to be shipped')
        process.emit('SIGTERM')
      },
    },
  )
  t.equal(await running, 0)
  t.equal(status, 200)
})

t.test('what cannot be is told by the name of its variable', async (t) => {
  const told: string[] = []
  t.intercept(process.stderr, 'write', { value: (text: string) => told.push(text) > 0 })
  t.equal(await run({ PORT: 'http' }), 2)
  t.equal(await run({ INFERRY_MODEL: forest, HOST: 'no.such.host.invalid', INFERRY_LOG_LEVEL: 'silent' }), 2)
  t.equal(await run({ INFERRY_MODEL: '/no/such', INFERRY_LOG_LEVEL: 'silent' }), 2)
  t.match(told, [/^PORT is "http"/, /no\.such\.host.*\(HOST\)\n$/, /\/no\/such/])
})
