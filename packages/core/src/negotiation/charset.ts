import { InferryError } from '../errors/inferry-error.ts'
import type { MediaType } from './media-type.ts'

/** Charsets whose every text is UTF-8 too. */
const accepted = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii'])

/** Throws `UNSUPPORTED_MEDIA_TYPE` for a `charset` other than UTF-8 and its subset US-ASCII. Without one it is UTF-8. */
export function requireUtf8({ parameters }: MediaType): void {
  const { charset } = parameters as { charset?: string }
  if (charset === undefined || accepted.has(charset.toLowerCase())) return
  const shown = JSON.stringify(charset.slice(0, 40))
  throw new InferryError('UNSUPPORTED_MEDIA_TYPE', `the charset ${shown} is not read; send UTF-8`)
}
