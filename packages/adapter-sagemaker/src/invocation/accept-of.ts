import { type Headers, headerOf } from '@inferry/doors'

/**
 * What the answer is to come in. SageMaker sends an `accept` that allows anything for a client that named none: then the
 * endpoint's own default, and without one the form of the question, as through every other door. (AWS's containers have
 * a fixed type there, each another.)
 */
export function acceptOf(headers: Headers, defaultAccept: string | undefined): string | undefined {
  const accept = headerOf(headers, 'accept')?.trim()
  return accept === undefined || accept === '' || accept === '*/*' ? defaultAccept : accept
}
