/** A load in a process of its own, which has nothing else to do: question and load as JSON in, its result out. */
import { text } from 'node:stream/consumers'
import type { Question } from './question.ts'
import { type Load, runLoad } from './run-load.ts'

const { question, load } = JSON.parse(await text(process.stdin)) as {
  readonly question: Question
  readonly load: Load
}
process.stdout.write(JSON.stringify(await runLoad(question, load)))
