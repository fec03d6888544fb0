import t from 'tap'
import { createByteWriter, written } from '../../../src/processing/byte-writer.ts'
import { joinCsv } from '../../../src/processing/csv/join-csv.ts'
import { textOf } from '../blocks.ts'

function join(record: string, answer: string): string {
  const out = createByteWriter(0)
  const bytes = Buffer.from(`<${record}>`)
  joinCsv(bytes, 1, bytes.length - 1, Buffer.from(answer), out)
  return textOf(written(out))
}

// Developer guide, "Associate Prediction Results with Input Records": [1,2,3] and [1] give [1,2,3,1].
t.equal(join('1,2,3', '1'), '1,2,3,1')
t.equal(join('"a,b",1.0', '0.1,0.9'), '"a,b",1.0,0.1,0.9')
