import t from 'tap'
import { relativePathFault } from '../../src/manifest/relative-path.ts'

for (const path of ['a', 'a/b.bin', '.a', '..a', 'a..', 'a b/ü.bin', '...', 'a'.repeat(1024)]) {
  t.test(`takes ${path.slice(0, 20)}`, async (t) => t.equal(relativePathFault(path), undefined))
}

const bad: Readonly<Record<string, string>> = {
  '': 'is empty',
  '/a': 'is absolute',
  '//a': 'is absolute',
  '..': 'has a ".." segment',
  'a/..': 'has a ".." segment',
  '.': 'has a "." segment',
  './a': 'has a "." segment',
  'a//b': 'has an empty segment',
  'a/': 'has an empty segment',
  '\\\\host\\a': 'has a backslash, a colon or a control character',
  'c:/a': 'has a backslash, a colon or a control character',
  'a\nb': 'has a backslash, a colon or a control character',
  'a\u007f': 'has a backslash, a colon or a control character',
  'a\ufffd': 'is not valid Unicode',
  'a\udc00': 'is not valid Unicode',
  ['a'.repeat(1025)]: 'is longer than 1024 characters',
}

for (const [path, fault] of Object.entries(bad)) {
  t.test(`refuses ${JSON.stringify(path.slice(0, 20))}`, async (t) => t.equal(relativePathFault(path), fault))
}
