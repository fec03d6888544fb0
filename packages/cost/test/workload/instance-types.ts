import { faultOf } from '@inferry/testing'
import t from 'tap'
import { instanceTypeOf } from '../../src/workload/instance-types.ts'

t.test('machines by their names', async (t) => {
  t.same(instanceTypeOf('ml.t2.medium', 'x'), { vcpus: 2, memoryGb: 4 })
  const { message, location } = faultOf(() => instanceTypeOf('ml.t9.huge', 'instanceType'))
  t.match(message, /^instanceType is "ml\.t9\.huge", expected one of ml\.t2\.medium, /)
  t.same(location, { field: 'instanceType' })
})
