import { InferryError } from '@inferry/core'
import t from 'tap'
import { diskFault } from '../../../src/stores/folder/disk-fault.ts'

t.test('what the file system refuses', async (t) => {
  for (const [code, expected] of [
    ['EACCES', 'STORAGE_DENIED'],
    ['EPERM', 'STORAGE_DENIED'],
    ['EROFS', 'STORAGE_DENIED'],
    ['ENOSPC', 'STORAGE_FULL'],
    ['EDQUOT', 'STORAGE_FULL'],
    ['EFBIG', 'STORAGE_FULL'],
    ['ENOENT', 'OBJECT_NOT_FOUND'],
    ['ENOTDIR', 'INVALID_INPUT'],
    ['ENAMETOOLONG', 'INVALID_INPUT'],
    ['EIO', 'STORAGE_FAILED'],
    ['constructor', 'STORAGE_FAILED'],
  ] as const) {
    const cause = Object.assign(new Error(`${code}: so it is, open 'out/k'`), { code, syscall: 'open' })
    const fault = diskFault(cause, 'out/k', 'cannot be written', 'k')
    t.match(fault, { code: expected, location: { file: 'k' }, cause }, code)
    t.match(fault.message, /^out\/k: cannot be written: so it is/)
    t.equal(fault.message.includes('a folder cannot hold both'), code === 'ENOTDIR')
  }
  t.same(diskFault(new Error('x'), 'out', 'cannot be listed').location, { file: 'out' })
  const own = new InferryError('OBJECT_CHANGED', 'x')
  t.equal(diskFault(own, 'out', 'cannot be read'), own)
})
