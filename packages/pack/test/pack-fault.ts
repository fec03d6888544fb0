import { readFile, stat } from 'node:fs/promises'
import t from 'tap'
import { packFault, systemCode, toReadFault } from '../src/pack-fault.ts'

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

t.test('says why a file cannot be read, and leaves other errors', async (t) => {
  const folder = t.testdir({})
  const refusal = async (path: string) => toReadFault(path, await readFile(path).catch((error) => error))
  t.match(await refusal(`${folder}/none`), {
    code: 'INVALID_ARTIFACT',
    message: `${folder}/none: does not exist`,
  })
  t.match(await refusal(folder), {
    code: 'INVALID_ARTIFACT',
    message: `${folder}: cannot be read: illegal operation on a directory`,
  })
  for (const other of [new Error('x'), packFault('m.onnx', 'is bad')]) t.equal(toReadFault('f', other), other)
})
