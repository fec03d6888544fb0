import t from 'tap'
import { untilStopped } from '../src/until-stopped.ts'

t.test('Ctrl-C, SIGTERM and SIGHUP abort the signal; nothing stays behind', async (t) => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const before = process.listenerCount(name)
    await untilStopped(async (signal) => {
      t.equal(process.listenerCount(name), before + 1)
      t.notOk(signal.aborted)
      process.emit(name, name)
      t.ok(signal.aborted, name)
    })
    t.equal(process.listenerCount(name), before)
  }
  await t.rejects(
    untilStopped(async () => {
      throw new Error('work')
    }),
    { message: 'work' },
  )
  t.equal(process.listenerCount('SIGINT'), process.listenerCount('SIGTERM'))
})

t.test('the second time the process ends, unless its terminal closes', async (t) => {
  const exits = t.capture(process, 'exit', (() => {}) as typeof process.exit)
  for (const [first, second, ends] of [
    ['SIGINT', 'SIGINT', 1],
    ['SIGINT', 'SIGTERM', 1],
    ['SIGHUP', 'SIGHUP', 0],
    ['SIGINT', 'SIGHUP', 0],
  ] as const) {
    await untilStopped(async () => {
      process.emit(first, first)
      process.emit(second, second)
    })
    t.equal(exits().length, ends, `${first}, ${second}`)
  }
})
