import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { importTests } from '../import-tests.ts'

t.test('imports the files that import tap, in order', async (t) => {
  const imported: string[] = []
  Object.assign(globalThis, { imported })
  t.teardown(() => Reflect.deleteProperty(globalThis, 'imported'))
  const script = (name: string) => `imported.push(${JSON.stringify(name)})`
  const test = (name: string) => `import t from 'tap'\nimported.push(t && ${JSON.stringify(name)})`
  const folder = t.testdir({
    'all.ts': test('all'),
    'b.ts': `${test('b')}\nawait new Promise(setImmediate)`,
    'c.ts': test('c'),
    'notes.md': "from 'tap'",
    a: { 'all.ts': test('a/all'), fixtures: { 'd.ts': script('d') } },
  })
  await importTests(pathToFileURL(join(folder, 'all.ts')).href)
  t.same(imported, ['a/all', 'b', 'c'])
})

t.test('a file that cannot be imported is not passed over', async (t) => {
  const folder = t.testdir({ 'a.ts': "import t from 'tap'\nthrow new Error('on purpose', { cause: t })" })
  await t.rejects(importTests(pathToFileURL(join(folder, 'all.ts')).href), { message: 'on purpose' })
})
