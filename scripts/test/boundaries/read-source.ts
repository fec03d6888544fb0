import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readSource } from '../../boundaries/read-source.ts'

const rows: readonly [title: string, text: string, imports: readonly string[], behaviour: boolean][] = [
  ['types only', "import type { A } from 'a'\nexport type B = A", ['a'], false],
  ['re-exports', "export { a } from './a.ts'\nexport * from 'b'", ['./a.ts', 'b'], false],
  ['a literal table', "export const x = { a: 1, b: ['c', -2, true, null] } as const", [], false],
  ['a call', 'export const x = Object.keys({})', [], true],
  ['a function', 'export function f() {}', [], true],
  ['an arrow', 'export const f = () => 1', [], true],
  ['a class', 'export class C {}', [], true],
  ['a dynamic import', "export const f = () => import('lazy')", ['lazy'], true],
  ['import.meta.resolve', "console.log(import.meta.resolve('found'))", ['found'], true],
]

for (const [title, text, imports, behaviour] of rows) {
  t.test(title, async (t) => {
    const file = join(t.testdir(), 'x.ts')
    writeFileSync(file, text)
    t.same(readSource(file), { imports, hasBehaviour: behaviour })
  })
}
