import t from 'tap'
import { onAbort } from '../../src/batching/on-abort.ts'

t.test('calls all that share a signal, in order, once', async (t) => {
  const controller = new AbortController()
  const called: number[] = []
  for (const each of [1, 2, 3]) onAbort(controller.signal, () => called.push(each))
  controller.abort()
  controller.abort()
  t.same(called, [1, 2, 3])
})

t.test('calls none that left, also while it is calling', async (t) => {
  const controller = new AbortController()
  const called: string[] = []
  const leave = onAbort(controller.signal, () => called.push('left'))
  leave()
  onAbort(controller.signal, () => {
    called.push('first')
    leaveSecond()
  })
  const leaveSecond = onAbort(controller.signal, () => called.push('second'))
  controller.abort()
  t.same(called, ['first'])
})

t.test('a signal has one listener, and many requests no warning', async (t) => {
  const warnings: Error[] = []
  const warn = (warning: Error) => warnings.push(warning)
  process.on('warning', warn)
  t.teardown(() => process.off('warning', warn))
  const { signal } = new AbortController()
  let added = 0
  const add = signal.addEventListener.bind(signal)
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    added++
    add(...given)
  }
  const leave = Array.from({ length: 1000 }, () => onAbort(signal, () => {}))
  for (const each of leave) each()
  onAbort(signal, () => {})
  await new Promise(setImmediate)
  t.equal(added, 1)
  t.same(warnings, [])
})
