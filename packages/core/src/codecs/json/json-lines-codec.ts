import { InferryError } from '../../errors/inferry-error.ts'
import type { Codec } from '../codec.ts'
import { decodeText, encodeText } from '../decode-text.ts'
import { writeJsonRow } from '../rows/json-rows.ts'
import { rowLayout } from '../rows/row-layout.ts'
import { closeRows, openRows } from '../rows/row-sink.ts'
import { selectOutputs } from '../select-outputs.ts'
import { notJson } from './parse-json.ts'
import { replacePythonLiterals } from './replace-python-literals.ts'
import { rowEntries } from './row-entries.ts'

const types = [
  'application/jsonlines',
  'application/x-ndjson',
  'application/jsonl',
  'application/x-jsonlines',
]

/**
 * JSON Lines: an instance a line, as in the JSON dialect `instances`; the answer has an entry a line. Empty lines
 * are allowed at the end only.
 */
export const jsonLinesCodec: Codec = {
  name: 'jsonlines',
  reads: types,
  writes: types,
  decode(body, { type }, manifest) {
    // All at once: a line that fails to parse takes as long as hundreds that do not.
    const lines = replacePythonLiterals(decodeText(body)).split('\n')
    while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
    const sink = openRows(rowLayout(manifest), lines.length, (row) => `line ${row + 1} (row ${row})`)
    // Each is written before the next is parsed, so that no more than one line's values are held.
    for (const [row, line] of lines.entries()) writeJsonRow(sink, row, parseLine(line, row))
    return {
      inputs: closeRows(sink, lines.length),
      question: { codec: 'jsonlines', dialect: 'jsonlines', type },
    }
  },
  encode(outputs, { type }, manifest, question) {
    const lines = rowEntries(selectOutputs(outputs, manifest, question)).map(
      (entry) => `${JSON.stringify(entry)}\n`,
    )
    return { contentType: type, body: encodeText(lines.join('')) }
  },
}

function parseLine(line: string, index: number): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    if (line.trim() !== '') throw notJson(`line ${index + 1}`, cause)
    throw new InferryError('MALFORMED_BODY', `line ${index + 1} is empty, expected one JSON value a line`)
  }
}
