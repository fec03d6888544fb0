import t from 'tap'
import type { DataProcessing, TransformJob } from '../../src/job/definition.ts'
import { jobOf } from './blocks.ts'
import { processed } from './processed.ts'

const join = { joinSource: 'Input' } as const

t.test("AWS's examples", async (t) => {
  const csv = (dataProcessing: Partial<DataProcessing>) => jobOf('text/csv', dataProcessing)
  const lines = (dataProcessing: Partial<DataProcessing>) => jobOf('application/jsonlines', dataProcessing)
  const whole = jobOf('application/json', join, { splitType: 'None', assembleWith: 'None' })
  const cases: readonly {
    readonly source: string
    readonly job: TransformJob
    readonly records: readonly string[]
    readonly sent: readonly string[]
    readonly answer: string
    readonly out: string
  }[] = [
    {
      source: 'Developer guide, "Associate Prediction Results with Input Records": Output Only Inferences',
      job: csv({}),
      records: ['7,1,2\n', '8,3,4\n'],
      sent: ['7,1,2\n', '8,3,4\n'],
      answer: '0.1\n0.2\n',
      out: '0.1\n0.2\n',
    },
    {
      source: 'the same, Output Inferences Joined with Input Data: CSV',
      job: csv(join),
      records: ['1,2,3\n'],
      sent: ['1,2,3\n'],
      answer: '1\n',
      out: '1,2,3,1\n',
    },
    {
      source: 'the same: JSON',
      job: whole,
      records: ['{"key":1}'],
      sent: ['{"key":1}'],
      answer: '{"label":1}',
      out: '{"key":1,"SageMakerOutput":{"label":1}}',
    },
    {
      source: 'the same, the note: an input that is no key-value pair object',
      job: lines(join),
      records: ['[1,2]\n', '3\n'],
      sent: ['[1,2]\n', '3\n'],
      answer: '{"label":1}\n{"label":0}\n',
      out: '{"SageMakerInput":[1,2],"SageMakerOutput":{"label":1}}\n{"SageMakerInput":3,"SageMakerOutput":{"label":0}}\n',
    },
    {
      source: 'the same, Exclude the ID Column from the Input (CSV)',
      job: csv({ ...join, inputFilter: '$[1:]' }),
      records: ['id1,1,2,3,4\n', 'id2,5,6,7,8\n'],
      sent: ['1,2,3,4\n', '5,6,7,8\n'],
      answer: '0.5\n0.6',
      out: 'id1,1,2,3,4,0.5\nid2,5,6,7,8,0.6\n',
    },
    {
      source: "AWS's notebook on the feature: $[0,-1] keeps the ID and the inference",
      job: csv({ ...join, inputFilter: '$[1:]', outputFilter: '$[0,-1]' }),
      records: ['id1,1,2\n', '"id,2",5,6\n'],
      sent: ['1,2\n', '5,6\n'],
      answer: '0.5\n0.6\n',
      out: 'id1,0.5\n"id,2",0.6\n',
    },
    {
      source: 'Developer guide, the same page: an ID attribute (JSON)',
      job: lines({ ...join, inputFilter: '$.features', outputFilter: "$['id','SageMakerOutput']" }),
      records: ['{"id":12345678901234567890,"features":[1.0,2],"note":"x"}\n'],
      sent: ['[1.0,2]\n'],
      answer: '{"score":0.50}\n',
      out: '{"id":12345678901234567890,"SageMakerOutput":{"score":0.50}}\n',
    },
  ]
  for (const { source, job, records, sent, answer, out } of cases) {
    t.same(processed(job, records, answer), { sent, out }, source)
  }
})
