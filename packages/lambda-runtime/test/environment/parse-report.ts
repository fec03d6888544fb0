import t from 'tap'
import { formatReport } from '../../src/environment/invocation-report.ts'
import { parseReport } from '../../src/environment/parse-report.ts'

const warm = {
  durationMilliseconds: 3.12,
  billedMilliseconds: 4,
  memoryMegabytes: 512,
  maxMemoryMegabytes: 81,
}
const line =
  'REPORT RequestId: 8fc6\tDuration: 3.12 ms\tBilled Duration: 4 ms\tMemory Size: 512 MB\tMax Memory Used: 81 MB\t'

t.test("Lambda's line, warm and cold, and with what else it may say", async (t) => {
  t.same(parseReport(`START RequestId: 8fc6 Version: $LATEST\nEND RequestId: 8fc6\n${line}\n`), warm)
  t.same(
    parseReport(`${line}Init Duration: 480.25 ms\t\nXRAY TraceId: 1-61\tSegmentId: 72\tSampled: true\n`),
    {
      ...warm,
      initMilliseconds: 480.25,
    },
  )
  t.same(parseReport(`${line}Status: error\tError Type: Runtime.ExitError\n`), warm)
})

t.test('logs in JSON', async (t) => {
  const metrics = { durationMs: 3.12, billedDurationMs: 4, memorySizeMB: 512, maxMemoryUsedMB: 81 }
  const event = (more: object) =>
    JSON.stringify({ time: '2026', type: 'platform.report', record: { metrics: { ...metrics, ...more } } })
  t.same(parseReport(`{"level":"info"}\n${event({})}\n`), warm)
  t.same(parseReport(event({ initDurationMs: 9.5 })), { ...warm, initMilliseconds: 9.5 })
})

t.test('a log without it', async (t) => {
  for (const log of [
    '',
    'REPORT of sales\n',
    line.slice(0, 50),
    '{"type":"platform.report"',
    '{"a":"platform.report"}',
  ])
    t.equal(parseReport(log), undefined, log)
})

t.test('what our environments write', async (t) => {
  const report = { ...warm, requestId: 'id', enforced: { memory: 'none', cpu: 'none' } } as const
  t.same(parseReport(`${formatReport(report)}\n`), warm)
  const cold = {
    ...report,
    initMilliseconds: 480.25,
    status: 'error',
    errorType: 'Runtime.ExitError',
  } as const
  t.same(parseReport(formatReport(cold)), { ...warm, initMilliseconds: 480.25 })
})

t.test('of several the last', async (t) => {
  t.same(parseReport(`${line.replaceAll('3.12', '9.00')}\n${line}\nREPORTED\n`), warm)
})
