import { constants, isAscii } from 'node:buffer'
import { InferryError } from '../errors/inferry-error.ts'

/** From here on ASCII is worth a look: it is read more than ten times as fast. Bytes. */
const long = 1024

let decoder: InstanceType<typeof TextDecoder> | undefined

/**
 * A body's text, without a byte order mark. Throws `MALFORMED_BODY` that names the first byte that is not UTF-8, and
 * `PAYLOAD_TOO_LARGE` beyond the longest string of JavaScript (about 512 MiB).
 */
export function decodeText(body: Uint8Array): string {
  if (body.length > constants.MAX_STRING_LENGTH) {
    throw new InferryError('PAYLOAD_TOO_LARGE', `text of ${body.length} bytes cannot be read at once`)
  }
  if (body.length > long && isAscii(body)) return view(body).toString('latin1')
  decoder ??= new TextDecoder('utf-8', { fatal: true })
  try {
    return decoder.decode(body)
  } catch (cause) {
    const at = firstInvalid(body)
    throw new InferryError('MALFORMED_BODY', `the body is not UTF-8: byte ${at} is invalid`, { cause })
  }
}

/** UTF-8. A lone surrogate becomes U+FFFD. */
export function encodeText(text: string): Uint8Array {
  return Buffer.from(text)
}

function view({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** Offset of the first byte that a lenient decoder replaces. */
function firstInvalid(body: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  let offset = 0
  let from = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', from)) {
    offset += encodeText(text.slice(from, at)).length
    const sent = body[offset] === 0xef && body[offset + 1] === 0xbf && body[offset + 2] === 0xbd
    if (!sent) return offset
    offset += 3
    from = at + 1
  }
  return offset
}
