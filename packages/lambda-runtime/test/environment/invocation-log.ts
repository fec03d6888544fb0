import t from 'tap'
import { createInvocationLog } from '../../src/environment/invocation-log.ts'

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

t.test('lines begin on lines of their own', async (t) => {
  let heard = ''
  const log = createInvocationLog((part) => {
    heard += part
  })
  log.write('before\n')
  log.begin()
  log.line('START')
  log.write('no line break')
  log.write('')
  log.line('END')
  t.equal(heard, 'before\nSTART\nno line break\nEND\n')
  t.equal(text(log.tail()), 'START\nno line break\nEND\n')
})

t.test('the tail has 4 KB, whatever was written', async (t) => {
  const log = createInvocationLog(() => {})
  for (let i = 0; i < 1000; i++) log.write(`${'é'.repeat(30)} ${i}\n`)
  t.equal(log.tail().length, 4096)
  t.match(text(log.tail()), /é 999\n$/)
  log.begin()
  t.equal(log.tail().length, 0)
})
