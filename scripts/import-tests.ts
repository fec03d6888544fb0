import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t from 'tap'

/**
 * Imports every test file in the folder of the `all.ts` with this URL, in order; their tests run afterwards. A test file
 * imports tap.
 */
export async function importTests(all: string): Promise<void> {
  const folder = dirname(fileURLToPath(all))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'all.ts')
    .map((file) => join(folder, file))
    .filter((file) => readFileSync(file, 'utf8').includes("from 'tap'"))
    .sort()
  const imported = importAll(files)
  // The others wait for it. If tap were idle between two files, it might take the tests of the first for all there are.
  void t.test('every file is imported', { timeout: 0 }, () => imported.catch(() => {}))
  await imported
}

async function importAll(files: readonly string[]): Promise<void> {
  for (const file of files) await import(pathToFileURL(file).href)
}
