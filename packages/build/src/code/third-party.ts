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

/**
 * Whose code the modules are, found by the `package.json` above each. Of a package that comes without its licence, one of
 * ours that uses it may have the text: in `licenses/<package>`.
 */
export async function thirdParty(sources: readonly string[]): Promise<ThirdParty> {
  const folders = new Set<string>()
  const known = new Map<string, Promise<string | undefined>>()
  for (const source of sources) {
    const folder = await packageFolder(dirname(source), known)
    if (folder !== undefined) folders.add(folder)
  }
  const found = new Map<string, BundledPackage & { readonly folder: string }>()
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const label = `${name} ${version}`
    const stated = typeof license === 'string' ? license : 'see its text'
    if (!found.has(label)) found.set(label, { name, version, license: stated, folder })
  }
  const own = [...found.values()].filter(isOwn).map(({ folder }) => join(folder, 'licenses'))
  const texts = new Map<string, string[]>()
  const without: string[] = []
  for (const [label, one] of found) {
    if (isOwn(one)) continue
    const places = [one.folder, ...own.map((folder) => join(folder, one.name))]
    const [its = []] = (await Promise.all(places.map(licensesIn))).filter(({ length }) => length > 0)
    if (its.length === 0) without.push(`${label}: ${one.license}`)
    for (const text of its) texts.set(text, [...(texts.get(text) ?? []), label])
  }
  const packages = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { folder: _, ...one }]) => one)
  const sections = [...texts].map(([text, labels]) => `${labels.sort().join('\n')}\n\n${text}\n`).sort()
  if (without.length > 0) sections.push(`Without a text in their packages:\n${without.sort().join('\n')}\n`)
  return { packages, licenses: sections.join(`\n${'-'.repeat(80)}\n`) }
}

function isOwn({ name }: BundledPackage): boolean {
  return name.startsWith('@inferry/')
}

/** None if there is no such folder. */
async function licensesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => licenseFile.test(name)).sort()
  return Promise.all(files.map(async (name) => (await readFile(join(folder, name), 'utf8')).trim()))
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
