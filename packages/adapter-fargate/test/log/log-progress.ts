import type { Progress } from '@inferry/transform'
import t from 'tap'
import { logProgress } from '../../src/log/log-progress.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

t.test('a line every so often, until it ends', async (t) => {
  const logger = recordingLog()
  let records = 0
  const progress = (): Progress => {
    records += 10
    return {
      ...{ seconds: 1.23, objects: { done: 1, failed: 0 }, bytes: { done: 5 }, failedRecords: 0 },
      records,
    }
  }
  await new Promise<void>((resolve) => {
    const run = { progress, summary: new Promise<never>(() => {}) }
    const end = logProgress(
      run,
      0.01,
      {
        ...logger,
        info: (line, message) => {
          logger.info(line, message)
          if (logger.lines.length < 3) return
          end()
          resolve()
        },
      },
      { messageId: 'm' },
    )
  })
  await new Promise((later) => setTimeout(later, 30))
  t.equal(logger.lines.length, 3)
  t.match(logger.of('progress')[1], { messageId: 'm', records: 20, seconds: 1, recordsPerSecond: 1000 })
})
