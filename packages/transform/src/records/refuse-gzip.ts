import { InferryError } from '@inferry/core'
import { beginsAsGzip } from './inflate.ts'

/** The chunks of text from an object's start on; `MALFORMED_BODY` if they begin as gzip, which no text in UTF-8 does. */
export async function* refuseGzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true
  for await (const chunk of chunks) {
    if (first && beginsAsGzip(chunk))
      throw new InferryError('MALFORMED_BODY', 'the object begins as gzip; set compression to Gzip')
    first = false
    yield chunk
  }
}
