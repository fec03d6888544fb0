import { Registry } from 'prom-client'
import t from 'tap'
import { createModelLabels } from '../../src/metrics/model-labels.ts'
import { createRequestMetrics } from '../../src/metrics/request-metrics.ts'

t.test('counts over several scrapes', async (t) => {
  const registry = new Registry()
  const count = createRequestMetrics(registry, createModelLabels())
  const line = async (start: string) =>
    (await registry.metrics())
      .split('\n')
      .find((one) => one.startsWith(start))
      ?.split(' ')
      .at(-1)
  count('/r', 'POST', 200, 'm', 0.003)
  count('/r', 'POST', 200, 'm', 0.3)
  count('/r', 'POST', 400, 'm', 0.001)
  const total = 'inferry_http_requests_total{route="/r",method="POST",status="200",model="m"}'
  t.equal(await line(total), '2')
  t.equal(await line(total), '2')
  count('/r', 'POST', 200, 'm', 1000)
  t.equal(await line(total), '3')
  const bucket = (le: string) =>
    line(`inferry_http_request_duration_seconds_bucket{route="/r",model="m",le="${le}"}`)
  t.equal(await bucket('0.001'), '1')
  t.equal(await bucket('0.005'), '2')
  t.equal(await bucket('60'), '3')
  t.equal(await bucket('+Inf'), '4')
})

t.test('tells apart what differs in one label', async (t) => {
  const registry = new Registry()
  const count = createRequestMetrics(registry, createModelLabels())
  const asked = [
    ['/r', 'POST', 200, 'm'],
    ['/s', 'POST', 200, 'm'],
    ['/s', 'GET', 200, 'm'],
    ['/s', 'GET', 503, 'm'],
    ['/s', 'GET', 503, ''],
  ] as const
  for (const [route, method, status, model] of [...asked, ...asked]) count(route, method, status, model, 1)
  const text = await registry.metrics()
  for (const [route, method, status, model] of asked) {
    const labels = `route="${route}",method="${method}",status="${status}",model="${model}"`
    t.match(text, `inferry_http_requests_total{${labels}} 2\n`)
  }
})
