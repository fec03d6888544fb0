import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { taskFacts } from '../../src/task/task-facts.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

t.test('the task metadata endpoint', async (t) => {
  type Answer = readonly [status: number, body: string] | 'silence'
  let answer = 'silence' as Answer
  const paths: (string | undefined)[] = []
  const server = createServer((request, response) => {
    paths.push(request.url)
    if (answer === 'silence') return
    response.writeHead(answer[0], { 'content-type': 'application/json' }).end(answer[1])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v4/abc`
  const env = { ECS_CONTAINER_METADATA_URI_V4: endpoint }

  // Source: "Amazon ECS task metadata v4 examples for tasks on Fargate", cut short.
  const documented = {
    Cluster: 'default',
    Family: 'curltest',
    Revision: '3',
    Limits: { CPU: 0.25, Memory: 512 },
    LaunchType: 'FARGATE',
    Containers: [{ Name: 'curl', Limits: { CPU: 2 } }],
  }
  const cases: readonly (readonly [what: string, answer: Answer, facts: object, warned: boolean])[] = [
    [
      'as documented',
      [200, JSON.stringify(documented)],
      { cpus: 0.25, memory: 512, family: 'curltest' },
      false,
    ],
    ['in CPU units', [200, '{"Limits":{"CPU":2048}}'], { cpus: 2 }, false],
    ['without limits', [200, '{"Family":"f","Containers":[{"Limits":{"CPU":256}}]}'], { family: 'f' }, false],
    ['nonsense', [200, '{"Family":7,"Limits":{"CPU":"much","Memory":-1}}'], {}, false],
    ['null', [200, 'null'], {}, false],
    ['no JSON', [200, '<html>'], {}, true],
    ['a failure', [500, ''], {}, true],
    ['no answer', 'silence', {}, true],
  ]
  for (const [what, given, facts, warned] of cases) {
    answer = given
    const logger = recordingLog()
    t.same(await taskFacts(env, logger), facts, what)
    t.equal(logger.of('the task metadata cannot be read').length, warned ? 1 : 0, what)
  }
  t.same(new Set(paths), new Set(['/v4/abc/task']))
})

t.test('nothing is asked outside ECS', async (t) => {
  t.same(await taskFacts({}, recordingLog()), {})
})
