import { documents } from '@inferry/core'

/** Checks a model's name or version, which become parts of paths and URLs. */
export function pathSafe(text: string, field: 'name' | 'version', file: string): string {
  documents.nameOf({ value: text, at: field, file })
  return text
}

/** The nearest path-safe text, such as `my-model` for `my model`; `model` if nothing is left. */
export function makePathSafe(text: string): string {
  const safe = text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 128)
  return safe === '' ? 'model' : safe
}
