import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { externalFiles } from '../../src/onnx/external-data.ts'
import { branches, externalTensor, model, node } from '../fixtures/models.ts'
import { fault } from '../fixtures/reject.ts'

const one = (entries: Readonly<Record<string, string>>, name = 'w') =>
  model({ initializer: [externalTensor(name, entries)] })

t.test('finds each file once, in tensors at any depth', async (t) => {
  const folder = t.testdir({ 'b.bin': '12345678', more: { 'a.bin': '1234' } })
  const nested = { initializer: [externalTensor('n', { location: 'more/a.bin' })] }
  const m = model({
    initializer: [
      { name: 'inside' },
      externalTensor('w', { location: './b.bin', offset: '4', length: '4' }),
      externalTensor('v', { location: 'b.bin', length: '4' }),
    ],
    node: [node('Relu', ['X'], ['Y']), branches(['c'], ['b'], nested)],
  })
  t.same(await externalFiles(m, join(folder, 'm.onnx')), [
    { path: 'b.bin', source: join(folder, 'b.bin') },
    { path: 'more/a.bin', source: join(folder, 'more/a.bin') },
  ])
  t.same(await externalFiles(model(), join(folder, 'm.onnx')), [])
})

t.test('names the tensor and the file at fault', async (t) => {
  const folder = t.testdir({ outside: { 'w.bin': '1234' }, inside: { 'w.bin': '1234' } })
  const file = join(folder, 'inside', 'm.onnx')
  await symlink(join(folder, 'outside', 'w.bin'), join(folder, 'inside', 'link.bin'))
  const cases: readonly [Readonly<Record<string, string>>, RegExp][] = [
    [{}, /the tensor "w" lies in an external file, but no location is given/],
    [{ location: 'none.bin' }, /the tensor "w" lies in none\.bin, which is missing; put it beside the model/],
    [{ location: 'w.bin/x' }, /lies in w\.bin\/x, which is missing/],
    [{ location: '../outside/w.bin' }, /"\.\.\/outside\/w\.bin", which has a "\.\." segment/],
    [{ location: '././../w.bin' }, /has a "\.\." segment/],
    [{ location: '/etc/passwd' }, /is absolute; external data must lie in the model's folder/],
    [{ location: 'C:\\w.bin' }, /has a backslash, a colon/],
    [{ location: '' }, /which is empty/],
    [{ location: 'link.bin' }, /link\.bin, a link out of the model's folder/],
    [{ location: 'w.bin', offset: '2', length: '4' }, /lies in w\.bin up to byte 6, but the file has 4/],
    [{ location: 'w.bin', offset: '5' }, /up to byte 5, but the file has 4/],
    [{ location: 'w.bin', offset: '-1' }, /has the external offset "-1", expected a number of bytes/],
    [{ location: 'w.bin', length: '1e3' }, /has the external length "1e3"/],
  ]
  for (const [entries, message] of cases) {
    const error = await fault(() => externalFiles(one(entries), file))
    t.match(error, { code: 'INVALID_ARTIFACT', message, location: { file, field: 'w' } })
  }
  t.match(await fault(() => externalFiles(one({}, ''), file)), { message: /a tensor without a name lies/ })
})
