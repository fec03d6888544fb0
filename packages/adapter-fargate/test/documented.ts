import { readFileSync } from 'node:fs'
import t from 'tap'
import { exitCodes, signalExitCode } from '../src/outcome/exit-code.ts'
import { settingTable } from '../src/settings/table.ts'

const page = readFileSync(new URL('../../../docs/fargate.md', import.meta.url), 'utf8')
const documents = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text as string))

/** Rows of the page's tables whose first cell is code or a number. */
const rows = new Map(
  [...page.matchAll(/^\| `?([\w-]+)`? \| ([^|]*) \|/gm)].map(([, first, second]) => [first, second?.trim()]),
)

t.test('every setting and its default stand in the page', async (t) => {
  for (const [name, { kind, otherwise }] of Object.entries(settingTable)) {
    t.ok(rows.has(name), name)
    if (otherwise === undefined || !/^\S+$/.test(otherwise) || kind.parse(otherwise) === undefined) continue
    t.equal(rows.get(name)?.replaceAll('`', ''), otherwise, `${name}'s default`)
  }
})

t.test('every exit code stands in the page', async (t) => {
  const codes = [...Object.values(exitCodes), signalExitCode('SIGTERM'), signalExitCode('SIGINT')]
  for (const code of codes) t.match(page, new RegExp(`^\\| (\\d+, )*${code}(, \\d+)* \\|`, 'm'))
})

t.test('AWS Batch tries again what may pass', async (t) => {
  const { retryStrategy } = documents.find((document) => 'retryStrategy' in document)
  const actions = new Map<string, string>(
    retryStrategy.evaluateOnExit.map(({ onExitCode, action }: Record<string, string>) => [
      onExitCode,
      action,
    ]),
  )
  const action = (code: number) => actions.get(String(code)) ?? 'RETRY'
  t.ok(actions.size <= 5, 'AWS Batch takes no more')
  t.equal(action(exitCodes.failed), 'EXIT')
  t.equal(action(exitCodes.configuration), 'EXIT')
  for (const code of [exitCodes.software, exitCodes.temporary, signalExitCode('SIGTERM'), 137])
    t.equal(action(code), 'RETRY', String(code))
})

t.test('what the definitions set are settings', async (t) => {
  const text = JSON.stringify(documents)
  const known = new Set(Object.keys(settingTable))
  const set = [...text.matchAll(/"(?:--([a-z0-9-]+)|INFERRY_([A-Z0-9_]+))"/g)]
  t.ok(set.length > 5)
  for (const [, argument, variable = ''] of set)
    t.ok(known.has(argument ?? variable.toLowerCase().replaceAll('_', '-')), argument ?? variable)
})
