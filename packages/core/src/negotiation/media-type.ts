import { InferryError } from '../errors/inferry-error.ts'

/** A parsed media type (RFC 9110 §8.3.1): type and parameter names in lower case. */
export interface MediaType {
  /** Such as `text/csv`. */
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const essence = new RegExp(`^[ \\t]*(${token}/${token})[ \\t]*`)
const parameter = new RegExp(`;[ \\t]*(?:(${token})=(?:(${token})|"((?:[^"\\\\]|\\\\.)*)"))?[ \\t]*`, 'y')

/** The longest media type that is read. SageMaker's limit. */
const longest = 1024

/** Those read before: few different ones come. */
const known = new Map<string, MediaType>()
const mostKnown = 32

/**
 * Parses a media type. Throws `UNSUPPORTED_MEDIA_TYPE` for junk and for a parameter given twice. Text parameters are
 * kept as they are, quotes removed; `charset` is told apart by {@link import('./charset.ts').requireUtf8}.
 */
export function parseMediaType(text: string): MediaType {
  let media = known.get(text)
  if (media === undefined) {
    media = parse(text)
    if (known.size >= mostKnown) known.clear()
    known.set(text, media)
  }
  return media
}

function parse(text: string): MediaType {
  const start = text.length <= longest ? essence.exec(text) : null
  if (start === null) throw junk(text)
  const parameters: Record<string, string> = {}
  let at = start[0].length
  while (at < text.length) {
    parameter.lastIndex = at
    const found = parameter.exec(text)
    if (found === null) throw junk(text)
    at = parameter.lastIndex
    const [, name, bare, quoted] = found
    if (name === undefined) continue
    const key = name.toLowerCase()
    if (Object.hasOwn(parameters, key) || key === '__proto__') throw junk(text)
    parameters[key] = bare ?? (quoted as string).replaceAll(/\\(.)/g, '$1')
  }
  return { type: (start[1] as string).toLowerCase(), parameters }
}

const bareToken = new RegExp(`^${token}$`)

/** The text of a media type; parameter values are quoted where they must be. */
export function formatMediaType({ type, parameters }: MediaType): string {
  let text = type
  for (const [name, value] of Object.entries(parameters)) {
    text += `;${name}=${bareToken.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`}`
  }
  return text
}

function junk(text: string): InferryError {
  const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
  const message = `${shown} is no media type; expected one such as application/json or text/csv; header=present`
  return new InferryError('UNSUPPORTED_MEDIA_TYPE', message)
}
