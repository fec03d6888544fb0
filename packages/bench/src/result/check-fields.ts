/** What is wrong with a value of a result, at a path such as `subjects[2].cold[0].total`. */
export type Complain = (path: string, why: string) => never

export type Fields = Readonly<Record<string, unknown>>

const whys = { string: 'is no text', number: 'is no number', boolean: 'is neither true nor false' } as const

/** What a field is; with `?` it may be absent. */
export type Kind = keyof typeof whys | `${keyof typeof whys}?`

/** Checks each named field of an object at a path; calls `complain` at the first fault. Others may be there as well. */
export function checkFields(
  fields: Fields,
  kinds: Readonly<Record<string, Kind>>,
  path: string,
  complain: Complain,
): void {
  for (const [name, kind] of Object.entries(kinds)) {
    const value = fields[name]
    if (value === undefined && kind.endsWith('?')) continue
    const bare = kind.replace('?', '') as keyof typeof whys
    if (typeof value !== bare) complain(pathOf(path, name), whys[bare])
  }
}

/** The items of a field that is a list, each with its path. */
export function itemsOf(
  fields: Fields,
  name: string,
  path: string,
  complain: Complain,
): readonly (readonly [item: unknown, path: string])[] {
  const [value, here] = [fields[name], pathOf(path, name)]
  return Array.isArray(value)
    ? value.map((item, at) => [item, `${here}[${at}]`])
    : complain(here, 'is no list')
}

/** A value as an object. */
export function fieldsOf(value: unknown, path: string, complain: Complain): Fields {
  const is = typeof value === 'object' && value !== null && !Array.isArray(value)
  return is ? (value as Fields) : complain(path, 'is no object')
}

/** Of a field; `path` is empty for those of the whole. */
export function pathOf(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
