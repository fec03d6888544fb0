import { InferryError } from '../errors/inferry-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { requireUtf8 } from '../negotiation/charset.ts'
import { parseMediaType } from '../negotiation/media-type.ts'
import type { Payload } from '../predictor/seams.ts'
import type { Codec, Decoded } from './codec.ts'

/** Read when a payload names no content type. */
const defaultType = 'application/json'

/**
 * A payload as the model's inputs, by the codec of its content type (JSON where it names none). Throws `EMPTY_BODY`,
 * `UNSUPPORTED_MEDIA_TYPE` (which lists what is read), `MALFORMED_BODY` or `INVALID_INPUT`. Whether whole tensors fit the
 * model is for `checkTensors`.
 */
export function decodePayload(codecs: readonly Codec[], payload: Payload, manifest: Manifest): Decoded {
  const media = parseMediaType(payload.contentType.trim() === '' ? defaultType : payload.contentType)
  const codec = codecs.find(({ reads }) => reads.includes(media.type))
  if (codec === undefined) {
    const known = codecs.flatMap(({ reads }) => reads).join(', ')
    throw new InferryError(
      'UNSUPPORTED_MEDIA_TYPE',
      `the content type ${media.type} is not read; known are ${known}`,
    )
  }
  requireUtf8(media)
  if (payload.body.length === 0) throw new InferryError('EMPTY_BODY', 'the body is empty')
  return codec.decode(payload.body, media, manifest)
}
