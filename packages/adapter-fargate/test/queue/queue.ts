import t from 'tap'
import { sqsQueue } from '../../src/queue/queue.ts'
import { fakeAws } from '../fixtures/aws.ts'

const never = new AbortController().signal

t.test('messages come, are hidden, given back and removed', async (t) => {
  const aws = await fakeAws(t)
  const dead = await aws.queue('dead')
  const url = await aws.queue('q', { url: dead, after: 3 })
  const queue = sqsQueue(url, 30)
  t.equal(queue.ordered, false)
  t.equal(await queue.redrives(), true)
  t.equal(await sqsQueue(dead, 30).redrives(), false)
  const id = await aws.send(url, 'hello', { attributes: { 'content-type': 'text/csv' } })

  const [first] = await queue.receive(10, 1, never)
  t.match(first, {
    id,
    body: 'hello',
    receives: 1,
    attributes: { 'content-type': { type: 'String', text: 'text/csv' } },
  })
  t.same(await queue.receive(10, 0, never), [], 'it is hidden')
  if (first) await queue.hide(first, 0)
  const [again] = await queue.receive(10, 1, never)
  t.match(again, { id, receives: 2 })
  if (again) await queue.remove(again)
  t.equal(await aws.count(url), 0)
})

t.test('what fails', async (t) => {
  const aws = await fakeAws(t)
  const url = await aws.queue('q.fifo')
  t.equal(sqsQueue(url, 30).ordered, true)
  const none = sqsQueue(`${aws.url}/000000000000/none`, 30)
  await t.rejects(none.receive(1, 0, never), {
    code: 'INVALID_CONFIGURATION',
    message: /sqs:ReceiveMessage on /,
  })
  await t.rejects(none.redrives(), { code: 'INVALID_CONFIGURATION', message: /sqs:GetQueueAttributes on / })
  const message = { id: '1', body: '', attributes: {}, receipt: 'r', receives: 1 }
  await t.rejects(none.hide(message, 1), { message: /sqs:ChangeMessageVisibility on / })
  await t.rejects(none.remove(message), { message: /sqs:DeleteMessage on / })
  const stop = AbortSignal.timeout(50)
  await t.rejects(sqsQueue(url, 30).receive(1, 20, stop), { code: 'DEADLINE_EXCEEDED' }, 'a poll is cut')
})
