import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A package whose code is in a bundle. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  /** As its `package.json` says it. */
  readonly license: string
}

export interface ThirdParty {
  /** Sorted by name; ours too. */
  readonly packages: readonly BundledPackage[]
  /** The licences' texts, each once, with the packages that it is of; then the packages that come without one. */
  readonly licenses: string
}

const licenseFile = /^(licen[cs]e|notice|copying)/i

/** Whose code the modules are, found by the `package.json` above each. */
export async function thirdParty(sources: readonly string[]): Promise<ThirdParty> {
  const folders = new Set<string>()
  const known = new Map<string, Promise<string | undefined>>()
  for (const source of sources) {
    const folder = await packageFolder(dirname(source), known)
    if (folder !== undefined) folders.add(folder)
  }
  const found = new Map<string, BundledPackage>()
  const texts = new Map<string, string[]>()
  const without: string[] = []
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const label = `${name} ${version}`
    if (found.has(label)) continue
    const stated = typeof license === 'string' ? license : 'see its text'
    found.set(label, { name, version, license: stated })
    if (name.startsWith('@inferry/')) continue
    const files = (await readdir(folder)).filter((file) => licenseFile.test(file)).sort()
    if (files.length === 0) without.push(`${label}: ${stated}`)
    for (const file of files) {
      const text = (await readFile(join(folder, file), 'utf8')).trim()
      texts.set(text, [...(texts.get(text) ?? []), label])
    }
  }
  const packages = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  const sections = [...texts].map(([text, labels]) => `${labels.sort().join('\n')}\n\n${text}\n`).sort()
  if (without.length > 0) sections.push(`Without a text in their packages:\n${without.sort().join('\n')}\n`)
  return { packages, licenses: sections.join(`\n${'-'.repeat(80)}\n`) }
}

/** The nearest folder above with a `package.json` that has a name; those without only say how modules are read. */
function packageFolder(
  folder: string,
  known: Map<string, Promise<string | undefined>>,
): Promise<string | undefined> {
  const found = known.get(folder)
  if (found !== undefined) return found
  const finding = look(folder, known)
  known.set(folder, finding)
  return finding
}

async function look(
  folder: string,
  known: Map<string, Promise<string | undefined>>,
): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  if (text !== undefined && JSON.parse(text).name !== undefined) return folder
  const above = dirname(folder)
  return above === folder ? undefined : packageFolder(above, known)
}
