import t from 'tap'
import { createSlots } from '../../src/run/slots.ts'

t.test('gives places in the order of asking', async (t) => {
  const slots = createSlots(2)
  const order: number[] = []
  await slots.acquire()
  await slots.acquire()
  const waiting = [1, 2, 3].map((n) => slots.acquire().then(() => order.push(n)))
  await Promise.resolve()
  t.same(order, [])
  slots.release()
  await waiting[0]
  t.same(order, [1])
  slots.release()
  slots.release()
  await Promise.all(waiting)
  t.same(order, [1, 2, 3])
})

t.test('who gives up waiting takes no place', async (t) => {
  const slots = createSlots(1)
  await slots.acquire()
  const controller = new AbortController()
  const gaveUp = slots.acquire(controller.signal)
  const next = slots.acquire()
  controller.abort(new Error('stop'))
  await t.rejects(gaveUp, { message: 'stop' })
  slots.release()
  await next
  await t.rejects(slots.acquire(controller.signal), { message: 'stop' }, 'nor who comes too late')
})
