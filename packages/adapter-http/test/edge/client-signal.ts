import { once } from 'node:events'
import { Socket } from 'node:net'
import t from 'tap'
import { clientSignal } from '../../src/edge/client-signal.ts'

t.test('one signal a connection, aborted when it closes', async (t) => {
  const socket = new Socket()
  const signal = clientSignal(socket)
  t.equal(clientSignal(socket), signal)
  t.not(clientSignal(new Socket()), signal)
  t.equal(signal.aborted, false)
  socket.destroy()
  await once(socket, 'close')
  t.equal(signal.aborted, true)
})
