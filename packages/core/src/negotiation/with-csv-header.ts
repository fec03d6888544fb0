/** Whether the first record of a body of CSV names the columns: the values of the media type's parameter (RFC 7111). */
export type CsvHeader = 'present' | 'absent'

/**
 * The request header by which a batch job says it over HTTP. Its content type stays as the job gives it: others'
 * containers need not know the parameter, and leave a header alone that they do not know.
 */
export const csvHeaderField = 'x-inferry-csv-header'

const csv = /^[ \t]*(text|application)\/csv[ \t]*(;|$)/i
const announced = /;[ \t]*header=/i

/** The content type with the parameter `header`. Of other types, and where CSV has it already, it is left as it is. */
export function withCsvHeader(contentType: string, header: CsvHeader): string {
  return csv.test(contentType) && !announced.test(contentType)
    ? `${contentType}; header=${header}`
    : contentType
}
