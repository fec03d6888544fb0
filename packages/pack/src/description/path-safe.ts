import { documents, InferryError } from '@inferry/core'

/** Checks a model's name or version as the caller gave it, which become parts of paths and URLs. */
export function pathSafe(text: string, field: 'name' | 'version'): string {
  if (documents.isName(text)) return text
  const message = `${field} is ${documents.show(text)}, expected ${documents.nameWanted}`
  throw new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}

/** The nearest path-safe text, such as `my-model` for `my model`; `model` if nothing is left. */
export function makePathSafe(text: string): string {
  const safe = text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 128)
  return safe === '' ? 'model' : safe
}
