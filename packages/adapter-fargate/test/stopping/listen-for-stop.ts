import { once } from 'node:events'
import t from 'tap'
import { listenForStop } from '../../src/stopping/listen-for-stop.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

t.test('the first signal stops, then cuts, then ends', async (t) => {
  const logger = recordingLog()
  const ended = new Promise<number>((exit) => {
    // Half a second before it would be killed, and half a second after the cut.
    const stopping = listenForStop({ stopTimeoutSeconds: 2, stopReserveSeconds: 1, logger, exit })
    t.teardown(() => stopping.close())
    t.equal(stopping.signal(), undefined)
    process.emit('SIGTERM', 'SIGTERM')
    t.equal(stopping.signal(), 'SIGTERM')
    t.ok(stopping.stop.aborted)
    t.notOk(stopping.cut.aborted)
    once(stopping.cut, 'abort').then(() =>
      t.match(logger.lines.at(-1), { message: 'what is under way is cut' }),
    )
  })
  t.equal(await ended, 143)
  t.same(
    logger.lines.map(({ message }) => message),
    ['stopping', 'what is under way is cut', 'it did not end in time'],
  )
})

t.test('the second one ends at once', async (t) => {
  const before = process.listenerCount('SIGINT')
  const codes: number[] = []
  const stopping = listenForStop({
    stopTimeoutSeconds: 30,
    stopReserveSeconds: 10,
    logger: recordingLog(),
    exit: (code) => codes.push(code),
  })
  process.emit('SIGTERM', 'SIGTERM')
  process.emit('SIGINT', 'SIGINT')
  t.same(codes, [130])
  stopping.close()
  t.equal(process.listenerCount('SIGINT'), before)
})
