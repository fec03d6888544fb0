import { faultOf } from '@inferry/testing'
import t from 'tap'
import { parseTrace } from '../../../src/simulate/arrivals/parse-trace.ts'

const parse = (text: string, durationMs: number | undefined = 5) => {
  const { times, durationsMs, seconds } = parseTrace(text, 't.csv', durationMs)
  return { times: [...times], durationsMs: [...durationsMs], seconds }
}

t.test('seconds, with and without milliseconds', async (t) => {
  const expected = { times: [0, 1.5, 2], durationsMs: [5, 5, 5], seconds: 3 }
  for (const text of [
    '10\n11.5\n12\n',
    '10\r\n11.5\r\n12',
    '\ufeffarrival\n10\n\n11.5\n12\n',
    '1e1\n+11.5\n12.\n',
  ])
    t.same(parse(text), expected, JSON.stringify(text))
  t.same(parse('time,duration_ms\n10,7\n11.5\n12, 9.5 \n').durationsMs, [7, 5, 9.5])
  t.same(parse('-1,1\n.5,2', undefined), { times: [0, 1.5], durationsMs: [1, 2], seconds: 3 })
})

t.test('quoted fields, as other programs write them', async (t) => {
  t.same(parse('"time","ms"\n"0","5"\n" 1.5 ", "7"\n'), { times: [0, 1.5], durationsMs: [5, 7], seconds: 3 })
  t.same(parse('"2026-11-28T09:30:00Z"\n"2026-11-28T09:30:01Z"\n').times, [0, 1])
})

t.test('dates', async (t) => {
  t.same(
    parse('2026-11-28T09:30:00Z\n2026-11-28T10:30:01+01:00\n2026-11-28 09:30:01.500Z').times,
    [0, 1, 1.5],
  )
})

t.test('at the same time is in order', async (t) => {
  t.same(parse('1\n1\n2\n').times, [0, 0, 1])
})

t.test('what is wrong, and where', async (t) => {
  for (const [text, said, row] of [
    ['', 'it has to have two requests at different times'],
    ['arrival\n', 'it has to have two requests'],
    ['1\n', 'it has to have two requests'],
    ['1\n1\n1', 'it has to have two requests'],
    ['1\n3\n2\n', 'line 3: it came before the line above; sort the trace by time', 2],
    ['1\nx\n', 'line 2: "x", expected seconds, or a date', 1],
    ['1\n,3\n', 'line 2: "", expected seconds', 1],
    ['1\nNaN\n', 'line 2: "NaN", expected', 1],
    ['1\n1e999\n', 'line 2: "1e999", expected', 1],
    ['1\n2026-13-28T09:30\n', 'line 2: "2026-13-28T09:30", expected', 1],
    ['1764408600000\n1764408601000\n', 'line 1: 1764408600000 is no number of seconds that can be; are', 0],
    ['0\n1e300\n', 'line 2: 1e300 is no number of seconds that can be', 1],
    ['-1e300\n0\n', 'line 1: -1e300 is no number', 0],
    ['x,5\n1,5\n2,5\n', 'line 1: "x", expected seconds, or a date', 0],
    ['2026-13-28T09:30\n1\n2\n', 'line 1: "2026-13-28T09:30", expected', 0],
    ['5s\n1\n2\n', 'line 1: "5s", expected seconds', 0],
    ['1,5\n2,-1\n', 'line 2: "-1", expected milliseconds', 1],
    ['1,5\n2,soon\n', 'line 2: "soon", expected milliseconds', 1],
    ['1,Infinity\n2\n', 'line 1: "Infinity", expected milliseconds', 0],
  ] as const) {
    const { code, message, location } = faultOf(() => parse(text))
    t.equal(code, 'INVALID_INPUT')
    t.ok(message.startsWith(`the trace t.csv: ${said}`), message)
    t.same(location, { file: 't.csv', ...(row !== undefined && { row }) })
  }
  t.match(
    faultOf(() => parseTrace('1\n2', 't.csv', undefined)).message,
    /line 1: it has no milliseconds; add/,
  )
})
