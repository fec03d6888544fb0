/** The forms of records that can be filtered and joined, by media type. */
const forms = {
  'text/csv': 'csv',
  'application/json': 'json',
  'application/jsonlines': 'jsonlines',
} as const

/** `json`: a record is a JSON value; `jsonlines`: and it stands on one line. */
export type ContentForm = (typeof forms)[keyof typeof forms]

/** For messages. */
export const knownTypes = Object.keys(forms).join(', ')

/** A media type without its parameters, such as `text/csv`. */
export function mediaType(contentType: string): string {
  return (contentType.split(';', 1)[0] as string).trim().toLowerCase()
}

/** Undefined for what is filtered and joined by nobody. */
export function contentForm(contentType: string): ContentForm | undefined {
  const type = mediaType(contentType)
  return Object.hasOwn(forms, type) ? forms[type as keyof typeof forms] : undefined
}
