import { binary, octets } from './content-types.ts'
import { caseMaker } from './make-case.ts'
import { oipBinary } from './oip-body.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import type { Subject } from './subject.ts'

/** Sizes of the JSON header that are none. */
const badSizes = ['-1', '99999999999', '1e3', 'x', '"0;0"']

/** Binary tensors whose sizes do not fit, in the media type and by the protocol's header. */
export function badBinaryRequests(subject: Subject): readonly RequestCase[] {
  const { invocations, infer } = pathsOf(subject)
  const { refused } = caseMaker(subject)
  const { headerSize, body } = oipBinary(subject)
  const header = (size: string) => ({
    type: octets,
    body,
    headers: { 'inference-header-content-length': size },
  })
  const size = String(headerSize)
  const [first] = subject.manifest.inputs
  const raw = { type: binary(0), body: new Uint8Array(3) }
  return [
    ...badSizes.map((bad) =>
      refused(`binary: size ${bad}`, invocations, { type: binary(bad), body }, 'MALFORMED_BODY'),
    ),
    ...badSizes.map((bad) => refused(`binary: header size ${bad}`, infer, header(bad), 'MALFORMED_BODY')),
    refused(
      'binary: a size beyond the body',
      invocations,
      { type: binary(body.length + 1), body },
      'MALFORMED_BODY',
    ),
    refused(
      'binary: a header size beyond the body',
      infer,
      header(String(body.length + 1)),
      'MALFORMED_BODY',
    ),
    refused(
      'binary: a size that cuts the JSON',
      invocations,
      { type: binary(headerSize - 1), body },
      'MALFORMED_BODY',
    ),
    refused(
      'binary: bytes cut off',
      invocations,
      { type: binary(size), body: body.subarray(0, -1) },
      'INVALID_INPUT',
    ),
    refused(
      'binary: bytes left over',
      infer,
      { ...header(size), body: Buffer.concat([body, Buffer.from([0])]) },
      'MALFORMED_BODY',
    ),
    refused(
      'binary: a header that is forgotten',
      infer,
      { type: octets, body: body.subarray(headerSize) },
      'MALFORMED_BODY',
    ),
    refused(
      'binary: a tensor alone, of odd bytes',
      invocations,
      raw,
      'INVALID_INPUT',
      ...(subject.manifest.inputs.length === 1 ? [first?.name ?? ''] : []),
    ),
    refused('binary: octets at /invocations', invocations, { type: octets, body }, 'UNSUPPORTED_MEDIA_TYPE'),
    refused('binary: an empty body', infer, { ...header('0'), body: '' }, 'EMPTY_BODY'),
  ]
}
