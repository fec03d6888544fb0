import { InferryError } from '@inferry/core'
import { type ByteWriter, writeByte, writeBytes } from '../byte-writer.ts'
import type { Piece } from '../record-form.ts'
import { checkJson, trimJson } from './json-record.ts'
import { matchKey } from './match-key.ts'
import { isObject, skipMembers } from './skip-json.ts'
import { memberAt, type Spans } from './walk.ts'

const closeBrace = 125
const output = 'SageMakerOutput'
const isOutput = matchKey(output)
const first = Buffer.from(`"${output}":`)
const further = Buffer.from(`,"${output}":`)
const input = Buffer.from('{"SageMakerInput":')

/**
 * Writes a record and its answer as one object: the answer becomes the record's member `SageMakerOutput`, or, if the
 * record is no object, stands beside it as `SageMakerInput`. Both keep their bytes; the answer must be valid JSON
 * already. Throws `MALFORMED_BODY` if the record is not JSON, `INVALID_INPUT` if it has such a member.
 *
 * Source: Developer guide, "Associate Prediction Results with Input Records", Example: Output Inferences Joined with
 * Input Data, and the warning that the name is reserved: there the member "might be overwritten", here it never is.
 */
export function joinJson({ bytes, start, end }: Piece, answer: Piece, out: ByteWriter): void {
  const [from, until] = trimJson(bytes, start, end)
  if (!isObject(bytes, from)) {
    checkJson(bytes, [from, until])
    writeBytes(out, input)
    writeBytes(out, bytes, from, until)
    writeBytes(out, further)
  } else {
    const members: Spans = []
    checkJson(bytes, [from, until], skipMembers, members)
    if (memberAt(bytes, members, isOutput) >= 0) throw reserved()
    writeBytes(out, bytes, from, until - 1)
    writeBytes(out, members.length === 0 ? first : further)
  }
  writeBytes(out, answer.bytes, answer.start, answer.end)
  writeByte(out, closeBrace)
}

function reserved(): InferryError {
  return new InferryError(
    'INVALID_INPUT',
    `the record has a member "${output}" already, where the answer would stand; give it another name, or set joinSource to None`,
    { location: { field: output } },
  )
}
