import { join } from 'node:path'
import t from 'tap'
import { thirdParty } from '../../src/code/third-party.ts'

const manifest = (name: string, license?: unknown) => JSON.stringify({ name, version: '1.0.0', license })

t.test('packages and their licences, each text once', async (t) => {
  const folder = t.testdir({
    app: { 'package.json': manifest('@inferry/app', 'Apache-2.0'), LICENSE: 'ours', src: { 'main.ts': '' } },
    node_modules: {
      b: { 'package.json': manifest('b', 'MIT'), LICENSE: 'MIT text\n', 'index.js': '' },
      a: {
        'package.json': manifest('a', 'MIT'),
        'licence.md': 'MIT text',
        NOTICE: 'by A',
        // It has no name: it only says how the modules below it are read.
        esm: { 'package.json': '{"type":"module"}', 'index.js': '', 'more.js': '' },
      },
      old: { 'package.json': manifest('old', { type: 'BSD' }), COPYING: 'BSD text', 'index.js': '' },
      bare: { 'package.json': manifest('bare', 'ISC'), 'index.js': '' },
    },
  })
  const sources = [
    'node_modules/b/index.js',
    'app/src/main.ts',
    'node_modules/a/esm/index.js',
    'node_modules/a/esm/more.js',
    'node_modules/old/index.js',
    'node_modules/bare/index.js',
  ].map((path) => join(folder, path))
  const { packages, licenses } = await thirdParty(sources)
  t.same(
    packages.map(({ name, license }) => [name, license]),
    [
      ['@inferry/app', 'Apache-2.0'],
      ['a', 'MIT'],
      ['b', 'MIT'],
      ['bare', 'ISC'],
      ['old', 'see its text'],
    ],
  )
  t.same(licenses.split(`\n${'-'.repeat(80)}\n`), [
    'a 1.0.0\n\nby A\n',
    'a 1.0.0\nb 1.0.0\n\nMIT text\n',
    'old 1.0.0\n\nBSD text\n',
    'Without a text in their packages:\nbare 1.0.0: ISC\n',
  ])
  t.same(await thirdParty(sources.toReversed()), { packages, licenses })
})

t.test('the same package in two places is one', async (t) => {
  const one = () => ({ 'package.json': manifest('a', 'MIT'), LICENSE: 'MIT text', 'index.js': '' })
  const folder = t.testdir({ x: one(), y: one() })
  const { packages, licenses } = await thirdParty([`${folder}/x/index.js`, `${folder}/y/index.js`])
  t.equal(packages.length, 1)
  t.equal(licenses, 'a 1.0.0\n\nMIT text\n')
})

t.test('the licence of a package without one, where one of ours has it', async (t) => {
  const folder = t.testdir({
    engine: {
      'package.json': manifest('@inferry/engine', 'Apache-2.0'),
      licenses: {
        bare: { LICENSE: 'ISC text', 'NOTICE-others.txt': 'by others', 'README.md': 'no licence' },
      },
      'index.js': '',
    },
    bare: { 'package.json': manifest('bare', 'ISC'), 'index.js': '' },
  })
  const { packages, licenses } = await thirdParty([`${folder}/engine/index.js`, `${folder}/bare/index.js`])
  t.equal(licenses, `bare 1.0.0\n\nISC text\n\n${'-'.repeat(80)}\nbare 1.0.0\n\nby others\n`)
  t.same(packages.at(-1), { name: 'bare', version: '1.0.0', license: 'ISC' })
})

t.test('modules of no package have no licence', async (t) => {
  t.same(await thirdParty(['/none.js']), { packages: [], licenses: '' })
})
