import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { inferry } from './fixtures/memory-io.ts'

/** What the README shows of these commands is what they print. */
const readme = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8')
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** `$ …inferry <arguments>` and the lines below it, up to the next command or the block's end. */
const shown = [...readme.matchAll(/^\$ npx -y pnpm --silent inferry (.+)\n((?:(?!\$ |```).*\n)*)/gm)].map(
  ([, command = '', output = '']) => ({ args: command.split(' '), output }),
)

/** The last digits depend on the processor. */
const comparable = (text: string) => text.replaceAll(/\d\.\de-\d/g, '#')

t.before(() => process.chdir(root))

t.test('the commands are found', async (t) => {
  t.same(
    shown.map(({ args: [name] }) => name),
    ['inspect', 'verify', 'transform', 'pack', 'serve', 'build', 'cost'],
  )
})

for (const { args, output } of shown.filter(({ args: [name = ''] }) =>
  ['inspect', 'verify'].includes(name),
)) {
  t.test(args.join(' '), async (t) => {
    const { code, text } = await inferry(args)
    t.equal(code, 0)
    t.equal(comparable(text), comparable(output))
  })
}

t.test('pack, but for where it writes to', async (t) => {
  const { args, output } = shown.find(({ args: [name] }) => name === 'pack') ?? { args: [], output: '' }
  const out = args.indexOf('--out') + 1
  const { code, text, notes } = await inferry(args.with(out, `${t.testdir()}/out`))
  t.equal(code, 0)
  const lines = (content: string) =>
    comparable(content)
      .split('\n')
      .filter((line) => !line.startsWith('  '))
  t.same([...notes.split('\n'), ...lines(text)], lines(output))
})

t.test('build, but for its folder and, with other versions of packages, some bytes', async (t) => {
  const { args, output } = shown.find(({ args: [name] }) => name === 'build') ?? { args: [], output: '' }
  const own = args.slice(0, args.indexOf('|'))
  const { code, text } = await inferry([...own, '--out', t.testdir()])
  t.equal(code, 0)
  const rounded = (size: string) => `${Math.round(Number.parseFloat(size) / 50) * 50} kB`
  const lines = (content: string) =>
    content
      .split('\n')
      .filter((line) => /zipped|function/.test(line))
      .map((line) => line.replace(/\S+\.zip$/, '').replace(/[\d.]+ kB/, rounded))
  t.same(lines(text), lines(output))
})

t.test('cost', async (t) => {
  const { args, output } = shown.find(({ args: [name] }) => name === 'cost') ?? { args: [], output: '' }
  const { code, text } = await inferry(args.slice(0, args.indexOf('|')))
  t.equal(code, 0)
  const lines = text.split('\n').filter((line) => line.includes('at once:'))
  t.equal(`${lines.join('\n')}\n`, output)
})

t.test('transform, but for its folders', async (t) => {
  const { args } = shown.find(({ args: [name] }) => name === 'transform') ?? { args: [] as string[] }
  const [, rows = '', out = ''] =
    /printf '([\d.,\\n]+)' > records\/a\.csv[\s\S]*?\$ cat answers\/a\.csv\.out\n([^`]*)/.exec(readme) ?? []
  const folder = t.testdir({ records: { 'a.csv': rows.replaceAll('\\n', '\n') } })
  const own = args
    .slice(0, args.indexOf('|'))
    .map((arg) => arg.replace(/^(records|answers)$/, `${folder}/$1`))
  const { code, text } = await inferry(own)
  t.equal(code, 0)
  t.match(JSON.parse(text), { status: 'completed', records: 2 })
  t.equal(readFileSync(`${folder}/answers/a.csv.out`, 'utf8'), out)
})
