import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { pages } from '../../benchmarks/pages.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

t.test('the docs say what the benchmarks recorded', async (t) => {
  const written = await pages(root)
  t.same(
    written.map(({ path }) => path),
    ['docs/benchmarks.md', 'README.md', 'docs/build.md'],
  )
  for (const { path, text } of written)
    t.equal(readFileSync(join(root, path), 'utf8'), text, `npx -y pnpm bench:docs writes ${path} anew`)
})
