import t from 'tap'
import { httpSender } from '../../src/load/http-sender.ts'
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
  const { question } = running
  if (!('url' in question)) throw new Error('it is asked over HTTP')
  const sender = httpSender(question, 1)
  t.same(await sender.send(), {}, running.log())
  sender.close()
  const { cpuSeconds = 0, peakBytes = 0 } = await running.usage()
  t.ok(cpuSeconds > 0)
  t.ok(peakBytes > 10e6)
  await httpSender({ ...question, url: question.url.replace('invocations', 'end') }, 1).send()
  while (running.end() === undefined) await new Promise((resolve) => setTimeout(resolve, 10))
  t.equal(running.end(), 'it ended with 3')
  t.same(await running.usage(), {})
})
