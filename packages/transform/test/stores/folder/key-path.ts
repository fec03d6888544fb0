import { join } from 'node:path'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { keyFault, keyPath } from '../../../src/stores/folder/key-path.ts'

t.test('a path below the folder', async (t) => {
  for (const key of ['a', 'a/b.csv', '.a', '..a/b..', 'ü +%', 'a\nb']) {
    t.equal(keyPath('out', key), join('out', key))
  }
})

t.test('keys that would leave it, or be no name', async (t) => {
  for (const [key, said] of [
    ['../x', 'has the part ".."'],
    ['a/../../x', 'has the part ".."'],
    ['a/..', 'has the part ".."'],
    ['./a', 'has the part "."'],
    ['/etc/x', 'begins with a slash'],
    ['a//b', 'has an empty part'],
    ['a/', 'has an empty part'],
    ['', 'has an empty part'],
    ['a\0b', 'has a zero byte'],
  ] as const) {
    const fault = faultOf(() => keyPath('out', key))
    t.match(fault, { code: 'INVALID_INPUT', location: { file: key } }, JSON.stringify(key))
    t.match(fault.message, `${said}, so that it cannot be the name of a file in out`)
  }
})

t.test('on Windows more characters are special', async (t) => {
  for (const key of ['a\\..\\b', 'c:a']) {
    t.equal(keyFault(key, 'win32'), 'has a backslash or a colon')
    t.equal(keyFault(key, 'linux'), undefined)
  }
})
