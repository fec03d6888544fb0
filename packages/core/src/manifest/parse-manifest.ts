import { InferryError } from '../errors/inferry-error.ts'
import { checkEngines, checkFiles, checkListed } from './check-files.ts'
import { fault, type Located, member, nameOf, objectOf, show, stringOf, wrong } from './check-json.ts'
import { checkInputs, checkOutputs } from './check-tensors.ts'
import type { Manifest } from './manifest.ts'
import { manifestFile } from './manifest-file.ts'
import { parseDocument } from './parse-document.ts'

/** A larger manifest is refused before it is parsed. Bytes. */
export const maxManifestSize = 16 * 1024 * 1024

const versions: readonly unknown[] = [1]
/**
 * Reads `inferry.json`. Throws `INVALID_ARTIFACT` that names the place in the document, what was found and what is
 * expected. `file` names the document in messages.
 */
export function parseManifest(text: string | Uint8Array, file: string = manifestFile): Manifest {
  if (text.length > maxManifestSize) {
    throw new InferryError('INVALID_ARTIFACT', `${file}: larger than ${maxManifestSize} bytes`, {
      location: { file },
    })
  }
  return validateManifest(parseDocument(text, file).value, file)
}

/**
 * Checks a parsed document. What the published JSON Schema says, and what a schema cannot: unique names, references
 * between fields, and lengths that follow from shapes.
 */
export function validateManifest(document: unknown, file: string = manifestFile): Manifest {
  const root: Located = { value: document, at: '', file }
  checkVersion(root)
  objectOf(
    root,
    ['manifestVersion', 'name', 'version', 'engines', 'files', 'inputs', 'outputs'],
    ['$schema', 'description', 'samples'],
    (key) => key.startsWith('x-'),
  )
  nameOf(member(root, 'name'))
  nameOf(member(root, 'version'))
  optional(root, 'description', (found) => stringOf(found, 0))
  optional(root, '$schema', (found) => stringOf(found, 0))
  const paths = checkFiles(member(root, 'files'))
  checkEngines(member(root, 'engines'), paths)
  checkInputs(member(root, 'inputs'))
  checkOutputs(member(root, 'outputs'))
  optional(root, 'samples', (found) => checkListed(found, paths))
  return document as Manifest
}

/** First of all: a manifest of another version may look different in every other respect. */
function checkVersion(root: Located): void {
  if (typeof root.value !== 'object' || root.value === null || Array.isArray(root.value))
    wrong(root, 'an object')
  const found = member(root, 'manifestVersion')
  if (versions.includes(found.value)) return
  throw fault(
    found,
    `manifestVersion is ${show(found.value)}; this release reads version ${versions.join(', ')}`,
  )
}

function optional(parent: Located, key: string, check: (found: Located) => void): void {
  if (Object.hasOwn(parent.value as object, key)) check(member(parent, key))
}
