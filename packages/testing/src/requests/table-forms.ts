import { csv, csvTypes, jsonLines, jsonLinesTypes, npyTypes } from './content-types.ts'
import { csvText } from './csv-text.ts'
import type { Form } from './form.ts'
import { npyOf } from './npy-file.ts'
import type { Subject } from './subject.ts'
import { recordsOf, tableOf } from './table.ts'

/** `text/csv`, with and without a header. */
export function csvForms(subject: Subject): readonly Form[] {
  const { columns } = subject
  const rows = tableOf(subject)
  const named = csvText([columns, ...rows])
  const reversed = csvText([columns, ...rows].map((record) => [...record].reverse()))
  const form = (name: string, type: string, body: string): Form => ({ name, type, body, answer: csv })
  return [
    ...csvTypes.map((type) => form(`${type} with a header`, type, named)),
    form('CSV, announced header', 'text/csv; header=present', named),
    form('CSV in another order', 'text/csv;header=PRESENT', reversed),
    form('CSV without a header', csv, csvText(rows)),
    form('CSV, announced lack of a header', 'text/csv; header="absent"', csvText(rows)),
    form('CSV with CRLF', csv, csvText([columns, ...rows], '\r\n')),
    form('CSV without the last line end', csv, named.trimEnd()),
    form('CSV with a byte order mark', csv, `\ufeff${named}`),
  ]
}

/** JSON Lines, under each of its names. */
export function jsonLinesForms(subject: Subject): readonly Form[] {
  const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
  const records = lines(recordsOf(subject))
  return [
    ...jsonLinesTypes.map((type) => ({ name: `${type} by name`, type, body: records, answer: type })),
    { name: 'JSON Lines by position', type: jsonLines, body: lines(tableOf(subject)), answer: jsonLines },
    {
      name: 'JSON Lines with blank lines at the end',
      type: jsonLines,
      body: `${records}\n \n`,
      answer: jsonLines,
    },
  ]
}

/** numpy's file, under each of its names. */
export function npyForms(subject: Subject): readonly Form[] {
  return npyTypes.map((type) => ({ name: type, type, body: npyOf(subject), answer: type }))
}
