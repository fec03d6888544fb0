import type { Manifest } from './manifest.ts'
import { validateManifest } from './parse-manifest.ts'

/**
 * The manifest's canonical JSON text: fixed key order, files sorted by path, two spaces, one line for each shape,
 * file and list of names, a newline at the end. Equal manifests give equal bytes. Throws `INVALID_ARTIFACT` for one
 * that `parseManifest` would refuse.
 */
export function formatManifest(manifest: Manifest): string {
  validateManifest(manifest)
  const extensions = Object.entries(manifest)
    .filter(([key]) => key.startsWith('x-'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const { $schema } = manifest as { $schema?: string }
  const members: readonly (readonly [string, string | undefined])[] = [
    ['$schema', line($schema)],
    ['manifestVersion', line(manifest.manifestVersion)],
    ['name', line(manifest.name)],
    ['version', line(manifest.version)],
    ['description', line(manifest.description)],
    ['engines', list(manifest.engines.map(({ name, file }) => line({ name, file })))],
    ['files', list(sorted(manifest.files).map(({ path, size, sha256 }) => line({ path, size, sha256 })))],
    ['inputs', list(manifest.inputs.map((i) => line(tensor(i, 'columns', i.columns))))],
    ['outputs', list(manifest.outputs.map((o) => line(tensor(o, 'labels', o.labels))))],
    ['samples', line(manifest.samples)],
    ...extensions.map(([key, value]) => [key, line(value)] as const),
  ]
  const lines = members.flatMap(([key, text]) =>
    text === undefined ? [] : [`  ${JSON.stringify(key)}: ${text}`],
  )
  return `{\n${lines.join(',\n')}\n}\n`
}

function tensor(
  spec: Manifest['inputs'][number],
  key: string,
  names: readonly string[] | undefined,
): unknown {
  const { name, type, shape } = spec
  return { name, type, shape, ...(names && { [key]: names }) }
}

function sorted(files: Manifest['files']): Manifest['files'] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function list(items: readonly (string | undefined)[]): string {
  return `[\n    ${items.join(',\n    ')}\n  ]`
}

/** JSON on one line. A line break in JSON text is never inside a string, so what surrounds one is structure. */
function line(value: unknown): string | undefined {
  return JSON.stringify(value, undefined, 1)
    ?.replaceAll(/([[{])\n */g, '$1')
    .replaceAll(/\n *([\]}])/g, '$1')
    .replaceAll(/,\n */g, ', ')
}
