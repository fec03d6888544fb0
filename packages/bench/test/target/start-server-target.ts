import { Agent } from 'node:http'
import t from 'tap'
import { send } from '../../src/load/send.ts'
import { startServerTarget } from '../../src/target/start-server-target.ts'

const server = `
import { createServer } from 'node:http'
createServer((request, response) => {
  if (request.url === '/invocations') response.end()
  else process.exit(3)
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listens'))
`

t.test('a server, what it uses and how it ended', async (t) => {
  const folder = t.testdir({ 'main.mjs': server })
  const command = { args: [], env: (port: number) => ({ PORT: String(port) }) }
  const target = { folder, temporary: folder, entry: 'main.mjs', command, body: '{}' }
  const running = await startServerTarget(target)
  t.teardown(() => running.close())
  while (!running.log().includes('listens') && running.end() === undefined)
    await new Promise((resolve) => setTimeout(resolve, 10))
  t.equal(await send(running.question, new Agent()), undefined, running.log())
  const { cpuSeconds = 0, peakBytes = 0 } = await running.usage()
  t.ok(cpuSeconds > 0)
  t.ok(peakBytes > 10e6)
  await send({ ...running.question, url: running.question.url.replace('invocations', 'end') }, new Agent())
  while (running.end() === undefined) await new Promise((resolve) => setTimeout(resolve, 10))
  t.equal(running.end(), 'it ended with 3')
  t.same(await running.usage(), {})
})
