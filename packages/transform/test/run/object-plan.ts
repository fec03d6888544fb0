import { InferryError } from '@inferry/core'
import { fakePredictor } from '@inferry/testing'
import t from 'tap'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'
import { forestLines, openForest } from '../fixtures/forest.ts'
import { answersTo, jobFolder, text } from '../fixtures/job-folder.ts'

const forest = await openForest()
t.teardown(() => forest[Symbol.asyncDispose]())

t.test('or gets a placeholder', async (t) => {
  const good = forestLines(6)
  const answers = await answersTo(forest, good)
  const bad = [...good.slice(0, 5), '1,2,3', ...good.slice(5), 'a,b,c,d,e,f,g,h,i,j']
  const { start, read } = await jobFolder(t, forest, { 'a.csv': text(bad) })
  const summary = await start({ onError: 'record' }).summary
  t.match(summary, { status: 'completed', records: 8, failedRecords: 2 })
  t.same(
    summary.errors.map(({ record }) => record),
    [5, 7],
  )
  const out = (await read('a.csv.out')).trimEnd().split('\n')
  t.match(out, [...answers.slice(0, 5), /^ERROR,5,/, answers[5], /^ERROR,7,/])
})

t.test('filters and joins', async (t) => {
  const lines = forestLines(4).map((line, n) => `id${n},${line}`)
  const { start, read } = await jobFolder(t, forest, { 'a.csv': text(lines) })
  const dataProcessing = {
    inputFilter: '$[1:]',
    joinSource: 'Input',
    outputFilter: '$[0,-1]',
    sliceEnd: 'exclusive',
  } as const
  t.match(await start({ contentType: 'text/csv', dataProcessing }).summary, { status: 'completed' })
  const answers = await answersTo(forest, forestLines(4))
  t.equal(await read('a.csv.out'), text(answers.map((answer, n) => `id${n},${answer}`)))
})

t.test('a request that fails is tried again', async (t) => {
  let calls = 0
  const predictor = fakePredictor({
    answer(input) {
      calls += 1
      if (calls < 3) throw new InferryError('OVERLOADED', 'busy')
      return input
    },
  })
  const { start, read } = await jobFolder(t, forest, { 'a.csv': 'x\n' })
  t.match(await start({}, { invoker: predictorInvoker(predictor) }).summary, { status: 'completed' })
  t.equal(await read('a.csv.out'), 'x\n')
  t.equal(calls, 3)
})

t.test('a header is filtered as the records are', async (t) => {
  const names = 'age,sex,bmi,bp,s1,s2,s3,s4,s5,s6'
  const lines = forestLines(3).map((line, n) => `id${n},${line}`)
  const { start, read } = await jobFolder(t, forest, { 'a.csv': text([`id,${names}`, ...lines]) })
  const dataProcessing = {
    inputFilter: '$[1:]',
    joinSource: 'None',
    outputFilter: '$',
    sliceEnd: 'exclusive',
  } as const
  const summary = await start({ contentType: 'text/csv', csvHeader: 'send', dataProcessing }).summary
  t.match(summary, { status: 'completed', records: 3 })
  t.equal(await read('a.csv.out'), text(await answersTo(forest, forestLines(3))))
  const broken = await jobFolder(t, forest, { 'a.csv': text(['"id', ...lines]) })
  t.match(
    (await broken.start({ contentType: 'text/csv', csvHeader: 'send', dataProcessing }).summary).status,
    'failed',
  )
})
