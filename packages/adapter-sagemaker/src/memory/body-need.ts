/**
 * Bytes of memory, at most, that it takes to read, run and answer a body, by what it is made of. Measured as the resident
 * size of fresh processes, 6 MiB of: blank CSV fields 10 a byte of the body, numbers of one digit 6 (CSV) and 15 (JSON),
 * of nine digits 2 and 4; JSON that no model takes: empty objects 33, nested arrays 54.
 */
export function bodyNeed(contentType: string | undefined, body: Uint8Array): number {
  const weights = weightsOf(contentType)
  if (weights === undefined) return plain * body.length
  let need = 0
  for (let i = 0; i < body.length; i++) need += weights[body[i] as number] as number
  return need
}

/** The most that a body of so many bytes needs of those that a model takes. */
export function usualBodyNeed(bytes: number): number {
  return usual * bytes
}

/** Whether what it needs is mostly of V8's own heap, which has a bound of its own. */
export function onHeap(contentType: string | undefined): boolean {
  return weightsOf(contentType) === json
}

/** Of tensors as bytes: they are copied, and answered with no more. */
const plain = 4
const usual = 15

const csv = weighted(2, { ',': 12, '\n': 12 })
/** A text of the body, and an object, an array, a field, an element for each that it has. */
const json = weighted(4, { '[': 104, '{': 104, ':': 134, ',': 36 })

function weighted(byte: number, marks: Readonly<Record<string, number>>): Float64Array {
  const weights = new Float64Array(256).fill(byte)
  for (const [mark, weight] of Object.entries(marks)) weights[mark.charCodeAt(0)] = weight
  return weights
}

function weightsOf(contentType = ''): Float64Array | undefined {
  if (/^text\/csv\b/i.test(contentType.trim())) return csv
  return /json/i.test(contentType) ? json : undefined
}
