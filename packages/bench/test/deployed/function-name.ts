import t from 'tap'
import { parseFunctionName } from '../../src/deployed/function-name.ts'

const arn = 'arn:aws:lambda:eu-west-1:012345678912:function:forest'

t.test('names as Lambda takes them', async (t) => {
  for (const [text, name] of [
    ['forest', { unqualified: 'forest' }],
    ['forest:live', { unqualified: 'forest', qualifier: 'live' }],
    ['forest:7', { unqualified: 'forest', qualifier: '7' }],
    ['forest:$LATEST', { unqualified: 'forest' }],
    ['012345678912:function:forest', { unqualified: '012345678912:function:forest' }],
    [arn, { unqualified: arn, region: 'eu-west-1' }],
    [`${arn}:live`, { unqualified: arn, qualifier: 'live', region: 'eu-west-1' }],
  ] as const)
    t.same(parseFunctionName(text), name, text)
})

t.test('what is none', async (t) => {
  for (const text of ['', 'a b', 'forest:', ':live', 'arn:aws:lambda:eu-west-1:1:function:forest', 'a:b:c'])
    t.equal(parseFunctionName(text), undefined, text)
})
