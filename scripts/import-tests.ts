import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Imports every test file in the folder of the `all.ts` with this URL, in order. A test file imports tap. */
export async function importTests(all: string): Promise<void> {
  const folder = dirname(fileURLToPath(all))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'all.ts')
    .map((file) => join(folder, file))
    .filter((file) => readFileSync(file, 'utf8').includes("from 'tap'"))
    .sort()
  for (const file of files) await import(pathToFileURL(file).href)
}
