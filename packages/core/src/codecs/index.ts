/**
 * The content types. Code inside an artifact that turns payloads into tensors and back (tokenizers, images) would sit
 * beside these: `decodePayload` and `encodeAnswer` take a list of codecs, and such code is one more for one manifest.
 */
import type { Codec } from './codec.ts'
import { csvCodec } from './csv/csv-codec.ts'
import { jsonCodec } from './json/json-codec.ts'
import { jsonLinesCodec } from './json/json-lines-codec.ts'
import { npyCodec } from './npy/npy-codec.ts'
import { oipBinaryCodec } from './oip/binary-codec.ts'

export { decodePayload } from './decode-payload.ts'
export { encodeAnswer, requireAcceptable } from './encode-answer.ts'

/** Every content type that Inferry speaks; the first is the one to fall back on. */
export const defaultCodecs: readonly Codec[] = [jsonCodec, csvCodec, jsonLinesCodec, npyCodec, oipBinaryCodec]
