import { pathToFileURL } from 'node:url'
import t from 'tap'
import { loaderOptions } from '../../src/environment/loader-options.ts'

t.test('conditions and loaders, named by file; nothing else', async (t) => {
  const folder = t.testdir({ 'hook.cjs': '', node_modules: { loader: { 'index.js': '' } } }) as string
  const given = [
    '--conditions=source',
    '--inspect=9229',
    '--import',
    'loader',
    '-C',
    'other',
    '--max-old-space-size=64',
    '--require=./hook.cjs',
    '--import=file:///already.mjs',
    '--loader=unknown-loader',
    '--input-type=module',
    '--eval',
    '--import',
    '--import',
  ]
  t.same(loaderOptions(given.slice(0, 10), folder), [
    '--conditions',
    'source',
    '--import',
    pathToFileURL(`${folder}/node_modules/loader/index.js`).href,
    '-C',
    'other',
    '--require',
    `${folder}/hook.cjs`,
    '--import',
    'file:///already.mjs',
    '--loader',
    'unknown-loader',
  ])
  t.same(loaderOptions(['--input-type=module'], folder), [])
})
