import { contentTypeOfName, knownEndings } from '../negotiation/content-type-of-name.ts'
import { defaultCodecs } from './index.ts'

/** The endings of names that tell a content type which a model can be asked in, for messages. */
export const readEndings: readonly string[] = knownEndings.filter((ending) => {
  const { contentType = '' } = contentTypeOfName(`x${ending}`)
  return defaultCodecs.some(({ reads }) => reads.includes(contentType))
})
