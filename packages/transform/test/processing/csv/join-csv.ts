import t from 'tap'
import { createByteWriter, taken } from '../../../src/processing/byte-writer.ts'
import { joinCsv } from '../../../src/processing/csv/join-csv.ts'
import { pieceOf, textOf } from '../blocks.ts'

function join(record: string, answer: string): string {
  const out = createByteWriter(0)
  joinCsv(pieceOf(record), pieceOf(answer), out)
  return textOf(taken(out))
}

// Developer guide, "Associate Prediction Results with Input Records": [1,2,3] and [1] give [1,2,3,1].
t.equal(join('1,2,3', '1'), '1,2,3,1')
t.equal(join('"a,b",1.0', '0.1,0.9'), '"a,b",1.0,0.1,0.9')
