import t from 'tap'
import { newTraceId } from '../../src/environment/trace-id.ts'

t.test("X-Ray's form", async (t) => {
  t.match(newTraceId(), /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/)
  t.not(newTraceId(), newTraceId())
})
