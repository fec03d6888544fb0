import t from 'tap'
import { exampleDoors } from '../fixtures/doors.ts'

t.test('one server, measured', async (t) => {
  const { server } = await exampleDoors(t, 'diabetes-forest')
  const row = { instances: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]] }
  for (const payload of [row, row, { instances: [[1]] }]) {
    await server.inject({ method: 'POST', url: '/invocations', payload })
  }
  for (const path of ['/nope', '/nope/2', '/v2/models/none']) await server.inject(path)
  const response = await server.inject('/metrics')
  t.equal(response.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8')
  const lines = new Set(response.payload.split('\n'))
  const model = 'model="diabetes-forest"'
  for (const line of [
    `inferry_http_requests_total{route="/invocations",method="POST",status="200",${model}} 2`,
    `inferry_http_requests_total{route="/invocations",method="POST",status="400",${model}} 1`,
    'inferry_http_requests_total{route="unknown",method="GET",status="404",model=""} 2',
    'inferry_http_requests_total{route="/v2/models/:model",method="GET",status="404",model=""} 1',
    `inferry_http_request_duration_seconds_count{route="/invocations",${model}} 3`,
    `inferry_batch_rows_bucket{${model},le="1"} 2`,
    `inferry_batch_requests_count{${model}} 2`,
    `inferry_queue_wait_seconds_count{${model}} 2`,
    `inferry_run_duration_seconds_count{${model}} 2`,
    `inferry_run_failures_total{${model}} 0`,
    `inferry_queue_requests{${model}} 0`,
    `inferry_queue_rows{${model}} 0`,
  ]) {
    t.ok(lines.has(line), line)
  }
  t.match(
    response.payload,
    /inferry_model_info\{model="diabetes-forest",version="\w+",engine="onnxruntime",execution="inline",state="ready"\} 1/,
  )
  t.match(response.payload, /^nodejs_eventloop_lag_p99_seconds /m)
  t.match(response.payload, /^process_resident_memory_bytes /m)
})
