import { type ErrorCode, InferryError } from '@inferry/core'
import t from 'tap'
import { logFailures } from '../../src/queue/log-failures.ts'
import { recordingLog } from '../outputs/fixtures/recording-log.ts'

const failed = (messageId: string, code: ErrorCode, message: string) => ({
  messageId,
  error: new InferryError(code, message),
})

t.test('a line a reason, with every id', async (t) => {
  const log = recordingLog()
  logFailures(
    [
      failed('1', 'INVALID_INPUT', 'row 0'),
      failed('2', 'INVALID_CONFIGURATION', 'nowhere'),
      failed('3', 'INVALID_INPUT', 'row 1'),
      failed('4', 'INVALID_CONFIGURATION', 'nowhere'),
    ],
    log,
  )
  t.match(log.lines, [
    [
      'warn',
      'messages failed',
      { messageIds: ['1'], code: 'INVALID_INPUT', reason: 'row 0', permanent: true },
    ],
    [
      'error',
      'messages failed',
      { messageIds: ['2', '4'], reason: 'nowhere', permanent: false, err: InferryError },
    ],
    ['warn', 'messages failed', { messageIds: ['3'], reason: 'row 1' }],
  ])
})

t.test('which are permanent, which are grave', async (t) => {
  for (const [code, level, permanent] of [
    ['MALFORMED_BODY', 'warn', true],
    ['MODEL_NOT_FOUND', 'warn', true],
    ['ABORTED', 'warn', false],
    ['OVERLOADED', 'warn', false],
    ['DEADLINE_EXCEEDED', 'warn', false],
    ['INFERENCE_FAILED', 'error', false],
    ['INTERNAL', 'error', false],
  ] as const) {
    const log = recordingLog()
    logFailures([failed('1', code, 'so')], log)
    t.match(log.lines, [[level, 'messages failed', { code, permanent }]])
  }
})

t.test('lines stay short', async (t) => {
  const log = recordingLog()
  const ids = Array.from({ length: 250 }, (_, at) => `m-${at}`)
  logFailures(
    ids.map((id) => failed(id, 'OVERLOADED', 'full')),
    log,
  )
  t.same(
    log.lines.map(([, , { messageIds }]) => messageIds),
    [ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)],
  )
})
