/** One measurement, in a process of its own: prints requests/s and latency as JSON. */
import autocannon from 'autocannon'

const [url = '', connections = '1', seconds = '1'] = process.argv.slice(2)
const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    instances: [[0.038, 0.0507, 0.0617, 0.0219, -0.0442, -0.0348, -0.0434, -0.0026, 0.0199, -0.0176]],
  }),
})
const failed = result.non2xx + result.errors + result.timeouts
if (failed > 0) throw new Error(`${url}: ${failed} requests failed`)
console.log(
  JSON.stringify({ rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }),
)
