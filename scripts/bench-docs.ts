/** Writes into the docs what the benchmarks recorded. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pages } from './benchmarks/pages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
for (const { path, text } of await pages(root)) {
  writeFileSync(join(root, path), text)
  console.log(path)
}
