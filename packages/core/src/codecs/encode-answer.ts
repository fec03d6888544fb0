import { InferryError } from '../errors/inferry-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { type AcceptRange, matchAccept, parseAccept } from '../negotiation/accept.ts'
import type { MediaType } from '../negotiation/media-type.ts'
import type { Payload } from '../predictor/seams.ts'
import type { Tensors } from '../tensor/tensor.ts'
import type { Codec, Question } from './codec.ts'

interface Candidate {
  readonly codec: Codec
  readonly media: MediaType
  readonly weight: number
}

/**
 * The answer in the content type that `accept` wants most; of equals, the question's own form, then the order of
 * `codecs`. A content type that cannot hold this answer is passed over if another is accepted. Throws
 * `NOT_ACCEPTABLE`, with what can be had.
 */
export function encodeAnswer(
  codecs: readonly Codec[],
  outputs: Tensors,
  manifest: Manifest,
  question: Question,
  accept?: string,
): Payload {
  let refusal: InferryError | undefined
  for (const { codec, media } of candidates(codecs, question, accept ?? '')) {
    try {
      return codec.encode(outputs, media, manifest, question)
    } catch (error) {
      if (!(error instanceof InferryError) || error.code !== 'NOT_ACCEPTABLE') throw error
      refusal ??= error
    }
  }
  throw notAcceptable(codecs, refusal?.message ?? nothingFor(accept), refusal)
}

/**
 * Throws `NOT_ACCEPTABLE` for an `accept` value that no codec can answer, before a model is run for it. One that
 * passes can still be refused by {@link encodeAnswer}, where the answer does not fit.
 */
export function requireAcceptable(codecs: readonly Codec[], question: Question, accept?: string): void {
  if (candidates(codecs, question, accept ?? '').length === 0) throw notAcceptable(codecs, nothingFor(accept))
}

function nothingFor(accept: string | undefined): string {
  return `accept: ${JSON.stringify(accept?.slice(0, 200))} asks for nothing that can be had`
}

function notAcceptable(codecs: readonly Codec[], reason: string, cause?: unknown): InferryError {
  const known = codecs.flatMap(({ writes }) => writes).join(', ')
  return new InferryError('NOT_ACCEPTABLE', `${reason}; answers come as ${known}`, { cause })
}

/** What was ranked before. Few different questions and `accept` values come, so that looking through them is quick. */
interface Ranking {
  readonly codec: string
  readonly type: string | undefined
  readonly accept: string
  readonly candidates: readonly Candidate[]
}

const remembered = new WeakMap<readonly Codec[], Ranking[]>()

/** More rankings than these are not remembered. */
const mostRemembered = 32

/** What to try, best first. Ranking takes as long as reading a small body, so it is done once for each question. */
function candidates(codecs: readonly Codec[], question: Question, accept: string): readonly Candidate[] {
  let rankings = remembered.get(codecs)
  if (rankings === undefined) {
    rankings = []
    remembered.set(codecs, rankings)
  }
  const { codec, type } = question
  for (const known of rankings) {
    if (known.accept === accept && known.type === type && known.codec === codec) return known.candidates
  }
  if (rankings.length >= mostRemembered) rankings.length = 0
  const found = rank(codecs, question, parseAccept(accept))
  rankings.push({ codec, type, accept, candidates: found })
  return found
}

/** Best first; the sort is stable. */
function rank(
  codecs: readonly Codec[],
  question: Question,
  ranges: readonly AcceptRange[],
): readonly Candidate[] {
  const found = codecs.flatMap((codec) => codec.writes.flatMap((type) => candidate(codec, type, ranges)))
  const own = ({ codec, media }: Candidate) =>
    codec.name === question.codec ? (media.type === question.type ? 2 : 1) : 0
  return found.sort((a, b) => b.weight - a.weight || own(b) - own(a))
}

function candidate(codec: Codec, type: string, ranges: readonly AcceptRange[]): readonly Candidate[] {
  const range = matchAccept(ranges, type)
  if (range === undefined || range.weight === 0) return []
  // Parameters of `*/*` are meant for no type.
  const parameters = range.type === type ? range.parameters : {}
  return [{ codec, media: { type, parameters }, weight: range.weight }]
}
