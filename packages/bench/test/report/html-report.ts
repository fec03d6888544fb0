import t from 'tap'
import { htmlReport } from '../../src/report/html-report.ts'
import { deployedSubjects, loadOf, prices, resultOf, subjectOf, workerOf } from '../fixtures/results.ts'

const lambda = (megabytes: number) => ({ target: 'lambda', engine: 'trees', megabytes }) as const

t.test('one page that asks for nothing else', async (t) => {
  const page = htmlReport(
    resultOf({}, { subject: lambda(128) }, { subject: lambda(512), latencyMs: [4] }),
    prices,
  )
  t.match(page, /^<!doctype html>\n<html lang="en"><head><meta charset="utf-8">/)
  t.same(
    [...page.matchAll(/<h2>([^<]+)</g)].map(([, title]) => title),
    [
      'Cold start',
      'Latency at a constant rate',
      'Latency as fast as answers come',
      'Memory sizes of the function',
      'All figures',
    ],
  )
  t.equal(page.match(/<svg /g)?.length, 4)
  t.equal(page.match(/<table>/g)?.length, 4)
  t.equal(page.match(/<\/h3><div class="table"><table>/g)?.length, 4, 'titles do not scroll')
  t.match(page, /million warm requests at the prices of somewhere, x64, 2026-01-02: time/)
  t.notMatch(page, /could not keep/)
  t.notMatch(page, /<script|<link|<img|https?:|src=/)
  t.match(page, /a &lt;fast&gt; CPU/, 'text is escaped')
  t.notMatch(page, /NaN|undefined|Infinity/)
})

t.test('a cold start is as long as its label says', async (t) => {
  const result = resultOf({})
  const start = (code: number, answer: number) => ({ total: code + answer, code, answer })
  const cold = [start(300, 71), start(200, 300), start(10, 20)]
  const page = htmlReport({ ...result, subjects: result.subjects.map((one) => ({ ...one, cold })) }, prices)
  t.match(page, '>local, trees: 371 ms</text>')
  t.match(page, '<title>local, trees: loading the modules 300 ms</title>')
  t.match(page, /<title>local, trees: from then to the first answer, .* 71\.0 ms<\/title>/)
  t.match(page, 'the one in the middle of 3 by its total')
})

t.test('each curve has its rate, and a note tells if they differ', async (t) => {
  const pageOf = (...rates: readonly number[]) => {
    const subjects = rates.map((dueRate, at) => {
      const subject = { target: at === 0 ? 'local' : 'sagemaker', engine: 'trees' } as const
      return { ...subjectOf({ subject }), open: [loadOf(2, { dueRate })] }
    })
    return htmlReport({ ...resultOf(), subjects }, prices)
  }
  const page = pageOf(972, 128)
  t.match(page, '>local, trees, 972/s<')
  t.match(page, '>sagemaker, trees, 128/s<')
  t.match(page, 'The rates differ')
  t.notMatch(pageOf(128, 128), 'The rates differ')
})

t.test('only what was measured is shown', async (t) => {
  const page = htmlReport(resultOf({ latencyMs: [] }), prices)
  t.same(
    [...page.matchAll(/<h2>([^<]+)</g)].map(([, title]) => title),
    ['Cold start', 'All figures'],
  )
})

t.test('a subject that answered nothing leaves the page whole', async (t) => {
  const result = resultOf({})
  const failed = { connections: 1, seconds: 1, answered: 0, errors: { ECONNRESET: 3 }, latencies: [] }
  const subjects = result.subjects.map((one) => ({ ...one, closed: [failed], open: [failed] }))
  t.notMatch(htmlReport({ ...result, subjects }, prices), /NaN|undefined|Infinity/)
})

t.test('a sweep whose processor shares were not kept says so', async (t) => {
  const sizes = [128, 512].map((megabytes) => ({ subject: lambda(megabytes), cpuShareKept: false }))
  t.match(htmlReport(resultOf(...sizes), prices), /could not keep the processor share of a size/)
})

t.test('a batch worker has cold starts and a table', async (t) => {
  const page = htmlReport({ ...resultOf(), subjects: [workerOf(2, 3, 4)] }, prices)
  t.same(
    [...page.matchAll(/<h2>([^<]+)</g)].map(([, title]) => title),
    ['Cold start', 'All figures'],
  )
  t.match(page, '<th>records/s</th>')
  t.notMatch(page, /NaN|undefined|Infinity/)
})

t.test('what is deployed, without what is not known of it', async (t) => {
  const page = htmlReport({ ...resultOf(), subjects: deployedSubjects() }, prices)
  t.match(page, /function forest:live: 300 ms/)
  t.match(page, /<title>function forest:live: placing what is deployed, .* 180 ms<\/title>/)
  t.notMatch(page, /<title>function forest:live: Node/)
  t.match(page, /endpoint models/)
  t.match(page, /what Lambda reported/)
  t.notMatch(page, /NaN|undefined|Infinity/)
})
