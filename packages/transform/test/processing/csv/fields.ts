import fc from 'fast-check'

const plain = fc.string({ unit: fc.constantFrom(...'ab1-. é') })
const quoted = fc
  .string({ unit: fc.constantFrom(...'a,"1\n é') })
  .map((text) => `"${text.replaceAll('"', '""')}"`)

/** The fields of a CSV record as they are written, with embedded commas, quotes and line feeds. */
export const fields = fc.array(fc.oneof(plain, quoted), { minLength: 1, maxLength: 8 })
