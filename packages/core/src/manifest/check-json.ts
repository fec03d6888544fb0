import { InferryError } from '../errors/inferry-error.ts'

/** A value of a parsed JSON document and where it was found, so that a fault can name both. */
export interface Located {
  readonly value: unknown
  /** As JavaScript would write it, `inputs[0].shape`; empty for the document itself. */
  readonly at: string
  /** The document's name, for messages. */
  readonly file: string
}

/** Throws `INVALID_ARTIFACT`: `inferry.json: inputs[0].type is "float", expected …`. */
export function wrong(found: Located, wanted: string): never {
  const subject = found.at === '' ? 'the document' : found.at
  throw fault(found, `${subject} is ${show(found.value)}, expected ${wanted}`)
}

/** An `INVALID_ARTIFACT` error about `found`, for a sentence of one's own. */
export function fault(found: Located, sentence: string, cause?: unknown): InferryError {
  const location = found.at === '' ? { file: found.file } : { file: found.file, field: found.at }
  return new InferryError('INVALID_ARTIFACT', `${found.file}: ${sentence}`, { location, cause })
}

/** The member `key` of an object that {@link objectOf} accepted. */
export function member(parent: Located, key: string): Located {
  const object = parent.value as Record<string, unknown>
  const at = parent.at === '' ? key : `${parent.at}.${key}`
  return { value: Object.hasOwn(object, key) ? object[key] : undefined, at, file: parent.file }
}

/** Checks that it is an object with all `required` keys, and no others than these and `optional`. */
export function objectOf(
  found: Located,
  required: readonly string[],
  optional: readonly string[],
  allowed?: (key: string) => boolean,
): void {
  const { value } = found
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(found, 'an object')
  for (const key of required) {
    if (!Object.hasOwn(value, key))
      throw fault(found, `${found.at || 'the document'} lacks ${JSON.stringify(key)}`)
  }
  for (const key of Object.keys(value)) {
    if (required.includes(key) || optional.includes(key) || allowed?.(key)) continue
    const known = [...required, ...optional].join(', ')
    throw fault(found, `${found.at || 'the document'} has the unknown key ${show(key)}; known are ${known}`)
  }
}

/** Checks that it is an array of at least `least` items and gives them with their places. */
export function arrayOf(found: Located, least: number, of: string): readonly Located[] {
  const { value, at, file } = found
  if (!Array.isArray(value)) wrong(found, `an array of ${of}`)
  if (value.length < least) throw fault(found, `${at} is empty, expected at least ${least} of ${of}`)
  return value.map((item: unknown, index) => ({ value: item, at: `${at}[${index}]`, file }))
}

/** Checks that it is a string of at least `least` characters. `__proto__` is refused: strings become keys of objects. */
export function stringOf(found: Located, least: number): void {
  const { value } = found
  if (typeof value !== 'string') wrong(found, 'a string')
  if (value.length < least) throw fault(found, `${found.at} is empty`)
  if (value === '__proto__') throw fault(found, `${found.at} is "__proto__", which cannot be a name`)
}

/** What {@link isName} wants, as the end of a sentence. */
export const nameWanted = 'up to 128 letters, digits, ".", "_" and "-", the first a letter or digit'

/** Whether it is a name that is safe in a path or a URL. */
export function isName(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(value)
}

/** Checks that it is such a name. */
export function nameOf(found: Located): void {
  if (!isName(found.value)) wrong(found, nameWanted)
}

/** Checks that this string was not `seen` before, and adds it. */
export function unique(found: Located, seen: Set<string>): void {
  const value = found.value as string
  if (seen.has(value)) throw fault(found, `${found.at} is ${show(value)} again; it may stand once`)
  seen.add(value)
}

/** A value as a message shows it: short, on one line. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
