/** Builds the forest for every target on both engines, and writes the table of docs/build.md. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildTarget, targets } from '@inferry/build'
import { rootOf } from '@inferry/cli/roots'
import { formatBytes, openArtifact } from '@inferry/core'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = join(root, 'docs/build.md')
const begin = '<!-- written by pnpm --filter @inferry/benchmark-build-size start -->'
const end = '<!-- written until here -->'

const work = await mkdtemp(join(tmpdir(), 'inferry-sizes-'))
const artifact = await openArtifact(join(root, 'models/diabetes-forest'))
const rows: string[] = []
try {
  for (const engine of ['trees', 'onnxruntime']) {
    for (const target of targets) {
      const built = await buildTarget({
        artifact,
        target,
        engine,
        root: rootOf(target),
        out: join(work, target),
      })
      const part = (name: string) => {
        const found = built.sizes.find((entry) => entry.part === name)
        return found === undefined ? '–' : formatBytes(found.bytes)
      }
      const zip = built.zip === undefined ? '–' : formatBytes(built.zip.bytes)
      const cells = [
        engine,
        target,
        part('code'),
        part('native library'),
        part('model'),
        formatBytes(built.bytes),
        zip,
      ]
      rows.push(`| ${cells.join(' | ')} |`)
      console.log(cells.join('\t'))
    }
  }
} finally {
  await artifact.close()
  await rm(work, { recursive: true, force: true })
}
const table = [
  '| engine | target | code | native library | model | shipped, over the base | zipped |',
  '|---|---|---:|---:|---:|---:|---:|',
  ...rows,
].join('\n')
const text = await readFile(page, 'utf8')
const [before, after] = [text.indexOf(begin), text.indexOf(end)]
if (before < 0 || after < before) throw new Error(`${page} has no place for the table`)
await writeFile(page, `${text.slice(0, before + begin.length)}\n${table}\n${text.slice(after)}`)
