/**
 * What an object of answers is stored as: what was asked for, if that is one type. Of a range or a list of them the container
 * chooses, and it is asked for many requests: then what the records are, which an answer is in unless it is told otherwise.
 */
export function storedType(accept: string | undefined, contentType: string): string {
  return accept === undefined || accept.trim() === '' || /[*,]/.test(accept) ? contentType : accept
}
