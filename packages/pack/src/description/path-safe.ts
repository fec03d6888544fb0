import { packFault } from '../pack-fault.ts'

/** Checks a model's name or version, which become parts of paths and URLs. */
export function pathSafe(text: string, field: 'name' | 'version', file: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(text)) return text
  const expected = 'expected up to 128 letters, digits, ".", "_" and "-", the first a letter or digit'
  throw packFault(file, `the ${field} is ${JSON.stringify(text)}, ${expected}`, field)
}

/** The nearest path-safe text, such as `my-model` for `my model`; `model` if nothing is left. */
export function makePathSafe(text: string): string {
  const safe = text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 128)
  return safe === '' ? 'model' : safe
}
