import { documents } from '@inferry/core'
import type { Description } from './description.ts'

const { arrayOf, member, nameOf, objectOf, parseDocument, stringOf } = documents

/** Reads a description. Throws `INVALID_ARTIFACT` that names the place and what is expected; `file` names it in messages. */
export function parseDescription(bytes: Uint8Array, file: string): Description {
  const root = parseDocument(bytes, file)
  objectOf(root, [], ['name', 'version', 'description', 'inputs', 'outputs', 'samples'])
  const samples = member(root, 'samples')
  return {
    file,
    ...text(root, 'name', nameOf),
    ...text(root, 'version', nameOf),
    ...text(root, 'description', (found) => stringOf(found, 0)),
    columns: namesByTensor(root, 'inputs', 'columns'),
    labels: namesByTensor(root, 'outputs', 'labels'),
    ...(samples.value !== undefined && { samples: JSON.stringify(samples.value) }),
  }
}

function text<Key extends 'name' | 'version' | 'description'>(
  root: documents.Located,
  key: Key,
  check: (found: documents.Located) => void,
): { readonly [K in Key]?: string } {
  const found = member(root, key)
  if (found.value === undefined) return {}
  check(found)
  return { [key]: found.value as string } as { readonly [K in Key]?: string }
}

function namesByTensor(
  root: documents.Located,
  part: 'inputs' | 'outputs',
  key: 'columns' | 'labels',
): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>()
  const tensors = member(root, part)
  if (tensors.value === undefined) return names
  objectOf(tensors, [], [], () => true)
  for (const tensor of Object.keys(tensors.value as object)) {
    const about = member(tensors, tensor)
    objectOf(about, [], [key])
    const listed = member(about, key)
    if (listed.value === undefined) continue
    for (const name of arrayOf(listed, 1, 'names')) stringOf(name, 0)
    names.set(tensor, listed.value as readonly string[])
  }
  return names
}
