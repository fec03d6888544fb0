import t from 'tap'
import { loadHandler } from '../../src/loop/load-handler.ts'
import { fixtures } from '../fixtures/folder.ts'

type Loaded = (event: unknown, context: unknown) => Promise<unknown>

t.test('modules of each kind', async (t) => {
  const typed = (await loadHandler(fixtures, 'typed.handler')) as Loaded
  t.equal(await typed({ n: 1 }, {}), 2)
  const deep = (await loadHandler(fixtures, 'nested/shapes.deep.er')) as Loaded
  t.equal(await deep({}, {}), 'deep')
  const acts = (await loadHandler(`${fixtures}/nested/../`, 'acts.handler')) as Loaded
  t.equal(await acts({ act: 'answer', value: 'v' }, {}), 'v')
})

t.test('a file beats a folder of its name, and .js comes first', async (t) => {
  const folder = t.testdir({
    'package.json': '{}',
    handler: { 'index.js': '' },
    'handler.mjs': 'export const handler = async () => "mjs"',
    'first.js': 'exports.handler = async () => "js"',
    'first.mjs': 'export const handler = async () => "mjs"',
  })
  t.equal(await ((await loadHandler(folder, 'handler.handler')) as Loaded)({}, {}), 'mjs')
  t.equal(await ((await loadHandler(folder, 'first.handler')) as Loaded)({}, {}), 'js')
})

t.test('what cannot be loaded', async (t) => {
  const folder = t.testdir({
    'syntax.mjs': 'export const = 1',
    'import.mjs': 'import "no-such-package"',
    'require.cjs': 'require("no-such-package")',
    'throws.mjs': 'throw new RangeError("at load")',
    'callback.cjs': 'exports.handler = (event, context, callback) => {}',
    'empty.mjs': '',
    'value.mjs': 'export const handler = 1',
  })
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['missing.handler', 'Runtime.ImportModuleError', /Cannot find module '.*missing'/],
    ['nodot', 'Runtime.MalformedHandlerName', /'nodot'/],
    ['../up.handler', 'Runtime.MalformedHandlerName', /up/],
    ['.handler', 'Runtime.MalformedHandlerName', /'\.handler'/],
    ['syntax.handler', 'Runtime.UserCodeSyntaxError', /SyntaxError/],
    ['import.handler', 'Runtime.ImportModuleError', /no-such-package/],
    ['require.handler', 'Runtime.ImportModuleError', /no-such-package/],
    ['throws.handler', 'RangeError', /at load/],
    ['empty.handler', 'Runtime.HandlerNotFound', /undefined or not exported/],
    ['empty.a.b', 'Runtime.HandlerNotFound', /undefined or not exported/],
    ['value.handler', 'Runtime.HandlerNotFound', /not a function/],
    ['callback.handler', 'Runtime.CallbackHandlerDeprecated', /callback/],
  ]
  for (const [handler, name, message] of cases)
    await t.rejects(loadHandler(folder, handler), { name, message }, handler)
})
