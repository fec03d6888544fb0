import { stat } from 'node:fs/promises'
import t from 'tap'
import { packFault, systemCode } from '../src/pack-fault.ts'

t.test('puts the file first and keeps the cause', async (t) => {
  const cause = new Error('inner')
  t.match(packFault('m.onnx', 'is bad', 'X', cause), {
    code: 'INVALID_ARTIFACT',
    message: 'm.onnx: is bad',
    location: { file: 'm.onnx', field: 'X' },
    cause,
  })
  t.same(packFault('m.onnx', 'is bad').location, { file: 'm.onnx' })
})

t.test('tells the code of a system error alone', async (t) => {
  t.equal(systemCode(await stat(`${t.testdir({})}/none`).catch((error) => error)), 'ENOENT')
  for (const other of [new Error('x'), undefined, 'text']) t.equal(systemCode(other), undefined)
})
