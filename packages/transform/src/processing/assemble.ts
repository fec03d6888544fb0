import type { TransformJob } from '../job/definition.ts'

const lineFeed = 10
const newline = Uint8Array.of(lineFeed)

/**
 * What is written for an answer. `Line` adds a newline unless the answer ends in one already: AWS's local mode adds one
 * always, so that answers which bring their own come out with blank lines between them. The answer to several records
 * is lines already, and gets the last one's newline.
 *
 * Source: API reference, TransformOutput, AssembleWith: "add a newline character at the end of every transformed record".
 */
export function assemble(
  answer: Uint8Array,
  assembleWith: TransformJob['assembleWith'],
): readonly Uint8Array[] {
  if (assembleWith === 'None' || answer[answer.length - 1] === lineFeed) return [answer]
  return [answer, newline]
}
